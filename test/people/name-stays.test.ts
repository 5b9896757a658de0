// Whoever sent or answered something keeps their name with it when their role has ended: nobody reads a dash for a person.
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { pdf } from '../checklists/announced.js';
import { atPapers, carryOver } from '../documents/unit-desk.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';

const stage = useStage({ at: '2023-09-15 09:00', city: true });
let gone: Phone;

beforeAll(async () => {
  await carryOver(stage());
  gone = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
}, 120_000);

const leave = () =>
  stage().db.roleHeld.updateMany({ where: { personId: gone.personId! }, data: { endedAt: stage().clock.now() } });

it('a paper set apart says who sent it, in the list and by itself', async () => {
  await atPapers(gone);
  await gone.sendsFile(pdf('Phụ lục (MẬT).pdf'));
  await leave();
  const office = await stage().seat({ name: 'Trần Thị Minh Họa', role: 'OFFICE' });
  const { id } = await stage().db.evidence.findFirstOrThrow({ where: { state: 'QUARANTINED' } });
  await office.says('/viec');
  await office.taps(office.last().id, 'documents.apart:0');
  office.sees(/1\. UBND huyện Tre Xanh – “Phụ lục \(MẬT\)\.pdf”, Nguyễn Thị Ví Dụ, /, 2);
  await office.taps(office.last().id, `documents.apartfile:${id}`);
  office.sees(/người gửi Nguyễn Thị Ví Dụ, /, 2);
});

it('no source puts a sign where a name, a unit or a place is missing', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !/^(?:generated|cli)/.test(name),
  );
  const signs = sources.flatMap((name) =>
    [
      ...readFileSync(`src/${name}`, 'utf8').matchAll(
        /(?:[nN]ame|[sS]ender|answeredBy|reviewerId\)|byId\)) \?\? '[–…-]'|(?:title|[lL]abel) \?\? '[–-]'/g,
      ),
    ].map(([sign]) => `${name}: ${sign}`),
  );
  expect(sources.length).toBeGreaterThan(200);
  expect(signs).toEqual([]);
});
