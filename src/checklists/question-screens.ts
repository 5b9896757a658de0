// The cards of one question: asked, answered, its evidence, its reason, two rival answers. Pure: facts and words in, a
// message out. What the card offers is decided elsewhere.
import { MAX_DOCUMENT_BYTES } from '../documents/checks.js';
import { cut } from '../kit/cut.js';
import { wholeButton } from '../dialogue/whole.js';
import type { Words } from '../kit/words.js';
import { button, layOut, type Button, type Message } from '../outbox/message.js';
import type { StoredAnswer } from './stored-answer.js';
import { charsOf, exampleDay, examplePaper, optionsOf, textNoneOption } from './readers.js';
import { lacksEvidence } from './rules.js';
import type { AnswerValue, Option, Question } from './types.js';
import { besideValue, formatValue } from './values.js';
import { numberOf, totalOf, type Walk } from './walk.js';

/** What a card of a question is drawn from. */
export interface CardFacts {
  readonly words: Words;
  readonly walk: Walk;
  readonly question: Question;
  readonly todayOn: string;
  /** Lines above the question: the echo of the last answer, or why nothing was stored. */
  readonly echo: readonly string[];
  readonly own: StoredAnswer | null;
  /** Why the delegation sent it back. */
  readonly returned?: string | null;
}

/** Signs a label may have. */
export const LABEL = 24;
/** More options than this are listed in the text, their numbers on the buttons; those a card has no room for are typed. */
const DIRECT_OPTIONS = 6;
const MAX_ROWS = 5;
const MAX_BUTTONS = 8;

/** True when somebody said why, in words or by one of the usual explanations. */
export const isExplained = (own: Pick<StoredAnswer, 'explanation' | 'explanationCode'> | null): boolean =>
  own !== null && (own.explanation !== null || own.explanationCode !== null);

export { cut };

/** The number as people see it: «4», «Đ2» on site. */
export function numberText(words: Words, walk: Walk, question: Question): string {
  const n = numberOf(walk, question);
  return walk.stand.side === 'DELEGATION' ? words.t('checklists-number-onsite', { n }) : String(n);
}

/** «Câu 4/30 · CDDH · UBND huyện Tre Xanh» */
export function headLine(words: Words, walk: Walk, question: Question): string {
  const args = { n: numberOf(walk, question), total: totalOf(walk), area: question.area, unit: walk.stand.unitTitle };
  return words.t(walk.stand.side === 'DELEGATION' ? 'checklists-head-onsite' : 'checklists-head', args);
}

/** «Câu 4/30» */
export function placeLine(words: Words, walk: Walk, question: Question): string {
  const args = { n: numberOf(walk, question), total: totalOf(walk) };
  return words.t(walk.stand.side === 'DELEGATION' ? 'checklists-place-onsite' : 'checklists-place', args);
}

/** The words of a value. */
export const valueText = (words: Words, value: AnswerValue, question: Question): string =>
  formatValue(value, words.f, (key, args) => words.t(key, args), question);

/** «Đã ghi câu 4: **Có** (đọc từ “co”; kèm ý “đúng hạn”)»: all that was kept of what was said. */
export function echoLine(
  words: Words,
  walk: Walk,
  question: Question,
  value: AnswerValue,
  { readFrom, note }: { readonly readFrom?: string | undefined; readonly note?: string | undefined } = {},
): string {
  const echo = words.t('checklists-echo', {
    n: numberText(words, walk, question),
    value: valueText(words, value, question),
  });
  const beside = [besideValue(value, words.f), saidBeside(words, readFrom, note)].filter(Boolean);
  return beside.length > 0 ? words.t('checklists-echo-beside', { echo, beside: beside.join(' ') }) : echo;
}

/** What a value was read from, and what was kept beside it. */
function saidBeside(words: Words, readFrom: string | undefined, kept: string | undefined): string {
  const note = kept === undefined ? undefined : cut(kept, 60);
  if (readFrom === undefined) return note === undefined ? '' : words.t('read-note', { note });
  return note === undefined
    ? words.t('read-from', { typed: readFrom })
    : words.t('read-with-note', { typed: readFrom, note });
}

