// How an import reads before its preview and after it: faults, questions, changes by page, the result; the preview is
// import-preview.ts. The chat and the command line share these lines. Pure.
import { button, type Message } from '../outbox/message.js';
import { BOLD, type Words } from '../kit/words.js';
import type { PlannedChange } from './import-changes.js';
import type { Faulty } from './judging.js';
import type { LookalikeQuestion } from './workbook/lookalikes.js';
import type { Applied } from './batches.js';
import { faultLine } from './workbook/faults.js';

const FAULTS_SHOWN = 6;
const QUESTIONS_SHOWN = 6;
export const CHANGES_PER_PAGE = 8;
/** One line of a list: what was typed into a cell may be long, and a message holds 4,096 characters. */
const LINE_CHARACTERS = 240;
const LIST_CHARACTERS = 3_000;
const NAME_CHARACTERS = 40;
const LABEL_CHARACTERS = 110;
const VALUE_CHARACTERS = 80;

/** As much of a cell as a line has room for. */
export const cut = (text: string, characters: number): string =>
  text.length <= characters ? text : `${text.slice(0, characters - 1).trimEnd()}…`;

/** Every fault in its own line, whole. */
export const faultLines = (read: Faulty, words: Words): string[] =>
  read.faults.map((fault) => faultLine(fault, words.t, words.f.count));

/** True when the faults stand in cells or sheets, so that a marked copy would show them. */
export const standInSheets = (read: Faulty): boolean => read.faults.some((fault) => fault.sheet !== null);

/** «Chưa áp dụng được»: what is wrong; the marked file follows when there is one, else as many faults as a message holds. */
export function faultyMessage(read: Faulty, isMarked: boolean, words: Words): Message {
  const { t, f } = words;
  let room = LIST_CHARACTERS;
  const lines = faultLines(read, words)
    .map((line) => cut(line, LINE_CHARACTERS))
    .filter((line, n) => (isMarked ? n < FAULTS_SHOWN : (room -= line.length + 1) > 0));
  const rest = read.faultCount - lines.length;
  const more = rest > 0 ? [t(isMarked ? 'import-more' : 'import-more-later', { count: f.count(rest) })] : [];
  const why = !isMarked && standInSheets(read) ? [t('import-unmarked')] : [];
  return { text: [t('import-faulty', { count: f.count(read.faultCount) }), ...lines, ...more, ...why].join('\n') };
}

/** «Có phải …?» of every sheet and column that is nearly called as ours. */
export const questionLines = (questions: readonly LookalikeQuestion[], { t }: Words): string[] =>
  questions.map(({ sheet, column, ours }) =>
    t(column === null ? 'import-ask-sheet' : 'import-ask-column', {
      sheet,
      column: cut(column ?? '', NAME_CHARACTERS),
      ours,
    }),
  );

/** What has to be asked before reading on, the question at `at` now. */
export function askMessage(id: string, questions: readonly LookalikeQuestion[], at: number, words: Words): Message {
  const { t, f } = words;
  const [now, ...later] = questionLines(questions.slice(at, at + QUESTIONS_SHOWN), words);
  return {
    text: [t('import-ask', { count: f.count(questions.length - at) }), `${BOLD}${now}${BOLD}`, ...later].join('\n'),
    rows: [
      [
        button(t('import-button-is'), `imports.yes:${id}:${at}`),
        button(t('import-button-is-not'), `imports.no:${id}:${at}`),
      ],
      [button(t('button-cancel'), `imports.drop:${id}`, 0)],
    ],
  };
}

/** One page of the changes, each with its unit and both values. */
export function changesMessage(
  id: string,
  { changes, all, page }: { changes: readonly PlannedChange[]; all: number; page: number },
  words: Words,
): Message {
  const { t, f } = words;
  const pages = Math.max(1, Math.ceil(all / CHANGES_PER_PAGE));
  const value = (text: string | null | undefined) => (text == null ? t('import-blank') : cut(text, VALUE_CHARACTERS));
  const lines = changes.map(({ sheet, what, label, column, from, to }) =>
    t(what === 'gone' ? 'import-gone-row' : `import-${what}`, {
      sheet: t(`import-sheet-${sheet}`),
      label: cut(label, LABEL_CHARACTERS),
      column: column ?? '',
      from: value(from),
      to: value(to),
    }),
  );
  const at = `imports.more:${id}:`;
  const nav = [
    ...(page > 0 ? [button(t('button-previous'), `${at}${page - 1}`, 8)] : []),
    ...(page < pages - 1 ? [button(t('button-next'), `${at}${page + 1}`, 9)] : []),
  ];
  return {
    text: [t('import-changes', { page: page + 1, pages, count: f.count(all) }), ...lines].join('\n'),
    rows: [...(nav.length > 0 ? [nav] : []), [button(t('import-button-apply'), `imports.apply:${id}`)]],
  };
}

export function appliedMessage(id: string, applied: Applied, now: Date, words: Words): Message {
  const { t, f } = words;
  return {
    text: t('import-applied', { at: f.moment(now), added: f.count(applied.added), changed: f.count(applied.changed) }),
    rows: [
      [button(t('button-calendar'), 'desk.lich', 6)],
      [button(t('import-button-forget'), `imports.forget:${id}`, 7)],
    ],
  };
}
