// [Đọc hết] of a question as it is answered now: the words of whoever answered, explained or noted, and why it was sent back.
import { showWhole } from '../dialogue/whole.js';
import type { KnownTurn } from '../dialogue/turn.js';
import { valueText } from './question-screens.js';
import { placeOf, type At } from './turns.js';

/** Everything of one question; back to the card it was cut from. */
export function showWholeQuestion(turn: KnownTurn, { walk, question }: At, page: string | undefined): void {
  const { t, f } = turn.words;
  const { own } = walk.stand;
  const [by, at] = [own?.answeredBy, own?.answeredAt];
  const who = by && at ? ` (${t('whole-said', { name: by, at: f.moment(at) })})` : '';
  const value = own?.value ?? null;
  const parts = [
    {
      label: t('whole-question', { n: String(walk.places.get(question.order) ?? '') }),
      text: turn.words.planWords(question.text),
    },
    {
      label: `${t('whole-answer')}${who}`,
      text:
        value === null
          ? null
          : value.type === 'TEXT' && !value.none
            ? value.parts.join('\n')
            : valueText(turn.words, value, question),
    },
    {
      label: `${t('whole-explanation')}${own?.explainedBy ? ` (${own.explainedBy})` : ''}`,
      text: own?.explanation ?? null,
    },
    { label: t('whole-note'), text: own?.note ?? null },
  ];
  const key = `${walk.stand.checklistId}:${question.order}`;
  const back = placeOf(turn)?.step === 'ask' ? 'again' : 'go';
  showWhole(turn, parts, { act: `checklists.read:${key}`, back: `checklists.${back}:${key}`, page });
}
