// The pages around the questions: start, resume, the whole list, review, what is missing, the receipt. Pure: facts and
// words in, a message out.
import { sayDueBy } from '../deadlines/due-words.js';
import type { WorkingCalendar } from '../kit/calendar.js';
import { dayOf } from '../kit/calendar.js';
import type { Words } from '../kit/words.js';
import { button, layOut, type Button, type Message } from '../outbox/message.js';
import { shortQuestion, valueText, cut } from './question-screens.js';
import { minutesFor } from './rules.js';
import type { AnsweredQuestion } from './store.js';
import { SECTIONS, type Section } from './types.js';

const PAGE = 6;

/** The time left to a deadline, said without blame; null calendar (no table for the year) gives the date alone. */
export function timeLeft(words: Words, calendar: WorkingCalendar | null, dueAt: Date | null, now: Date): string {
  if (!dueAt) return 'none';
  const due = words.f.until(dueAt);
  if (now > dueAt) return words.t('checklists-left-past', { due });
  if (!calendar) return words.t('checklists-left-date', { due });
  const days = calendar.workingDaysLeft(now, dueAt);
  const today = dayOf(now) === dayOf(dueAt);
  return words.t(today ? 'checklists-left-today' : 'checklists-left', { due, days: words.f.count(days), n: days });
}

/** Before the first answer: how many questions, how long, until when, and that nothing can be lost. */
export function startScreen(
  words: Words,
  facts: { checklistId: string; unit: string; total: number; dueAt: Date | null; firstOrder: number; now: Date },
): Message {
  const text = words.t('checklists-start', {
    unit: facts.unit,
    questions: words.f.count(facts.total),
    minutes: minutesFor(facts.total),
    due: facts.dueAt ? sayDueBy(words, facts.dueAt, facts.now, words.f.until(facts.dueAt)) : 'none',
  });
  return {
    text,
    rows: [
      [button(words.t('checklists-button-begin', { n: 1 }), `checklists.go:${facts.checklistId}:${facts.firstOrder}`)],
      [button(words.t('checklists-button-all'), `checklists.all:${facts.checklistId}:0`, 6)],
      [button(words.t('button-later'), 'desk.todo', 1)],
    ],
  };
}

/** Later: how far it has come, what happened meanwhile, and the way on. */
export function resumeScreen(
  words: Words,
  facts: {
    checklistId: string;
    unit: string;
    answered: number;
    total: number;
    aside: number;
    left: string;
    since: string | null;
    next: { number: number; order: number } | null;
    /** After a return: how many questions were sent back, how many nothing was done about. */
    returned: { count: number; open: number } | null;
  },
): Message {
  const { t, f } = words;
  const head = facts.returned
    ? t('checklists-resume-returned', {
        unit: facts.unit,
        count: f.count(facts.returned.count),
        open: f.count(facts.returned.open),
        left: facts.left,
      })
    : t('checklists-resume', {
        unit: facts.unit,
        answered: facts.answered,
        total: facts.total,
        aside: facts.aside > 0 ? f.count(facts.aside) : 'none',
        left: facts.left,
      });
  const go = (verb: string, ...more: (string | number)[]) =>
    [`checklists.${verb}`, facts.checklistId, ...more].join(':');
  const rows: Button[][] = [];
  if (facts.next)
    rows.push([button(t('checklists-button-continue', { n: facts.next.number }), go('go', facts.next.order))]);
  else rows.push([button(t('checklists-button-review'), go('review'), 5)]);
  if (facts.aside > 0)
    rows.push([button(t('checklists-button-aside', { count: f.count(facts.aside) }), go('all', 0, 'aside'), 7)]);
  rows.push([button(t('checklists-button-all'), go('all', 0), 6)]);
  if (facts.next) rows.push([button(t('checklists-button-review'), go('review'), 5)]);
  rows.push([button(t('button-todo'), 'desk.todo', 4)]);
  return { text: facts.since ? `${head}\n${facts.since}` : head, rows };
}

/** Which questions a list shows. */
export type ListFilter = '' | 'aside' | 'evidence' | Section;

export const isListFilter = (text: string): text is ListFilter =>
  text === '' || text === 'aside' || text === 'evidence' || (SECTIONS as readonly string[]).includes(text);

