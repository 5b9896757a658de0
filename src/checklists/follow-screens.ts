// The cards that follow an answer: its papers, its reason, what a document is about, two rival answers. Pure.
import type { Words } from '../kit/words.js';
import { button, layOut, type Message } from '../outbox/message.js';
import {
  actsOf,
  bottomRow,
  cut,
  filesLine,
  headLine,
  LABEL,
  placeLine,
  removeButton,
  storedScreen,
  valueText,
  type CardFacts,
} from './question-screens.js';
import type { AnswerValue, Question } from './types.js';

/** Asks for the papers behind an answer that is already stored. */
export function filesScreen(facts: CardFacts): Message {
  const { words, walk, question } = facts;
  const act = actsOf(walk, question);
  return {
    text: [headLine(words, walk, question), ...facts.echo, filesLine(facts)].join('\n'),
    rows: [
      [button(words.t('checklists-button-no-document'), act('nodoc'))],
      [button(words.t('checklists-button-change'), act('change'), 6)],
      ...layOut(removeButton(facts, act)),
      bottomRow(words, act),
    ],
  };
}

/** After a paper came: how many there are, and the way on; once none is left, the answer with what it still lacks. */
export function gotFilesScreen(facts: CardFacts): Message {
  const { words, walk, question } = facts;
  const n = facts.own?.files ?? 0;
  if (n === 0) return storedScreen(facts, true);
  const act = actsOf(walk, question);
  const place = placeLine(words, walk, question);
  const said = words.t('checklists-files-got', {
    place,
    count: words.f.count(n),
    n,
  });
  return {
    text: [...facts.echo, said].join('\n'),
    rows: [
      [button(words.t('checklists-button-done-next'), act('done'), 6)],
      [button(words.t('checklists-button-change'), act('change'), 7)],
      ...layOut(removeButton(facts, act)),
      bottomRow(words, act),
    ],
  };
}

/** Choices on one page of a list. */
const PAGE = 4;

/** Which of a question's papers is to be taken away, or to go to another question. */
export function removableScreen(
  facts: CardFacts,
  papers: readonly { id: string; name: string }[],
  page: number,
  isMoving: boolean,
): Message {
  const { words, walk, question } = facts;
  const act = actsOf(walk, question);
  const from = Math.min(page, Math.ceil(papers.length / PAGE) - 1) * PAGE;
  const shown = papers.slice(from, from + PAGE);
  const turnTo = (to: number) => act('files', to, ...(isMoving ? ['m'] : []));
  const pager = [
    ...(from > 0 ? [button(words.t('button-previous'), turnTo(from / PAGE - 1), 8)] : []),
    ...(from + PAGE < papers.length ? [button(words.t('button-next'), turnTo(from / PAGE + 1), 9)] : []),
  ];
  return {
    text: [
      headLine(words, walk, question),
      ...facts.echo,
      words.t(isMoving ? 'documents-move-choose' : 'documents-remove-which'),
      ...shown.map(({ name }, n) => words.t('documents-remove-line', { n: from + n + 1, name: cut(name, 80) })),
    ].join('\n'),
    rows: [
      ...layOut(
        shown.map(({ id }, n) =>
          isMoving
            ? button(words.t('documents-button-move-one', { n: from + n + 1 }), `documents.move:${id}`)
            : button(words.t('documents-button-remove-one', { n: from + n + 1 }), act('off', id)),
        ),
      ),
      ...(pager.length > 0 ? [pager] : []),
      ...(isMoving ? [] : [[button(words.t('documents-button-move'), act('files', page, 'm'), 7)]]),
      [button(words.t('button-back'), isMoving ? act('files', page) : act('go'), 2)],
    ],
  };
}

/** Asks for words about an answer that is already stored: its reason, or how it was found when there is no paper. */
export function explainScreen(facts: CardFacts, why: 'files' | 'reason' | 'absent' | 'na'): Message {
  const { words, walk, question } = facts;
  const act = actsOf(walk, question);
  const ask = {
    files: 'checklists-explain-files',
    reason: 'checklists-explain-reason',
    absent: 'checklists-absent-ask',
    na: 'checklists-explain-na',
  }[why];
  return {
    text: [headLine(words, walk, question), ...facts.echo, words.t(ask)].join('\n'),
    rows: [[button(words.t('checklists-button-change'), act('change'), 6)], bottomRow(words, act)],
  };
}

/** On site, when some were absent: the reason, no names. */
export function absentScreen(facts: CardFacts, value: AnswerValue, absent: number): Message {
  const { words, walk, question } = facts;
  const act = actsOf(walk, question);
  const said = words.t('checklists-absent', {
    value: valueText(words, value, question),
    absent: words.f.count(absent),
  });
  return {
    text: [headLine(words, walk, question), ...facts.echo, said].join('\n'),
    rows: [
      [button(words.t('checklists-button-no-reason'), act('reason', 0))],
      [button(words.t('checklists-button-reason'), act('reason', 1))],
      bottomRow(words, act),
    ],
  };
}

/** Asks what a document is about; may be left out. */
export function subjectScreen(facts: CardFacts): Message {
  const { words, walk, question } = facts;
  const act = actsOf(walk, question);
  return {
    text: [headLine(words, walk, question), ...facts.echo, words.t('read-docref-subject')].join('\n'),
    rows: [
      [button(words.t('option-skip-subject'), act('skipsub'), 7)],
      [button(words.t('checklists-button-change'), act('change'), 6)],
      bottomRow(words, act),
    ],
  };
}

/** One of two rival answers. */
export interface Rival {
  readonly value: AnswerValue;
  readonly who: string;
  readonly at: Date;
}

/** Two different answers to one question: both kept, one tap chooses. */
export function conflictScreen(facts: CardFacts, conflictId: string, inUse: Rival, second: Rival): Message {
  const { words, walk, question } = facts;
  const args = (rival: Rival) => ({
    value: valueText(words, rival.value, question),
    who: rival.who,
    at: words.f.time(rival.at),
  });
  const label = (n: number, rival: Rival) =>
    cut(words.t('checklists-conflict-button', { n, value: shortValue(words, rival.value, question) }), LABEL);
  const act = actsOf(walk, question);
  return {
    text: [
      headLine(words, walk, question),
      ...facts.echo,
      words.t('checklists-conflict'),
      words.t('checklists-conflict-first', args(inUse)),
      words.t('checklists-conflict-second', args(second)),
    ].join('\n'),
    rows: [
      ...layOut([
        button(label(1, inUse), `checklists.keep:${conflictId}:1`),
        button(label(2, second), `checklists.keep:${conflictId}:2`),
      ]),
      [button(words.t('button-later'), act('later'), 1)],
    ],
  };
}

/** A value short enough for a button: of a ratio its percentage. */
function shortValue(words: Words, value: AnswerValue, question: Question): string {
  const text = valueText(words, value, question);
  return value.type === 'RATIO' ? (text.split(' = ')[1] ?? text) : text;
}
