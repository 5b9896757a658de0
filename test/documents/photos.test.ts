// Photos have no name of their own: those of one moment are numbered, so that receipts and refusals tell them apart.
import { expect, it } from 'vitest';
import { useStage } from '../stage.js';
import { jpg } from './samples.js';
import { atPapers, carryOver } from './unit-desk.js';

const stage = useStage({ at: '2023-09-15 09:00', city: true });

it('photos of one album bear numbers in the order they were sent in, which stay', { timeout: 60_000 }, async () => {
  await carryOver(stage());
  const unit = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
  await atPapers(unit);
  const photo = (n: number) => ({ kind: 'photo' as const, name: 'x.jpg', mime: 'image/jpeg', bytes: picture(n) });
  stage().simulator.sendAlbum(unit.id, [photo(1), photo(2), photo(3)]);
  await stage().drain();
  const names = async () =>
    (await stage().db.evidence.findMany({ orderBy: { messageId: 'asc' } })).map(({ name }) => name);
  const album = [1, 2, 3].map((n) => `anh-2023-09-15-09-00-00-${n}.jpg`);
  expect(await names()).toEqual(album);
  const receipt = unit.heard().findLast(({ text }) => text.includes('đã nhận 03 tệp'))!.text;
  for (const name of album) expect(receipt).toContain(`– ${name} · `);
  // Another one at the same second, by itself.
  stage().simulator.sendPhoto(unit.id, { name: 'x.jpg', mime: 'image/jpeg', bytes: picture(4) });
  await stage().drain();
  expect(await names()).toEqual([...album, 'anh-2023-09-15-09-00-00-4.jpg']);
});

/** Pictures that differ. */
const picture = (n: number): Buffer => Buffer.concat([jpg(), Buffer.alloc(n)]);