/** The whole checklist, a section, or what was set aside: six questions a page, each a button. */
export function listScreen(
  words: Words,
  facts: {
    checklistId: string;
    unit: string;
    questions: readonly AnsweredQuestion[];
    filter: ListFilter;
    /** Codes of the questions without the papers they ask for. */
    lacking: ReadonlySet<string>;
    page: number;
  },
): Message {
  const { t, f } = words;
  const { filter, checklistId } = facts;
  const asked = facts.questions.filter((entry) => entry.number !== null);
  const list = asked.filter(
    (entry) =>
      filter === '' ||
      (filter === 'aside'
        ? entry.value === null && entry.setAside
        : filter === 'evidence'
          ? facts.lacking.has(entry.question.code)
          : entry.question.section === filter),
  );
  const answered = list.filter((entry) => entry.value !== null).length;
  const last = Math.max(0, Math.ceil(list.length / PAGE) - 1);
  const page = Math.min(facts.page, last);
  const shown = list.slice(page * PAGE, page * PAGE + PAGE);
  const head =
    filter === 'aside' || filter === 'evidence'
      ? t(`checklists-list-${filter}`, { unit: facts.unit, count: f.count(list.length) })
      : t(filter === '' ? 'checklists-list' : 'checklists-list-section', {
          unit: facts.unit,
          section: filter,
          answered,
          total: list.length,
        });
  const lines = shown.map((entry) =>
    t('checklists-list-line', {
      mark: entry.value !== null ? '✓' : entry.setAside ? '–' : '○',
      n: entry.number!,
      question: shortQuestion(entry.question, 55),
      value: entry.value ? cut(valueText(words, entry.value, entry.question), 45) : 'none',
    }),
  );
  const turnTo = (to: number) => `checklists.all:${checklistId}:${to}${filter ? `:${filter}` : ''}`;
  const rows = layOut(
    shown.map((entry) =>
      button(
        t('checklists-button-question', { n: entry.number! }),
        `checklists.go:${checklistId}:${entry.question.order}`,
      ),
    ),
  );
  const pager = [
    ...(page > 0 ? [button(t('button-previous'), turnTo(page - 1), 8)] : []),
    ...(page < last ? [button(t('button-next'), turnTo(page + 1), 9)] : []),
  ];
  if (pager.length > 0) rows.push(pager);
  if (pager.length < 2) rows.push([button(t('button-back'), `checklists.resume:${checklistId}`, 2)]);
  return {
    text: [head, ...(lines.length > 0 ? [...lines, t('checklists-list-legend')] : [t('checklists-list-empty')])].join(
      '\n',
    ),
    rows,
  };
}

/** Why a question stands between a checklist and its submission, as people see it. */
export interface MissingLine {
  readonly number: number;
  readonly order: number;
  readonly why: 'unanswered' | 'aside' | 'evidence' | 'disputed' | 'untouched';
}

const MISSING_KEYS: Readonly<Record<MissingLine['why'], string>> = {
  unanswered: 'checklists-missing-unanswered',
  aside: 'checklists-missing-aside',
  evidence: 'checklists-missing-evidence',
  disputed: 'checklists-missing-disputed',
  untouched: 'checklists-missing-untouched',
};

/** «Xem lại phiếu»: per section, papers, what is missing; [Nộp] only when nothing is. */
export function reviewScreen(
  words: Words,
  facts: {
    checklistId: string;
    unit: string;
    answered: number;
    total: number;
    sections: readonly { section: Section; answered: number; total: number }[];
    files: number;
    lacking: number;
    missing: number;
    echo: readonly string[];
  },
): Message {
  const { t, f } = words;
  const go = (verb: string, ...more: (string | number)[]) =>
    [`checklists.${verb}`, facts.checklistId, ...more].join(':');
  const summary = [
    ...facts.sections.map((entry) => t('checklists-review-section', { ...entry })),
    t('checklists-review-files', { count: f.number(facts.files) }),
    ...(facts.lacking > 0 ? [t('checklists-review-no-evidence', { count: f.count(facts.lacking) })] : []),
  ].join(' · ');
  const rows: Button[][] = [];
  if (facts.missing > 0) rows.push([button(t('checklists-button-missing', { n: facts.missing }), go('missing'))]);
  else rows.push([button(t('checklists-button-submit'), go('submit'))]);
  rows.push(
    ...pairs(
      facts.sections.map((entry, n) =>
        button(t('checklists-button-section', { section: entry.section }), go('all', 0, entry.section), 6 + n),
      ),
    ),
  );
  // Where only papers are missing both lists would be the same.
  if (facts.lacking > 0 && facts.lacking !== facts.missing)
    rows.push([button(t('checklists-button-lacking', { n: facts.lacking }), go('all', 0, 'evidence'))]);
  rows.push([button(t('button-todo'), 'desk.todo', 4)]);
  const head = t('checklists-review', { unit: facts.unit, answered: facts.answered, total: facts.total });
  const ready = [
    facts.missing === 0
      ? t('checklists-review-ready')
      : t('checklists-review-not-ready', { count: f.count(facts.missing) }),
  ];
  return { text: [...facts.echo, head, summary, ...ready].join('\n'), rows };
}

const pairs = (buttons: readonly Button[]): Button[][] =>
  buttons.flatMap((_each, n) => (n % 2 === 0 ? [buttons.slice(n, n + 2)] : []));

/** What is missing before submitting, each a button; no [Nộp] here. */
export function missingScreen(words: Words, facts: { checklistId: string; missing: readonly MissingLine[] }): Message {
  const { t, f } = words;
  const back = [button(t('button-back'), `checklists.review:${facts.checklistId}`, 2)];
  if (facts.missing.length === 0) return { text: t('checklists-missing-nothing'), rows: [back] };
  const shown = facts.missing.slice(0, PAGE);
  const rest = facts.missing.length - shown.length;
  const head = t('submit-missing', { count: f.count(facts.missing.length), n: facts.missing.length });
  return {
    text: [
      head,
      ...shown.map((item) => t(MISSING_KEYS[item.why], { n: item.number })),
      ...(rest > 0 ? [t('checklists-missing-more', { count: f.count(rest) })] : []),
    ].join('\n'),
    rows: [
      ...layOut(
        shown.map((item) =>
          button(
            t('checklists-button-question', { n: item.number }),
            `checklists.go:${facts.checklistId}:${item.order}`,
          ),
        ),
      ),
      back,
    ],
  };
}
