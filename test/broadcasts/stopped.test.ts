// A sending that was stopped when everything had left already was not stopped: its card says that it is done.
import { expect, it } from 'vitest';
import { tallyScreen } from '../../src/broadcasts/screens.js';
import { at } from '../../src/kit/calendar.js';
import { wordsOfTests } from '../printed.js';

const { vi: words } = wordsOfTests();
const now = at('2023-09-15 14:06');
type Given = Parameters<typeof tallyScreen>;
const tally = {
  total: 3,
  sent: 3,
  waiting: 0,
  unreachable: 0,
  failed: 0,
  cancelled: 0,
  unknown: 0,
  acknowledged: 0,
  replies: 0,
};
const screen = (cancelled: number) =>
  tallyScreen(
    words,
    { id: 'b', state: 'STOPPED', stoppedAt: now, doneAt: now, wantsAck: true } as Given[1],
    { ...tally, sent: 3 - cancelled, cancelled },
    now,
  ).text;

it('says done when all had left, stopped when something was taken back', () => {
  expect(screen(0)).toMatch(/Đã gửi xong lúc 14h06\..* Tổng 03 = đã gửi 03/);
  expect(screen(1)).toMatch(/Đã dừng lúc 14h06\..* Tổng 03 = đã gửi 02 .* đã dừng 01/);
});
