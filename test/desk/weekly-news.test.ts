// What the office has to know comes again on the same day of the next week, in one card, also when the first came late in the day;
// and a card of nothing else is looked at as it leaves, like one of duties.
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lookAtCard } from '../../src/deadlines/leaving.js';
import { loadWords } from '../../src/kit/words.js';
import { at } from '../../src/kit/calendar.js';
import { useStage } from '../stage.js';

const stage = useStage({ at: '2023-09-08 17:30', city: true });
const NEWS = /Đơn vị chưa có người nhận thông báo, nhắc việc/;

it('comes in the morning a week after a card that an outage had made late', async () => {
  const office = await stage().seat({ name: 'Trần Thị Minh Họa', role: 'SECRETARY' });
  const news = () => office.heard().filter(({ text }) => NEWS.test(text)).length;
  await stage().at('2023-09-11 10:40');
  expect(news()).toBe(1);
  for (const day of ['12', '13', '14', '15']) await stage().at(`2023-09-${day} 08:15`);
  expect(news()).toBe(1);
  await stage().at('2023-09-18 08:15');
  expect(news()).toBe(2);
  await stage().at('2023-09-19 08:15');
  expect(news()).toBe(2);
});

it('is not sent when it has waited and what it told has been put right', async () => {
  const { db } = stage();
  const words = loadWords(join(import.meta.dirname, '../../locales'), 'refuse');
  const { id: personId } = await db.person.findFirstOrThrow({ where: { fullName: 'Trần Thị Minh Họa' } });
  const leaving = { dedupeKey: `morning:2023-09-18:${personId}`, personId, createdAt: at('2023-09-18 08:15') };
  const links = { officeNews: () => Promise.resolve([]) };
  const look = (time: string) => lookAtCard({ db, now: at(`2023-09-18 ${time}`), words, links }, leaving);
  expect(await look('08:15')).toBeNull();
  expect(await look('09:40')).toBe('gone');
});