/** What can be tapped instead of typing, for this question. */
export const tapOptions = (question: Question, todayOn: string): readonly Option[] =>
  question.type === 'TEXT' ? [textNoneOption(question)] : optionsOf(question, { todayOn });

const saidLabel = (words: Words, option: Option): string => words.t(option.label.key, option.label.args);

const bold = (words: Words, text: string): string => words.t('checklists-bold', { text });

/** The bottom row of every card of a question: back on the left, later on the right. */
export function bottomRow(words: Words, act: Acts, shown = ''): Button[] {
  const [back, later] = [
    button(words.t('button-back'), act('back'), 2),
    button(words.t('button-later'), act('later'), 1),
  ];
  return [back, ...wholeButton(words, shown, act('read'), 5), later];
}

/** Builds the acts of one question: `checklists.<verb>:<checklist>:<order>…`. */
export type Acts = (verb: string, ...more: readonly (string | number)[]) => string;

export const actsOf =
  (walk: Walk, question: Question): Acts =>
  (verb, ...more) =>
    ['checklists.' + verb, walk.stand.checklistId, question.order, ...more].join(':');

/** «báo cáo CCHC định kỳ»: the hint as it stands inside a sentence. */
function hintInside(hint: string | null | undefined): string {
  const text = hint?.trim().replace(/[.;]+$/, '');
  if (!text) return 'none';
  const [first = '', second = ''] = [...text];
  return second === second.toLowerCase() ? first.toLowerCase() + text.slice(first.length) : text;
}

function evidenceLine(words: Words, question: Question): string[] {
  const keys = {
    NONE: null,
    REQUIRED: 'checklists-evidence-always',
    IF_YES: 'checklists-evidence-if-yes',
    IF_DONE: 'checklists-evidence-if-done',
  };
  const key = keys[question.evidence];
  return key ? [words.t(key, { hint: hintInside(question.evidenceHint) })] : [];
}

/** How to answer, with the evidence it will need. */
function howLines({ words, walk, question, todayOn }: CardFacts, isTyped: boolean): string[] {
  const examples = { ...exampleDay(todayOn), ...examplePaper({ todayOn, unitClass: walk.stand.unitClass }) };
  const typed = isTyped && question.choices.length > 0 ? '-typed' : '';
  const hint = [words.t(`hint-${question.type.toLowerCase()}${typed}`, examples)];
  if (!question.required) hint.push(words.t('checklists-optional'));
  return [[...hint, ...evidenceLine(words, question)].join(' ')];
}

/** The card that asks. `picked` are the ticked options of a MULTI question. */
export function askScreen(facts: CardFacts, picked: readonly string[] = []): Message {
  const { words, walk, question } = facts;
  if (partsOf(facts).length > 0) return collectScreen(facts);
  const act = actsOf(walk, question);
  const seen = facts.own?.version ?? walk.stand.emptied.get(question.code) ?? 0;
  const labels = tapOptions(question, facts.todayOn).map((option) => saidLabel(words, option));
  const isLong = labels.length > DIRECT_OPTIONS || labels.some((label) => [...label].length > LABEL - 2);
  const tick = (label: string, n: number): string =>
    words.t(picked.includes(question.choices[n]!) ? 'checklists-picked' : 'checklists-unpicked', { label });
  const isMulti = question.type === 'MULTI';
  const optionsOf = (shown: readonly string[]): Button[] =>
    shown.map((label, n) => (isMulti ? button(tick(label, n), act('m', n)) : button(label, act('a', seen, n))));
  const textWith = (isListed: boolean, isTyped: boolean): string =>
    [
      ...topLines(facts),
      ...nowLines(facts),
      ...(isListed ? labels.map((label, n) => words.t('checklists-option-line', { n: n + 1, label })) : []),
      ...howLines(facts, isTyped),
    ].join('\n');
  const done = words.t('checklists-button-done-many', { count: words.f.count(picked.length) });
  const doneButton = isMulti ? [button(done, act('md', seen), 6)] : [];
  const beside = [
    ...removeButton(facts, act),
    // Of an answered one it stands on the card that shows the answer.
    ...(facts.own?.value ? [] : unnoteButton(facts, act)),
  ];
  const help = helpButton(facts, act);
  const cardOf = (shown: readonly string[], isListed: boolean, more: readonly Button[]): Message => {
    const text = textWith(isListed, shown.length === 0 && labels.length > 0);
    return { text, rows: [...layOut(optionsOf(shown)), ...layOut(more), bottomRow(words, act, text)] };
  };
  const numbers = labels.map((_label, n) => `${n + 1}`);
  // The guidance gives way first, then the words on the options; at last they are typed, by their numbers or words.
  const faces = [
    ...(isLong ? [] : [cardOf(labels, false, [...doneButton, ...help, ...beside])]),
    ...(isLong ? [] : [cardOf(labels, false, [...doneButton, ...beside])]),
    cardOf(numbers, true, [...doneButton, ...help, ...beside]),
    cardOf(numbers, true, [...doneButton, ...beside]),
  ];
  return faces.find(isOfMeasure) ?? cardOf([], true, [...help, ...beside]);
}

