// [Đọc hết] of what was found: a visit's results for whoever reads the team's work, the conclusion as it was sent for its
// unit, a draft for whoever writes it.
import type { KnownTurn } from '../dialogue/turn.js';
import { showWhole } from '../dialogue/whole.js';
import { findInspectionForDelegation } from '../inspections/store.js';
import type { Locale } from '../kit/words.js';
import { conclusionText } from './conclusion-text.js';
import { factsOf } from './conclusion-preview.js';
import { received } from './conclusions.js';
import { readFinding } from './finding-drafts.js';
import { causeInSentence } from './finding-screens.js';
import { actOf } from './item-screens.js';

/** A text whose first line is its heading. */
const headed = (text: string) => {
  const [label = '', ...rest] = text.split('\n');
  return { label, text: rest.join('\n') };
};

/** What was found at a visit, as its conclusion would tell it whole. */
export async function showWholeVisit(
  turn: KnownTurn,
  id: string | undefined,
  page: string | undefined,
  demo: boolean,
): Promise<void> {
  const inspection = id ? await findInspectionForDelegation(turn.tx, turn.who, id) : null;
  if (!inspection) return turn.refuseRights();
  const text = conclusionText(turn.words, await factsOf(turn, inspection, demo), true);
  const place = { act: actOf('wholevisit', inspection.id), back: actOf('visit', inspection.id) };
  showWhole(turn, [headed(text)], { ...place, page });
}

/** A conclusion word for word as it was written when it was sent. */
export async function showWholeConclusion(
  turn: KnownTurn,
  id: string | undefined,
  page: string | undefined,
): Promise<void> {
  const found = await received(turn, id);
  if (!found) return;
  const texts = found.conclusion.texts as Record<string, string>;
  const locale: Locale = turn.words.locale;
  const place = { act: actOf('wholeconclusion', found.conclusion.id), back: actOf('conclusion', found.conclusion.id) };
  showWhole(turn, [headed(texts[`${locale}Whole`] ?? texts[locale] ?? '')], { ...place, page });
}

/** A finding that is being written, or recorded. */
export async function showWholeFinding(
  turn: KnownTurn,
  id: string | undefined,
  page: string | undefined,
): Promise<void> {
  const form = await readFinding(turn, id);
  if (!form) return;
  const { finding } = form;
  const { t } = turn.words;
  const parts = [
    { label: t('finding-field-text'), text: finding.text },
    {
      label: t('finding-field-cause'),
      text: finding.causeKind === null ? null : causeInSentence(turn.words, finding.causeKind, finding.cause || null),
    },
    { label: t('finding-field-solution'), text: finding.solution },
    { label: t('finding-field-responsible'), text: finding.responsible },
  ];
  const back = actOf(finding.saved ? 'recordedf' : 'draft', finding.id);
  showWhole(turn, parts, { act: actOf('wholefinding', finding.id), back, page });
}
