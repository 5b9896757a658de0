// The preview of an import: per sheet what is added, changed and kept, what moves and what ends, by name, and warnings. The chat and
// the command line share these lines. Pure.
import { button, layOut, type Button, type Message } from '../outbox/message.js';
import { BOLD, type Words } from '../kit/words.js';
import { endingLines } from '../people/register.js';
import { leftAloneLines } from './arrived-visits.js';
import { cut } from './import-screens.js';
import { countDiff, type Preview } from './importing.js';
import { sameNames } from './same-names.js';
import { unusedLines } from './import-unused.js';
import { moveLines, pastDateLines } from './past-dates.js';
import { faultLine } from './workbook/faults.js';

/** More can be cancelled where they stand in the schedule. */
const CANCELS_SHOWN = 3;
const REMARKS_SHOWN = 5;
const NAMES_SHOWN = 3;
const OVERLAPS_SHOWN = 3;
const UNITS_SHOWN = 5;
const UNIT_CHARACTERS = 60;
const MESSAGE_CHARACTERS = 3_600;
const ENDINGS_SHOWN = 8;

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
    ...leftAloneLines(preview.leftAlone, preview.names, words),
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
    const rest = [
      ...leftAloneLines(preview.leftAlone, preview.names, words),
      ...unusedLines(preview, words),
      ...remarkLines(preview, words),
      ...droppedLines(preview, words),
    ];
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
