// The one place that words a date something is due by: before it «chậm nhất …», after it «thời hạn … đã qua». How a date is
// written is the caller's. Pure.
import type { Words } from '../kit/words.js';

/** «chậm nhất 17h00 ngày 29/09», or once it has passed «thời hạn 17h00 ngày 29/09 đã qua». */
export const sayDueBy = ({ t }: Words, dueAt: Date, now: Date, due: string): string =>
  t(now <= dueAt ? 'due-by' : 'due-passed', { due });