/** Five rows and eight buttons. */
const isOfMeasure = ({ rows = [] }: Message): boolean => rows.length <= MAX_ROWS && rows.flat().length <= MAX_BUTTONS;

/** A text that has begun: what there is, and how to end it. */
function collectScreen(facts: CardFacts): Message {
  const { words, walk, question } = facts;
  const act = actsOf(walk, question);
  const parts = partsOf(facts);
  const specials = [
    button(words.t('checklists-button-done'), act('done'), 6),
    button(words.t('checklists-button-drop'), act('drop', facts.own!.version), 7),
    ...helpButton(facts, act),
    ...removeButton(facts, act),
  ];
  const echo = facts.echo.length > 0 ? facts.echo : [textEcho(words, parts)];
  const text = [...topLines({ ...facts, echo }), `“${cut(parts.join(' / '), 300)}”`, ...papersLine(facts)].join('\n');
  return { text, rows: [...layOut(specials), bottomRow(words, act, text)] };
}

function partsOf({ question, own }: CardFacts): readonly string[] {
  return question.type === 'TEXT' && own?.value?.type === 'TEXT' && !own.value.none ? own.value.parts : [];
}

const helpButton = ({ words, question }: CardFacts, act: Acts): Button[] =>
  question.help ? [button(words.t('checklists-button-guidance'), act('help'), 3)] : [];

export const removeButton = ({ words, own }: CardFacts, act: Acts): Button[] =>
  own && own.files > 0 ? [button(words.t('documents-button-papers', { n: own.files }), act('files'), 8)] : [];

const papersLine = ({ words, own }: CardFacts): string[] =>
  own && own.files > 0 ? [words.t('checklists-now-files', { count: words.f.count(own.files) })] : [];

const unnoteButton = ({ words, own }: CardFacts, act: Acts): Button[] =>
  own?.note ? [button(words.t('checklists-button-unnote'), act('unnote'), 9)] : [];

/** Where one is, the echo, why it was sent back, the question. */
const topLines = ({ words, walk, question, echo, returned }: CardFacts): string[] => [
  headLine(words, walk, question),
  ...echo,
  ...(returned ? [words.t('checklists-returned', { reason: returned })] : []),
  bold(words, question.text),
];

