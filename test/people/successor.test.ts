// A post whose register still holds the predecessor's number: the successor comes in by a new link, with a name of their own;
// whoever only mislaid the telephone still has to prove the number.
import { expect, it } from 'vitest';
import { useStage } from '../stage.js';
import { CALM, unitLink } from './cast.js';

const stage = useStage({ at: '2023-08-15 08:30', city: true });

const join = async (name: string, phone: string) => {
  const { token } = await unitLink(stage(), 'H-02', 'FOCAL');
  const person = stage().stranger(name, phone);
  await person.starts(token);
  await person.presses('Đồng ý');
  return person;
};
const endLast = async (endReason: string) => {
  const role = await stage().db.roleHeld.findFirstOrThrow({ where: { role: 'FOCAL', endedAt: null } });
  await stage().db.roleHeld.update({ where: { id: role.id }, data: { endedAt: stage().clock.now(), endReason } });
};

it('asks for the number of the register until its holder has moved, then for the successor’s name', async () => {
  const lan = await join('Lan', '84900000001');
  await lan.sharesContact();
  lan.sees(/^Đã xác nhận/);

  await endLast('PHONE_LOST');
  const foreign = await join('Người khác', '84900000777');
  await foreign.sharesContact();
  foreign.sees(CALM);
  foreign.neverSaw(/Tre Xanh/);

  await stage().db.roleHeld.updateMany({ where: { endReason: 'PHONE_LOST' }, data: { endReason: 'MOVED' } });
  const { comparesPhone } = await unitLink(stage(), 'H-02', 'FOCAL');
  expect(comparesPhone).toBe(false);
  const successor = await join('Tư', '84900000888');
  await successor.says('Nguyễn Văn Tư');
  await successor.presses('Xác nhận');
  successor.sees(/^Đã xác nhận\. .*với vai trò \*\*đầu mối của UBND huyện Tre Xanh\*\*/);
  const held = await stage().db.roleHeld.findMany({ where: { endedAt: null }, include: { person: true } });
  expect(held.map(({ person }) => person.fullName)).toEqual(['Nguyễn Văn Tư']);
});
