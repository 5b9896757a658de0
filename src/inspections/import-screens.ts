// How an import reads: faults, preview, result. The chat and the command line share these lines. Pure.
import { button, layOut, type Button, type Message } from '../outbox/message.js';
import { BOLD, type Words } from '../kit/words.js';
import { endingLines } from '../people/register.js';
import type { PlannedChange } from './import-changes.js';
import { countDiff, type Preview } from './importing.js';
import type { Faulty } from './judging.js';
import { sameNames } from './same-names.js';
import { unusedLines } from './import-unused.js';
import { moveLines, pastDateLines } from './past-dates.js';
import type { LookalikeQuestion } from './workbook/lookalikes.js';
import type { Applied } from './batches.js';
import { faultLine } from './workbook/faults.js';

const FAULTS_SHOWN = 6;
/** More can be cancelled where they stand in the schedule. */
const CANCELS_SHOWN = 3;
const REMARKS_SHOWN = 5;
const NAMES_SHOWN = 3;
const OVERLAPS_SHOWN = 3;
const UNITS_SHOWN = 5;
const QUESTIONS_SHOWN = 6;
export const CHANGES_PER_PAGE = 8;
/** One line of a list: what was typed into a cell may be long, and a message holds 4,096 characters. */
const LINE_CHARACTERS = 240;
const LIST_CHARACTERS = 3_000;
const NAME_CHARACTERS = 40;
const UNIT_CHARACTERS = 60;
const LABEL_CHARACTERS = 110;
const VALUE_CHARACTERS = 80;
const MESSAGE_CHARACTERS = 3_600;
const ENDINGS_SHOWN = 8;

const cut = (text: string, characters: number): string =>
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

/** The preview's lines: per sheet added, changed, kept; what is new and what moves, by name; what was not used; warnings. */
export function previewLines(preview: Preview, words: Words): string[] {
  const { t, f } = words;
  const { units, schedule } = preview.diff;
  const counts = countDiff(preview.diff).flatMap(({ sheet, ...numbers }) => {
    const parts = (['added', 'changed', 'kept'] as const).flatMap((what) =>
      numbers[what] > 0 ? [t(`import-count-${what}`, { count: f.count(numbers[what]) })] : [],
    );
    return parts.length > 0 ? [t('import-sheet', { sheet: t(`import-sheet-${sheet}`), counts: parts.join(', ') })] : [];
  });
  const unit = (code: string) => cut(preview.names.get(code) ?? code, UNIT_CHARACTERS);
  const visits = (schedule?.added ?? []).map((row) => `${unit(row.unit)} ${f.day(row.inspectOn)}`);
  return [
    ...(counts.length > 0 ? [counts.join(' · ')] : []),
    ...named(
      'import-new-units',
      (units?.added ?? []).map((row) => unit(row.code)),
      words,
    ),
    ...named('import-same-names', sameNames(preview), words),
    ...named('import-new-visits', visits, words, 'visit'),
    ...moveLines(preview, unit, words),
    ...pastDateLines(preview.pastDates, words),
    ...unusedLines(preview, words),
    ...remarkLines(preview, words),
    ...overlapLines(preview, words),
    ...named(
      'import-leaderless',
      preview.leaderless.map((team) => t('import-team', { team })),
      words,
      'team',
    ),
    ...registerLines(preview, words),
    ...endingUnitLines(preview, words),
    ...droppedLines(preview, words),
    ...(preview.surprises > 0 ? [t('import-surprise', { count: f.count(preview.surprises) })] : []),
  ];
}

/** Units that get a last day: from then on they owe and hear nothing, and what is open looks for a successor. */
function endingUnitLines({ endingUnits }: Preview, words: Words): string[] {
  const { t, f } = words;
  const rest = endingUnits.length - UNITS_SHOWN;
  const part = (key: string, n: number) => (n === 0 ? [] : [t(key, { count: f.count(n) })]);
  return [
    ...endingUnits.slice(0, UNITS_SHOWN).map(({ unit, validTo, open }) => {
      const parts = [
        ...part('succession-items', open.items),
        ...part('succession-requests', open.requests),
        ...part('succession-visits', open.visits),
      ];
      const left = parts.length === 0 ? t('succession-nothing') : parts.join(', ');
      return t('import-unit-ends', {
        unit: cut(unit, UNIT_CHARACTERS),
        on: f.day(validTo),
        open: left,
        n: parts.length,
      });
    }),
    ...(rest > 0 ? [t('import-units-end-more', { count: f.count(rest) })] : []),
  ];
}