/** What is stored, in lines: value with author, explanation, notes, papers. */
function nowLines(facts: CardFacts): string[] {
  const { words, own, question } = facts;
  if (!own) return [];
  const lines: string[] = [];
  if (own.value) {
    const value = valueText(words, own.value, question);
    lines.push(
      own.answeredBy && own.answeredAt
        ? words.t('checklists-now-by', { value, who: own.answeredBy, at: words.f.momentShort(own.answeredAt) })
        : words.t('checklists-now', { value }),
    );
    const parts = partsOf(facts);
    // A short text is its own value; a longer one is only counted there.
    if (parts.length > 0 && !value.includes(parts[0]!)) lines.push(`“${cut(parts.join(' / '), 300)}”`);
  }
  if (own.explanationCode) lines.push(words.t('checklists-now-code', { text: words.t('checklists-absent-none') }));
  if (own.explanation) {
    const by = own.explainedById !== own.answeredById ? own.explainedBy : null;
    const text = cut(own.explanation, 200);
    lines.push(
      by ? words.t('checklists-now-explained-by', { text, who: by }) : words.t('checklists-now-explained', { text }),
    );
  }
  if (own.note) lines.push(words.t('checklists-now-note', { text: cut(own.note, 120) }));
  return [...lines, ...papersLine(facts)];
}

/** The card of a question that has an answer already. `open` is false when nothing may be changed now. */
export function storedScreen(facts: CardFacts, open: boolean): Message {
  const { words, walk, question } = facts;
  const act = actsOf(walk, question);
  const lacks = open && lacksEvidence(question, facts.own ?? undefined) && !isExplained(facts.own);
  const isReturned = open && walk.stand.reopened.has(question.code) && facts.own?.value != null;
  const rows: Button[][] = [];
  const send = isReturned ? [button(words.t('documents-button-send'), act('papers'))] : [];
  const remove = open ? removeButton(facts, act) : [];
  if (isReturned) rows.push(...layOut([...send, ...remove]));
  if (lacks) rows.push([button(words.t('checklists-button-no-document'), act('nodoc'))]);
  if (open) rows.push([button(words.t('checklists-button-change'), act('change'), 6)]);
  if (!isReturned && remove.length > 0) rows.push(remove);
  const next = button(words.t('checklists-button-next'), act('next'), 7);
  const unnote = open ? unnoteButton(facts, act) : [];
  // A returned question has a row more, and a card has five.
  const restOf = (help: readonly Button[]) =>
    isReturned ? layOut([next, ...unnote, ...help]) : [[next], ...layOut([...unnote, ...help])];
  const rest = restOf(helpButton(facts, act));
  rows.push(...(rows.length + rest.length + 1 > MAX_ROWS ? restOf([]) : rest));
  const ask = lacks ? [filesLine(facts)] : [];
  const text = [...topLines(facts), ...nowLines(facts), ...ask].join('\n');
  return { text, rows: [...rows, bottomRow(words, act, text)] };
}

/** «Đề nghị gửi …» with what there is already. */
export const filesLine = ({ words, question, own }: CardFacts): string =>
  words.t('checklists-files-ask', {
    hint: hintInside(question.evidenceHint),
    limit: words.f.bytes(MAX_DOCUMENT_BYTES),
    count: words.f.number(own?.files ?? 0),
  });

/** Nothing stored yet: why, with what may have been meant as buttons. */
export function offerScreen(facts: CardFacts, why: string, offers: readonly Option[], again: boolean): Message {
  const { words, walk, question } = facts;
  const act = actsOf(walk, question);
  const rows = layOut(offers.map((option, n) => button(cut(saidLabel(words, option), LABEL), act('o', n))));
  if (again) rows.push([button(words.t('option-again'), act('again'), 6)]);
  rows.push(bottomRow(words, act));
  return { text: [headLine(words, walk, question), ...facts.echo, bold(words, question.text), why].join('\n'), rows };
}

/** The question in a few words, for records and lists. */
export const shortQuestion = (question: Question, max = 60): string => cut(question.text.replace(/[?:]\s*$/, ''), max);

/** True for the question how many are present: whoever is absent is asked about (on site only). */
export const asksAbsence = (question: Question): boolean =>
  question.answeredBy === 'DELEGATION' && question.type === 'RATIO' && question.asksAbsence === true;

/** Characters of a text answer so far, for the echo after each part. */
export function textEcho(words: Words, parts: readonly string[]): string {
  return words.t('checklists-text-so-far', {
    parts: words.f.count(parts.length),
    n: parts.length,
    chars: words.f.number(charsOf(parts)),
  });
}
