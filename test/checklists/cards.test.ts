// Every card of every question of the made-up round, in both languages: short enough, buttons that are not cut, acts that fit,
// one question in bold, and the same number of stars whoever reads it.
import { describe, expect, it } from 'vitest';
import type { Stand } from '../../src/checklists/answer-store.js';
import type { StoredAnswer } from '../../src/checklists/stored-answer.js';
import {
  absentScreen,
  conflictScreen,
  explainScreen,
  filesScreen,
  gotFilesScreen,
  subjectScreen,
} from '../../src/checklists/follow-screens.js';
import {
  askScreen,
  offerScreen,
  storedScreen,
  tapOptions,
  type CardFacts,
} from '../../src/checklists/question-screens.js';
import type { Template } from '../../src/checklists/template-store.js';
import type { AnswerValue, Question } from '../../src/checklists/types.js';
import { walkOf } from '../../src/checklists/walk.js';
import { CITY_QUESTIONS } from '../../src/demo/city-questions.js';
import { plainText } from '../../src/dialogue/plain.js';
import { BOLD } from '../../src/kit/words.js';
import type { Message } from '../../src/outbox/message.js';
import { words } from './cast.js';

const questions: Question[] = CITY_QUESTIONS.map((each, n) => ({
  code: each.code,
  order: n + 1,
  section: each.section ?? 'C1',
  area: each.area ?? 'CDDH',
  text: each.question,
  help: each.help,
  type: each.type,
  choices: each.choices ?? [],
  required: each.required ?? false,
  evidence: each.evidence ?? 'NONE',
  evidenceHint: each.evidenceHint,
  askIf: null,
  classes: [],
  forms: [],
  answeredBy: each.answeredBy ?? 'UNIT',
  maxPoints: each.maxPoints,
}));
const template: Template = {
  id: 't',
  code: 'PKT-2023',
  version: 1,
  questions,
  byOrder: new Map(questions.map((each) => [each.order, each])),
  byCode: new Map(questions.map((each) => [each.code, each])),
  referred: { UNIT: [], DELEGATION: [] },
};

const VALUES: Record<Question['type'], AnswerValue> = {
  YESNO: { type: 'YESNO', value: 'NOT_YET' },
  STATUS: { type: 'STATUS', value: 'IN_PROGRESS' },
  COUNT: { type: 'COUNT', value: 1420 },
  RATIO: { type: 'RATIO', numerator: 1399, denominator: 1420 },
  PERCENT: { type: 'PERCENT', value: 98.5 },
  DATE: { type: 'DATE', on: '2023-03-07' },
  DOCREF: { type: 'DOCREF', number: '15/KH-UBND', on: '2023-01-10', subject: 'Kế hoạch cải cách hành chính năm 2023' },
  TEXT: {
    type: 'TEXT',
    parts: ['Đề nghị Thành phố hỗ trợ kinh phí nâng cấp phần mềm một cửa điện tử của huyện. '.repeat(8)],
  },
  CHOICE: { type: 'CHOICE', choice: 'Chưa đầy đủ' },
  MULTI: { type: 'MULTI', choices: ['Trụ sở', 'Hệ thống PAKN'] },
  FILE: { type: 'FILE', value: 'GIVEN' },
};

const stored = (question: Question): StoredAnswer => ({
  value: VALUES[question.type],
  note: 'Số liệu của Phòng Nội vụ',
  explanation: 'Đang rà soát, dự kiến xong trong tháng 10/2023.',
  explanationCode: null,
  explainedById: 'p',
  explainedBy: 'Nguyễn Thị Ví Dụ',
  version: 12,
  answeredById: 'p',
  answeredBy: 'Nguyễn Thị Ví Dụ',
  answeredAt: new Date('2023-09-08T03:12:00Z'),
  files: 2,
  ticked: null,
});

const stand = (side: Stand['side']): Stand => ({
  checklistId: 'abcdefghjkmn',
  template,
  state: 'OPEN',
  side,
  inspectionId: 'i',
  inspectOn: '2023-09-21',
  unitId: 'u',
  teamId: 'b',
  teamName: 'B',
  form: 'ONSITE',
  contents: [],
  unitClass: 'XA',
  unitTitle: 'UBND phường Hồ Sen – quận Hoa Sữa',
  cancelled: false,
  visible: true,
  surprise: false,
  arrivedAt: null,
  dueAt: null,
  startedAt: null,
  answered: new Set(),
  aside: new Set(),
  reopened: new Set(),
  untouched: new Set(),
  disputed: new Set(),
  emptied: new Map(),
  beside: new Set(),
  values: new Map(),
  own: null,
});

