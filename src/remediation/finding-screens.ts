// What a finding looks like while it is recorded, field by field, and when it is complete. Builds messages from what it is given;
// it must not query or decide.
import type { CauseKind, Finding } from '../generated/prisma/client.js';
import { dayOf } from '../kit/calendar.js';
import type { Words } from '../kit/words.js';
import { button, layOut, type Button, type Message } from '../outbox/message.js';
import { cut } from './due-words.js';
import { wholeButton } from '../dialogue/whole.js';
import { actOf, backButton } from './item-screens.js';
import { CAUSE_KINDS, SEVERITIES } from './rules.js';

/** The fields in the order they are asked; a strength has only the first. */
export const FIELDS = ['text', 'severity', 'cause', 'solution', 'responsible', 'due'] as const;
export type Field = (typeof FIELDS)[number];

export const isField = (text: string | undefined): text is Field =>
  (FIELDS as readonly (string | undefined)[]).includes(text);

export const fieldsOf = (finding: Pick<Finding, 'kind'>): readonly Field[] =>
  finding.kind === 'STRENGTH' ? ['text'] : FIELDS;

/** Whether a field has been filled in. The cause has two parts; its words may be left out, its kind not. */
export function isFilled(finding: Finding, field: Field): boolean {
  switch (field) {
    case 'text':
      return finding.text !== null;
    case 'severity':
      return finding.severity !== null;
    case 'cause':
      return finding.causeKind !== null && finding.cause !== null;
    case 'solution':
      return finding.solution !== null;
    case 'responsible':
      return finding.responsible !== null;
    case 'due':
      return finding.dueAt !== null;
  }
}

/** What the form knows besides the finding: unit, question, what is proposed. */
export interface FormFacts {
  readonly unit: string;
  /** «6» of the question it comes from. */
  readonly questionNumber: number | null;
  /** The text proposed from the answer. */
  readonly proposal: string | null;
  /** The plan's usual due date, null where the calendar does not reach. */
  readonly usualDue: { readonly at: Date; readonly days: number } | null;
  /** A day of the plan's year, as an example where no usual date is known. */
  readonly someDay: string;
  /** Who directs the city's bodies: «UBND thành phố Hà Nội». */
  readonly issuer: string;
  readonly raised: { readonly times: number; readonly earlierYear: number | null };
}

const cancel = (words: Words, finding: Finding): Button =>
  button(words.t('button-cancel'), actOf('dropf', finding.id), 0);

/** «chủ quan: phân công chưa rõ», as an item keeps it. */
export function causeText(words: Words, kind: CauseKind, cause: string | null): string {
  const said = words.t(`finding-cause-${kind}`);
  return cause ? `${said}: ${cause}` : said;
}

/** «khách quan và chủ quan (phân công chưa rõ)», as a sentence says it. */
export function causeInSentence(words: Words, kind: CauseKind, cause: string | null): string {
  const said = words.t(`finding-cause-${kind}`);
  return cause ? `${said} (${cause})` : said;
}

const head = (words: Words, finding: Finding, facts: FormFacts, field: Field): string =>
  words.t(finding.kind === 'STRENGTH' ? 'finding-head-strength' : 'finding-head', {
    n: String(fieldsOf(finding).indexOf(field) + 1),
    of: String(fieldsOf(finding).length),
    unit: facts.unit,
  });

/** One field's card; `part` tells that the words of the cause are asked. */
export function fieldScreen(
  words: Words,
  finding: Finding,
  facts: FormFacts,
  field: Field,
  part: 'kind' | 'words',
  echo: string | null,
): Message {
  const { t, f } = words;
  const buttons: Button[] = [];
  let ask: string;
  switch (field) {
    case 'text':
      ask = t(finding.kind === 'STRENGTH' ? 'finding-ask-strength' : 'finding-ask-text');
      if (facts.proposal !== null) {
        ask += `\n${t('finding-proposal', { text: cut(facts.proposal, 400) })}`;
        buttons.push(button(t('finding-use-proposal'), actOf('proposal', finding.id)));
      }
      break;
    case 'severity':
      ask = t('finding-ask-severity');
      buttons.push(
        ...SEVERITIES.map((severity) =>
          button(t(`finding-severity-${severity}`), actOf('severity', finding.id, severity)),
        ),
      );
      break;
    case 'cause':
      if (part === 'kind') {
        ask = t('finding-ask-cause');
        buttons.push(
          ...CAUSE_KINDS.map((kind) => button(t(`finding-button-${kind}`), actOf('cause', finding.id, kind))),
        );
      } else {
        const kind = finding.causeKind ?? 'BOTH';
        ask = t('finding-ask-cause-words', { kind: t(`finding-cause-${kind}`), of: kind });
        buttons.push(button(t('finding-no-more'), actOf('causeless', finding.id)));
      }
      break;
    case 'solution':
      ask = t('finding-ask-solution');
      break;
    case 'responsible':
      ask = t('finding-ask-responsible');
      buttons.push(
        button(t('finding-responsible-head'), actOf('bearer', finding.id, 'HEAD')),
        button(t('finding-responsible-unit'), actOf('bearer', finding.id, 'UNIT')),
      );
      break;
    case 'due':
      ask = t('finding-ask-due', { example: f.day(facts.usualDue ? dayOf(facts.usualDue.at) : facts.someDay) });
      if (facts.usualDue) {
        ask += `\n${t('finding-usual-due', { due: f.until(facts.usualDue.at), days: f.count(facts.usualDue.days), n: facts.usualDue.days })}`;
        buttons.push(button(f.dayAt(facts.usualDue.at), actOf('usualdue', finding.id)));
      }
      break;
  }
  const index = fieldsOf(finding).indexOf(field);
  const back =
    part === 'words'
      ? actOf('field', finding.id, 'cause')
      : index === 0
        ? actOf('visit', finding.inspectionId ?? '')
        : actOf('field', finding.id, fieldsOf(finding)[index - 1]!);
  return {
    text: [echo, head(words, finding, facts, field), ask].filter(Boolean).join('\n'),
    rows: [...layOut(buttons), [backButton(words, back), cancel(words, finding)]],
  };
}

