// The step «Reminders» of the story, played: on each morning it names, the phones it names get what it says they get, and the
// others get nothing new of the ladder. Everybody of the made-up city is seated; the two shortcomings of 2022 stay open.
import { expect, test } from 'vitest';
import { FIGURES } from '../../src/demo/people.js';
import { STEPS } from '../../src/demo/story-texts.js';
import { CITY } from '../../src/demo/city.js';
import { inTransaction } from '../../src/kit/database.js';
import { applyCarriedOver } from '../../src/remediation/carried-over.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';

const stage = useStage({ at: '2023-09-07 09:00', city: true });
const step = STEPS.find(({ id }) => id === 'nudges')!;

/** What stands on whose phone on which morning, as the step tells it. */
const LADDER: readonly (readonly [morning: string, phone: string, message: RegExp])[] = [
  ['2023-09-27 08:16', 'focal', /Giờ làm việc.*29\/09/s],
  ['2023-10-02 08:16', 'focal', /Giờ làm việc[^]*04\/10/],
  ['2023-10-04 08:16', 'head', /Kính gửi Chủ tịch UBND huyện Tre Xanh[^]*Giờ làm việc[^]*06\/10/],
  ['2023-10-04 08:16', 'focal', /đã được báo cáo Chủ tịch UBND huyện/],
  ['2023-10-06 08:16', 'lead', /Giờ làm việc/],
  ['2023-10-06 08:16', 'head', /Giờ làm việc/],
  ['2023-10-06 08:16', 'focal', /Tổ trưởng/],
];

test('the ladder is seen on the mornings and phones the step names', async () => {
  const mornings = step.acts.map((act) => (act.kind === 'moveClock' ? act.to : ''));
  expect([...new Set(LADDER.map(([morning]) => morning))]).toEqual(mornings);
  expect(new Set(LADDER.map(([, phone]) => phone))).toEqual(new Set(step.sights!.map(({ phone }) => phone)));
  for (const [morning, phone] of LADDER) {
    const [, month, day] = /-(\d\d)-(\d\d) /.exec(morning)!;
    expect(step.sights!.find((sight) => sight.phone === phone)!.text.vi).toContain(`${day}/${month}`);
  }

  await inTransaction(stage().db, (tx) => applyCarriedOver(tx, CITY.carriedOver, stage().clock.now()));
  const phones: Record<string, Phone> = {};
  for (const figure of FIGURES) phones[figure.key] = await stage().seat(figure);
  for (const morning of mornings) {
    const before = Object.fromEntries(Object.entries(phones).map(([key, phone]) => [key, phone.heard().length]));
    await stage().at(morning);
    for (const [on, key, message] of LADDER) {
      if (on !== morning) continue;
      const news = phones[key]!.heard().slice(before[key]);
      expect(news.map(({ text }) => text).join('\n---\n'), `${key}, ${morning}`).toMatch(message);
    }
    // One card each at most.
    for (const [key, phone] of Object.entries(phones))
      expect(
        phone
          .heard()
          .slice(before[key])
          .filter(({ ring }) => ring).length,
        `${key}, ${morning}`,
      ).toBeLessThanOrEqual(1);
  }
}, 60_000);
