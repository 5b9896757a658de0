// How an import reads: faults, preview, result. The chat and the command line share these lines. Pure.
import { button, type Message } from '../outbox/message.js';
import { BOLD, type Words } from '../kit/words.js';
import { endingLines } from '../people/register.js';
import { countDiff, type Faulty, type Preview } from './importing.js';
import type { Applied } from './plan-store.js';
import { faultLine } from './workbook/faults.js';

const FAULTS_SHOWN = 6;
const MOVES_SHOWN = 3;
const REMARKS_SHOWN = 5;
/** One line of a list: what was typed into a cell may be long, and a message holds 4,096 characters. */
const LINE_CHARACTERS = 240;
const LIST_CHARACTERS = 3_000;
const NAME_CHARACTERS = 40;
const ENDINGS_SHOWN = 8;

const cut = (text: string, characters: number): string =>
  text.length <= characters ? text : `${text.slice(0, characters - 1).trimEnd()}…`;

/** Every fault in its own line, whole. */
export const faultLines = (read: Faulty, words: Words): string[] =>
  read.faults.map((fault) => faultLine(fault, (key, args) => words.t(key, args)));

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

/** The preview's lines: per sheet added, changed, kept; days that move; warnings. */
export function previewLines(preview: Preview, words: Words): string[] {
  const { t, f } = words;
  const counts = countDiff(preview.diff).map(({ sheet, added, changed, kept }) =>
    t('import-sheet', {
      sheet: t(`import-sheet-${sheet}`),
      added: f.count(added),
      changed: f.count(changed),
      kept: f.count(kept),
    }),
  );
  const moves = (preview.diff.schedule?.changed ?? []).flatMap((row) => {
    const move = row.fields.find((field) => field.field === 'inspectOn');
    return move
      ? [t('import-move', { code: row.code, from: f.day(String(move.from)), to: f.day(String(move.to)) })]
      : [];
  });
  return [
    ...counts,
    ...moves.slice(0, MOVES_SHOWN),
    ...(preview.ignored.length > 0
      ? [
          t('import-ignored', {
            count: f.count(preview.ignored.length),
            columns: preview.ignored
              .map((c) => `“${cut(c.column, NAME_CHARACTERS)}”`)
              .slice(0, 5)
              .join(', '),
          }),
        ]
      : []),
    ...remarkLines(preview, words),
    t('import-overlaps', { count: f.count(preview.overlaps) }),
    ...registerLines(preview, words),
    ...(preview.surprises > 0 ? [t('import-surprise', { count: f.count(preview.surprises) })] : []),
  ];
}

/** What was read otherwise than it was typed. */
function remarkLines({ remarks }: Preview, words: Words): string[] {
  const { t, f } = words;
  const rest = remarks.length - REMARKS_SHOWN;
  return [
    ...remarks.slice(0, REMARKS_SHOWN).map((remark) => faultLine(remark, (key, args) => t(key, args))),
    ...(rest > 0 ? [t('import-remarks-more', { count: f.count(rest) })] : []),
  ];
}

/** Which roles would end, by name, and who could not be compared. What does not fit is in the file beside the preview. */
function registerLines(preview: Preview, words: Words): string[] {
  const { t, f } = words;
  const { ending, unmatched } = endingLines(preview.endings, words);
  const part = (key: string, lines: readonly string[]) =>
    lines.length === 0
      ? []
      : [
          t(key, { count: f.count(lines.length) }),
          ...lines.slice(0, ENDINGS_SHOWN).map((line) => `– ${line}`),
          ...(lines.length > ENDINGS_SHOWN
            ? [t('import-roles-more', { count: f.count(lines.length - ENDINGS_SHOWN) })]
            : []),
        ];
  return [
    ...(preview.gone > 0 ? [t('import-delegates-gone', { count: f.count(preview.gone) })] : []),
    ...part('import-roles-end', ending),
    ...part('import-roles-unmatched', unmatched),
  ];
}

/** Every role that would end, as a file, when the preview has no room for all of them. */
export function endingsFile(preview: Preview, words: Words): Message | null {
  const { t, f } = words;
  const { ending, unmatched } = endingLines(preview.endings, words);
  if (ending.length <= ENDINGS_SHOWN && unmatched.length <= ENDINGS_SHOWN) return null;
  const all = [
    t('import-roles-end', { count: f.count(ending.length) }),
    ...ending,
    '',
    t('import-roles-unmatched', { count: f.count(unmatched.length) }),
    ...unmatched,
  ];
  const base64 = Buffer.from(all.join('\n').replaceAll(BOLD, '')).toString('base64');
  return {
    text: t('import-roles-file'),
    attachment: { kind: 'bytes', name: 'vai-tro-ket-thuc.txt', mime: 'text/plain', base64 },
  };
}

export function previewMessage(id: string, preview: Preview, words: Words): Message {
  const { t } = words;
  if (preview.isEmpty) return { text: t('import-same') };
  const number = preview.plan.plan?.number ?? '';
  return {
    text: [t('import-preview', { number }), ...previewLines(preview, words)].join('\n'),
    rows: [
      [button(t('import-button-apply'), `imports.apply:${id}`)],
      [button(t('button-cancel'), `imports.drop:${id}`, 0)],
    ],
  };
}

export function appliedMessage(applied: Applied, now: Date, words: Words): Message {
  const { t, f } = words;
  return {
    text: t('import-applied', { at: f.moment(now), added: f.count(applied.added), changed: f.count(applied.changed) }),
    rows: [[button(t('button-calendar'), 'desk.lich', 6)]],
  };
}