/** Inspections the file no longer has, as a question: they stay until the office cancels them. */
const droppedLines = ({ dropped }: Preview, words: Words): string[] =>
  named(
    'import-absent',
    dropped.map(({ code, unit, inspectOn }) =>
      words.t('import-absent-one', { code, unit: cut(unit, UNIT_CHARACTERS), day: words.f.day(inspectOn) }),
    ),
    words,
    'visit',
  );

/** A list of names in one line, the first of them; nothing when there are none. */
function named(
  key: string,
  names: readonly string[],
  words: Words,
  kind: 'unit' | 'visit' | 'team' | 'person' = 'unit',
): string[] {
  if (names.length === 0) return [];
  const { t, f } = words;
  const rest = names.length - NAMES_SHOWN;
  const shown = names.slice(0, NAMES_SHOWN).join('; ');
  const all = rest > 0 ? t('import-names-more', { kind, names: shown, count: f.count(rest) }) : shown;
  return [t(key, { count: f.count(names.length), names: all })];
}

/** Where others come to the same unit: which unit, when we, who and when they, and how the days meet. */
function overlapLines(preview: Preview, words: Words): string[] {
  const { t, f } = words;
  const { overlaps } = preview;
  const lines = overlaps.slice(0, OVERLAPS_SHOWN).map(({ inspection, other, how }) =>
    t('import-overlap', {
      unit: cut(preview.names.get(inspection.unit) ?? inspection.unit, UNIT_CHARACTERS),
      day: f.day(inspection.inspectOn),
      agency: cut(other.agency, UNIT_CHARACTERS),
      from: f.day(other.fromOn),
      to: f.day(other.toOn),
      how: t(`import-overlap-${how}`),
    }),
  );
  const rest = overlaps.length - lines.length;
  return [
    t('import-overlaps', { count: f.count(overlaps.length) }),
    ...lines,
    ...(rest > 0 ? [t('import-overlaps-more', { count: f.count(rest) })] : []),
  ];
}

/** What was read otherwise than it was typed. */
function remarkLines({ remarks }: Preview, words: Words): string[] {
  const { t, f } = words;
  const rest = remarks.length - REMARKS_SHOWN;
  return [
    ...remarks.slice(0, REMARKS_SHOWN).map((remark) => faultLine(remark, t, f.count)),
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
    ...named('import-delegates-gone', preview.gone, words, 'person'),
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
  // What was not used is said also when nothing else changes: the change somebody expects may lie there.
  if (preview.isEmpty) {
    const rest = [...unusedLines(preview, words), ...remarkLines(preview, words), ...droppedLines(preview, words)];
    return { text: within([t('import-same'), ...rest], words), rows: cancelRows(preview, words) };
  }
  return {
    text: within([t('import-preview', { number: preview.number }), ...previewLines(preview, words)], words),
    rows: [
      [button(t('import-button-apply'), `imports.apply:${id}`)],
      ...cancelRows(preview, words),
      [button(t('import-button-details'), `imports.more:${id}:0`, 6)],
      [button(t('import-button-forget'), `imports.forget:${id}`, 7)],
      [button(t('button-cancel'), `imports.drop:${id}`, 0)],
    ],
  };
}

/** [Hủy I-09 …]: each asks once more before anything happens. */
const cancelRows = ({ dropped }: Preview, words: Words): Button[][] =>
  layOut(
    dropped
      .slice(0, CANCELS_SHOWN)
      .map(({ id, code }) =>
        button(words.t('import-button-cancel-one', { code: cut(code, 14) }), `inspections.cancel:${id}`),
      ),
  );

/** As many lines as a message holds; what is left out stands in the list of changes. */
function within(lines: readonly string[], { t }: Words): string {
  let room = MESSAGE_CHARACTERS;
  const shown = lines.filter((line) => (room -= line.length + 1) > 0);
  return [...shown, ...(shown.length < lines.length ? [t('import-lines-more')] : [])].join('\n');
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
