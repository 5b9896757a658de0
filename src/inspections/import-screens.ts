// How an import reads: faults, preview, result. The chat and the command line share these lines. Pure.
import { button, type Message } from '../outbox/message.js';
import type { Words } from '../kit/words.js';
import { countDiff, type Faulty, type Preview } from './importing.js';
import type { Applied } from './plan-store.js';
import { faultLine } from './workbook/faults.js';

const FAULTS_SHOWN = 6;
const MOVES_SHOWN = 3;

/** Every fault shown in its own line, at most `limit`. */
export const faultLines = (read: Faulty, words: Words, limit = FAULTS_SHOWN): string[] =>
  read.faults.slice(0, limit).map((fault) => faultLine(fault, (key, args) => words.t(key, args)));

/** «Chưa áp dụng được»: what is wrong; the marked file follows when there is more than fits. */
export function faultyMessage(read: Faulty, words: Words): Message {
  const { t, f } = words;
  const more =
    read.faultCount > FAULTS_SHOWN ? [t('import-more', { count: f.count(read.faultCount - FAULTS_SHOWN) })] : [];
  return {
    text: [t('import-faulty', { count: f.count(read.faultCount) }), ...faultLines(read, words), ...more].join('\n'),
  };
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
              .map((c) => `“${c.column}”`)
              .slice(0, 5)
              .join(', '),
          }),
        ]
      : []),
    t('import-overlaps', { count: f.count(preview.overlaps) }),
    ...(preview.surprises > 0 ? [t('import-surprise', { count: f.count(preview.surprises) })] : []),
  ];
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
