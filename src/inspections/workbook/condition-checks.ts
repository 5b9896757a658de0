// Checks the column «Hỏi khi»: every condition can be read, names questions of the same checklist, and goes in no circle.
// How a condition is written is the checklists' business; the reader is handed in.

import { isRefusal } from '../../kit/refusal.js';
import type { Refusal } from '../../kit/refusal.js';
import type { CheckContext } from './cross-checks.js';
import { checkCycles } from './cycles.js';
import { joinKey } from './located.js';
import type { Draft } from './values.js';
import type { QuestionRow } from './plan.js';

// Conditions name codes without regard to case.
const nodeOf = ({ checklist, code }: Draft<QuestionRow>): string | null => joinKey(checklist, code?.toUpperCase());

/** Reads a condition and names the questions it mentions, or refuses it. */
export type ConditionReader = (text: string) => readonly string[] | Refusal;

/** Reports unreadable conditions, unknown questions and circles. */
export function checkConditions(context: CheckContext, readCondition: ConditionReader): void {
  const rows = context.file.questions?.rows;
  if (!rows) return;
  const report = context.report('questions');
  const mentions = new Map<string, readonly string[]>();
  for (const question of context.held.questions ?? []) {
    const read = question.askIf ? readCondition(question.askIf) : [];
    mentions.set(nodeOf(question)!, isRefusal(read) ? [] : read);
  }
  const readings = rows.flatMap((row) => {
    const { askIf } = row.draft;
    const node = nodeOf(row.draft);
    if (node === null) return [];
    const read = askIf ? readCondition(askIf) : [];
    if (isRefusal(read)) report(row.ref('askIf'), 'workbook-condition-unread', { typed: askIf!.slice(0, 60) });
    if (askIf !== undefined || !mentions.has(node)) mentions.set(node, isRefusal(read) ? [] : read);
    return [{ node, row }];
  });
  for (const { row } of readings) {
    const { checklist, askIf } = row.draft;
    if (!askIf) continue;
    for (const named of mentions.get(nodeOf(row.draft)!)!) {
      if (mentions.has(nodeOf({ checklist, code: named })!)) continue;
      report(row.ref('askIf'), 'workbook-condition-unknown', { code: named, checklist: checklist! });
    }
  }
  const codeOf = (node: string) => node.slice(node.indexOf('\u0000') + 1);
  checkCycles(
    readings,
    (node) =>
      (mentions.get(node) ?? []).map((code) => `${node.slice(0, node.indexOf('\u0000'))}\u0000${code.toUpperCase()}`),
    (path, row) => report(row.ref('askIf'), 'workbook-condition-cycle', { path: path.map(codeOf).join(' → ') }),
  );
}