/** Every card a question may become. */
function cardsOf(question: Question, locale: 'vi' | 'en'): Record<string, Message> {
  const walk = walkOf(stand(question.answeredBy));
  const facts = (own: StoredAnswer | null): CardFacts => ({
    words: words[locale],
    walk,
    question,
    todayOn: '2023-09-08',
    echo: [],
    own,
  });
  const own = stored(question);
  const rival = (who: string) => ({ value: own.value!, who, at: new Date('2023-09-08T03:14:00Z') });
  return {
    asked: askScreen(facts(null)),
    ticked: askScreen(facts(null), question.choices),
    'asked again': askScreen({ ...facts(own), returned: 'Đề nghị gửi trích xuất có xác nhận của Bộ phận Một cửa' }),
    'noted only': askScreen(facts({ ...own, value: null, explanation: null, version: 0 })),
    'noted without papers': askScreen(facts({ ...own, value: null, explanation: null, version: 0, files: 0 })),
    stored: storedScreen(facts(own), true),
    'stored without papers': storedScreen(facts({ ...own, files: 0, explanation: null }), true),
    closed: storedScreen(facts(own), false),
    files: filesScreen(facts(own)),
    got: gotFilesScreen(facts(own)),
    reason: explainScreen(facts(own), 'reason'),
    explain: explainScreen(facts(own), 'files'),
    absent: absentScreen(facts(own), { type: 'RATIO', numerator: 14, denominator: 18 }, 4),
    subject: subjectScreen(facts(own)),
    offer: offerScreen(
      facts(null),
      words[locale].t('read-two', { typed: 'chua', count: 'two' }),
      tapOptions(question, '2023-09-08').slice(0, 2),
      true,
    ),
    conflict: conflictScreen(facts(own), 'conflictid12', rival('Nguyễn Thị Ví Dụ'), rival('Trần Văn Giả Sử')),
  };
}

describe.each(['vi', 'en'] as const)('cards in %s', (locale) => {
  it.each(questions.map((question) => [question.code, question] as const))(
    'of %s keep to the measures of a phone',
    (_code, question) => {
      for (const [name, { text, rows = [] }] of Object.entries(cardsOf(question, locale))) {
        const at = `${name} of ${question.code}:\n${text}`;
        const plain = text.replaceAll(BOLD, '');
        expect(plain.length, at).toBeLessThanOrEqual(900);
        expect(plain.split('\n').length, at).toBeLessThanOrEqual(12);
        expect(text.split(BOLD).length % 2, `bold that does not end in ${at}`).toBe(1);
        expect(rows.length, at).toBeLessThanOrEqual(5);
        expect(rows.flat().length, at).toBeLessThanOrEqual(8);
        for (const row of rows) {
          const longest = Math.max(...row.map((button) => [...button.label].length));
          expect(longest, at).toBeLessThanOrEqual(row.length === 1 ? 24 : row.length === 2 ? 14 : 8);
          for (const button of row) expect(Buffer.byteLength(button.act), button.act).toBeLessThanOrEqual(52);
        }
        expect(plainText({ text, rows }).length, at).toBeLessThanOrEqual(2000);
        const stars = rows.flat().flatMap((button) => (button.star === undefined ? [] : [button.star]));
        expect(new Set(stars).size, `two acts with one star on ${at}`).toBe(stars.length);
      }
    },
  );

  it('ask for papers in a sentence that can be read aloud', () => {
    const asked = questions
      .filter((question) => question.evidence !== 'NONE')
      .map((question) => cardsOf(question, locale).files!.text);
    for (const text of asked) expect(text).not.toMatch(/none|undefined|\{|\*\*/);
  });
});

describe.each(['vi', 'en'] as const)('a card with many options in %s', (locale) => {
  const long = (n: number) => `Lựa chọn dài hơn một nút thứ ${n}`;
  it.each(
    (['CHOICE', 'MULTI'] as const).flatMap((type) =>
      [4, 5, 6, 7, 8, 9, 10].flatMap((many) =>
        [long, (n: number) => `Mục ${n}`].map((name) => [type, many, name] as const),
      ),
    ),
  )('of type %s with %i keeps to the measures of a phone, whatever was sent beside', (type, many, name) => {
    const choices = Array.from({ length: many }, (_, n) => name(n + 1));
    const question: Question = { ...questions[0]!, type, choices, help: 'Đọc Kế hoạch', mayBeNa: true };
    const text = question.text.repeat(4);
    for (const of of [question, { ...question, text }]) {
      const walk = walkOf(stand('UNIT'));
      const value = type === 'CHOICE' ? { type, choice: choices[0]! } : { type, choices: choices.slice(0, 2) };
      for (const files of [0, 2])
        for (const note of [null, 'Số liệu của Phòng Nội vụ'])
          for (const now of [null, value]) {
            const own = { ...stored(question), value: now, version: 1, files, note, explanation: null };
            const facts = { words: words[locale], walk, question: of, todayOn: '2023-09-08', echo: [], own };
            for (const { rows = [] } of [askScreen(facts), storedScreen(facts, true)]) {
              const at = `${type} ${many} files ${files} note ${note}:\n${rows.map((row) => row.map(({ label }) => label).join(' | ')).join('\n')}`;
              expect(rows.length, at).toBeLessThanOrEqual(5);
              expect(rows.flat().length, at).toBeLessThanOrEqual(8);
              const papers = rows.flat().filter(({ act }) => act.startsWith('checklists.files:'));
              expect(papers.length, at).toBe(files > 0 ? 1 : 0);
            }
          }
    }
  });
});
