// Titles and headers that are nearly ours: which of our words they hold, and what has to be asked before anything is lost.
// Knows words only; what a person answered is handed in.

import { fold } from '../../kit/vietnamese.js';
import type { ColumnSpec } from './headers.js';

/** «Có phải …?»: a sheet, or a column of one, that looks like ours and is called otherwise. */
export interface LookalikeQuestion {
  readonly key: string;
  readonly sheet: string;
  /** null when the sheet itself is asked about. */
  readonly column: string | null;
  /** What it may be, by the name we give it. */
  readonly ours: string;
}

/** What was answered so far, by the key of the question; a question without an answer is open. */
export type LookalikeAnswers = Readonly<Record<string, boolean>>;

export const columnQuestion = (sheet: string, column: string, ours: string): LookalikeQuestion => ({
  key: ['column', sheet, column, ours].join('\n'),
  sheet,
  column,
  ours,
});

export const sheetQuestion = (sheet: string, ours: string): LookalikeQuestion => ({
  key: ['sheet', sheet, ours].join('\n'),
  sheet,
  column: null,
  ours,
});

const wordsOf = (text: string): string[] =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ');

/** True when the words of ours stand in the text one after the other: «1. Lịch kiểm tra điều chỉnh» holds «Lịch kiểm tra». */
export const holdsWords = (text: string, ours: string): boolean =>
  ` ${wordsOf(text).join(' ')} `.includes(` ${wordsOf(ours).join(' ')} `);

/** Other words under which offices keep a column of ours. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  surprise: ['Bất ngờ', 'Không báo trước'],
  evidence: ['Tài liệu kiểm chứng', 'Chứng cứ'],
  askIf: ['Điều kiện', 'Hiện khi'],
  inspectOn: ['Ngày', 'Thời gian'],
  answeredBy: ['Bên trả lời', 'Đối tượng trả lời'],
  question: ['Nội dung câu hỏi', 'Nội dung kiểm tra'],
  dueOn: ['Thời hạn'],
};

/** The column among those still without a place that a header may mean; the one whose words it shares most. */
export function findLookalike(header: string, columns: readonly ColumnSpec[]): ColumnSpec | undefined {
  const scored = columns.map((column) => {
    const names = [column.vi.replace(/\(.*\)/, ''), column.alias, ...(ALSO[column.field] ?? [])];
    return { column, score: Math.max(...names.map((name) => likeness(header, name))) };
  });
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a), { column: undefined, score: 0 } as {
    column: ColumnSpec | undefined;
    score: number;
  });
  return best.column;
}

/** 0 for nothing alike; more for more words of ours in a header that says more, then for a part of ours, its first letters, a slip of the pen. */
function likeness(header: string, ours: string): number {
  const [theirs, own] = [wordsOf(header), wordsOf(ours)];
  if (holdsWords(header, ours)) return 100 + own.join('').length;
  if (theirs.join('').length >= 5 && theirs.length > 1 && holdsWords(ours, header)) return 50 + theirs.join('').length;
  const [a, b] = [theirs.join(''), own.join('')];
  // «ĐX», «H.T»: the first letters of ours.
  if (own.length > 1 && a === own.map((word) => word[0] ?? '').join('')) return 20 + own.length;
  const allowed = b.length >= 9 ? 2 : b.length >= 5 ? 1 : 0;
  return allowed > 0 && Math.abs(a.length - b.length) <= allowed && distance(a, b) <= allowed ? 10 + b.length : 0;
}

/** How many letters have to be put in, taken out or changed to make one word of another. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
