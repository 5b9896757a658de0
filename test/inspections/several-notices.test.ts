// «Đã nhận» typed where several notices wait: each time for one, which is named, and the next is asked for; none is lost.
import { beforeAll, describe, expect, it } from 'vitest';
import { at } from '../../src/kit/calendar.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';

const stage = useStage({ at: '2023-09-06 09:00', city: true });
let lan: Phone;
const DAYS = ['19/09/2023', '20/09/2023', '21/09/2023'];

beforeAll(async () => {
  lan = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
  const { id: unitId } = await stage().db.unit.findUniqueOrThrow({ where: { code: 'H-02' } });
  const give = (code: string, inspectOn: string) =>
    stage().db.inspection.update({ where: { code }, data: { unitId, inspectOn } });
  await give('I-16', '2023-09-19');
  await give('I-15', '2023-09-20');
  await stage().db.inspection.updateMany({ where: { code: 'I-15' }, data: { surprise: false } });
  await stage().db.plan.updateMany({ data: { revision: { increment: 1 } } });
  for (const minute of ['08:30', '08:31', '08:32']) await stage().at(`2023-09-07 ${minute}`);
});

const reset = async () => {
  await stage().db.notice.updateMany({
    data: { acknowledgedAt: null, acknowledgedById: null, acknowledgedRole: null },
  });
  await stage().db.deadline.updateMany({ where: { kind: 'ACKNOWLEDGE' }, data: { closedAt: null, closedWhy: null } });
};
const acknowledged = async () => {
  const rows = await stage().db.inspection.findMany({
    where: { unit: { code: 'H-02' }, notices: { some: { acknowledgedAt: { not: null }, supersededAt: null } } },
  });
  return rows.map(({ inspectOn }) => inspectOn.split('-').reverse().join('/')).sort();
};

/** Types it until nothing waits; what is said each time. */
async function typesAll(): Promise<void> {
  const done: string[] = [];
  for (let n = 0; n < DAYS.length; n++) {
    const before = lan.heard().length;
    await lan.says('đã nhận');
    const said = lan
      .heard()
      .slice(before)
      .map(({ text }) => text)
      .join('\n');
    const now = await acknowledged();
    expect(now).toHaveLength(n + 1);
    const [fresh] = now.filter((day) => !done.includes(day));
    expect(said).toContain(`Đã ghi: đơn vị đã nhận thông báo kiểm tra ngày ${fresh}.`);
    done.push(fresh!);
    if (n + 1 < DAYS.length)
      expect(said).toMatch(/Còn thông báo kiểm tra ngày \d\d\/09\/2023 gửi UBND huyện Tre Xanh chưa được/);
    else expect(said).not.toContain('Còn thông báo');
    expect(said).not.toContain('chưa hiểu');
  }
  await lan.says('đã nhận');
  expect(lan.last().text).not.toContain('chưa hiểu');
  expect(await acknowledged()).toEqual(DAYS);
}

describe('«đã nhận» typed several times', { timeout: 60_000 }, () => {
  it('under the notices themselves', async () => {
    expect(lan.heard().filter(({ text }) => text.startsWith('THÔNG BÁO LỊCH KIỂM TRA'))).toHaveLength(3);
    await typesAll();
  });

  it('under one morning card with all of them', async () => {
    await reset();
    await stage().at('2023-09-11 08:15');
    lan.sees(/Việc trong ngày · Thứ Hai, 11\/09\/2023.* – 0\d việc/, 2);
    await typesAll();
  });

  it('where the notices lie too far back to be answered by their buttons', async () => {
    await reset();
    await stage().db.outboxMessage.updateMany({
      where: { dedupeKey: { startsWith: 'notice:' } },
      data: { createdAt: at('2023-01-01 08:00') },
    });
    await lan.says('/trogiup');
    await typesAll();
  });
});
