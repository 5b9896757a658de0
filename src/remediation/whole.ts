// [Đọc hết] of an item with everything that was said about it, and of an answer under review: for whoever may read their cards.
import { formatValue } from '../checklists/values.js';
import { showWhole, type WholePart } from '../dialogue/whole.js';
import type { KnownTurn } from '../dialogue/turn.js';
import { plain } from '../kit/words.js';
import { mayReadItem } from '../people/rights.js';
import { waitingRequest } from './extension-store.js';
import { actOf } from './item-screens.js';
import { findItem, listEvents } from './item-store.js';
import { listReturns } from './return-store.js';
import { sayMissing, sayReason } from './reasons.js';
import type { ItemEventKind } from './rules.js';
import { rowKey } from './review-rules.js';
import { readable } from './review-turns.js';

const LONGEST = 10_000;
/** What was decided about the item itself, said in a sentence of its own. */
const DECIDED: readonly ItemEventKind[] = ['TAKEN_OVER', 'UNIT_ENDED', 'WAIVED', 'WAIVER_ENDED', 'REOPENED'];

/** An item: what is to be remedied, why and how, each word of progress, what was asked for, the request that waits. */
export async function showWholeItem(turn: KnownTurn, id: string | undefined, page: string | undefined): Promise<void> {
  const item = id ? await findItem(turn.tx, id) : null;
  if (!item || !mayReadItem(turn.who, item)) return turn.refuseRights();
  const { t, f } = turn.words;
  const said = (await listEvents(turn.tx, item.id)).map(({ kind, text, personName, at }) => ({
    label: t('whole-said', { name: personName ?? t('people-gone'), at: f.moment(at) }),
    text: DECIDED.includes(kind) ? t(`whole-${kind}`, { text: plain(text ?? '') }) : text,
  }));
  const returns = (await listReturns(turn.tx, item.id)).map((each) => ({
    label: t('whole-returned'),
    text: [
      sayMissing(turn.words, each.whatCode, each.what, LONGEST),
      sayReason(turn.words, each.whyCode, each.why, LONGEST),
    ].join('\n'),
  }));
  const request = await waitingRequest(turn.tx, item.id);
  const parts: WholePart[] = [
    { label: t('whole-item', { unit: item.unitTitle }), text: item.text },
    { label: t('whole-cause'), text: item.cause },
    { label: t('whole-solution'), text: item.solution },
    ...said,
    ...returns,
    { label: t('whole-request'), text: request?.reason ?? null },
  ];
  showWhole(turn, parts, { act: actOf('whole', item.id), back: actOf('item', item.id), page });
}

/** An answer under review: the question, the value, what was explained and noted. */
export async function showWholeAnswer(
  turn: KnownTurn,
  checklistId: string | undefined,
  code: string | undefined,
  page: string | undefined,
): Promise<void> {
  const review = await readable(turn, checklistId);
  if (!review) return;
  const row = review.rows.find((each) => rowKey(each) === code);
  if (!row) return turn.refuseRights();
  const { t, f } = turn.words;
  const { question, value, explanation, note } = row.entry;
  const parts: WholePart[] = [
    { label: t('whole-question', { n: String(row.n) }), text: question.text },
    {
      label: t('whole-answer'),
      text: value === null ? null : formatValue(value, f, (key, args) => t(key, args), question),
    },
    { label: t('whole-explanation'), text: explanation },
    { label: t('whole-note'), text: note },
    {
      label: t('whole-before'),
      text:
        row.sentBack && row.before?.value
          ? formatValue(row.before.value, f, (name, args) => t(name, args), question)
          : null,
    },
    {
      label: t('whole-returned'),
      text: sayReason(turn.words, row.sentBack?.reasonCode, row.sentBack?.reason, LONGEST),
    },
    { label: t('whole-verdict'), text: sayReason(turn.words, row.verdict?.reasonCode, row.verdict?.reason, LONGEST) },
  ];
  const key = rowKey(row);
  const place = { act: actOf('wholeanswer', review.whole.id, key), back: actOf('answer', review.whole.id, key) };
  showWhole(turn, parts, { ...place, page });
}
