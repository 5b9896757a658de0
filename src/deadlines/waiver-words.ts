// How a waiver reads: what was waived, by whose decision, when and why. Pure; it must not know the database.
import type { Waiver } from '../generated/prisma/client.js';
import { cut } from '../kit/cut.js';
import { dayOf } from '../kit/calendar.js';
import { plain, type Words } from '../kit/words.js';

/** «Tổ trưởng Tổ B», «Trưởng Đoàn», «cơ quan thường trực»: by the office held when it was decided. */
export const sayWaivedBy = (words: Words, { byRole }: Pick<Waiver, 'byRole'>, teamName: string | null): string =>
  byRole === 'LEAD' && teamName !== null
    ? words.t('waiver-by-LEAD-of', { team: teamName })
    : words.t(`waiver-by-${byRole}`);

/** «được miễn theo quyết định của … ngày …; lý do: “…”». */
export const sayWaived = (
  words: Words,
  waiver: Pick<Waiver, 'byRole' | 'decidedAt' | 'reason'>,
  teamName: string | null,
  longest = 300,
): string =>
  words.t('waiver-said', {
    by: sayWaivedBy(words, waiver, teamName),
    on: waiver.decidedAt ? words.f.day(dayOf(waiver.decidedAt)) : '…',
    reason: cut(plain(waiver.reason), longest),
  });