/** The complete finding before it is saved. */
export function summaryScreen(words: Words, finding: Finding, facts: FormFacts, echo: string | null): Message {
  const { t } = words;
  const strength = finding.kind === 'STRENGTH';
  const rows: Button[][] = [[button(t('finding-save'), actOf('savef', finding.id))]];
  if (strength) rows.push([button(t('finding-edit'), actOf('field', finding.id, 'text'), 6)]);
  else {
    rows.push(
      [button(t('finding-edit'), actOf('fields', finding.id), 6)],
      [button(t(finding.needsCity ? 'finding-city-off' : 'finding-city'), actOf('city', finding.id), 7)],
    );
  }
  const last = fieldsOf(finding).at(-1)!;
  const text = [echo, ...summaryLines(words, finding, facts)].filter(Boolean).join('\n');
  const whole = wholeButton(words, text, actOf('wholefinding', finding.id), 8);
  rows.push(...layOut([backButton(words, actOf('field', finding.id, last)), ...whole, cancel(words, finding)]));
  return { text, rows };
}

/** A recorded finding of which the unit has not been told. */
export function recordedScreen(words: Words, finding: Finding, facts: FormFacts): Message {
  const { t } = words;
  const text = [...summaryLines(words, finding, facts), t('finding-recorded-note')].filter(Boolean).join('\n');
  const whole = wholeButton(words, text, actOf('wholefinding', finding.id), 8);
  return {
    text,
    rows: [
      [button(t('finding-change'), actOf('editf', finding.id), 6)],
      [button(t('finding-remove'), actOf('removef', finding.id), 7)],
      ...layOut([...whole, backButton(words, actOf('recorded', finding.inspectionId ?? '', 0))]),
    ],
  };
}

function summaryLines(words: Words, finding: Finding, facts: FormFacts): string[] {
  const { t, f } = words;
  const from =
    facts.questionNumber === null
      ? ''
      : t('finding-from', { n: String(facts.questionNumber), area: finding.area ?? '' });
  const strength = finding.kind === 'STRENGTH';
  const lines = [
    t(strength ? 'finding-summary-strength' : 'finding-summary', { unit: facts.unit, from }),
    t('finding-summary-text', {
      text: finding.text ?? '',
      severity: finding.severity ? t(`finding-severity-${finding.severity}`) : '',
      has: finding.severity ? 'yes' : 'no',
    }),
  ];
  if (!strength) {
    const usual = facts.usualDue !== null && finding.dueAt?.getTime() === facts.usualDue.at.getTime();
    lines.push(
      t('finding-summary-cause', {
        cause: causeInSentence(words, finding.causeKind ?? 'BOTH', finding.cause ? cut(finding.cause, 200) : null),
        solution: cut(finding.solution ?? '', 200),
      }),
      t('finding-summary-due', {
        responsible: cut(finding.responsible ?? '', 120),
        due: finding.dueAt ? f.until(finding.dueAt) : '',
        usual: usual ? t('finding-days-after', { days: f.count(facts.usualDue.days), n: facts.usualDue.days }) : '',
      }),
    );
    if (facts.raised.times > 1) {
      lines.push(
        t('finding-times', { times: String(facts.raised.times), year: String(facts.raised.earlierYear ?? '') }),
      );
    }
    if (finding.needsCity) lines.push(t('finding-city-noted', { issuer: facts.issuer }));
  }
  return lines;
}

/** [Sửa từng mục]: which field? */
export function fieldsScreen(words: Words, finding: Finding, facts: FormFacts): Message {
  const { t } = words;
  const buttons = fieldsOf(finding).map((field) =>
    button(t(`finding-field-${field}`), actOf('field', finding.id, field)),
  );
  return {
    text: t('finding-which-field', { unit: facts.unit }),
    rows: [...layOut(buttons), [backButton(words, actOf('draft', finding.id))]],
  };
}
