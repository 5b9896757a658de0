// The examples a sentence gives fit the year and the body that is asked: a company is shown no paper of a committee, and
// nobody in 2027 a day of 2023.
import { describe, expect, it } from 'vitest';
import { askScreen } from '../../src/checklists/question-screens.js';
import { readAnswer } from '../../src/checklists/readers.js';
import type { Template } from '../../src/checklists/template-store.js';
import type { Question } from '../../src/checklists/types.js';
import { walkOf } from '../../src/checklists/walk.js';
import type { Stand } from '../../src/checklists/answer-store.js';
import { words } from './cast.js';

const question = (type: Question['type']): Question => ({
  ...{ code: 'Q01', order: 1, section: 'C1', area: 'CDDH', text: 'Văn bản?', type, choices: [], required: true },
  ...{ evidence: 'NONE', askIf: null, classes: [], forms: [], answeredBy: 'UNIT' },
});

const refused = (type: Question['type'], typed: string, unitClass: Stand['unitClass'], todayOn: string) => {
  const reading = readAnswer(question(type), typed, { todayOn, f: words.vi.f, unitClass });
  const why = reading.kind === 'none' ? reading.refusal : reading.kind === 'partial' ? reading.ask : null;
  return words.vi.t(why!.refusal, why!.args);
};

function card(type: Question['type'], unitClass: Stand['unitClass'], todayOn: string): string {
  const questions = [question(type)];
  const template: Template = {
    ...{ id: 't', code: 'P', version: 1, questions, byOrder: new Map(), byCode: new Map() },
    referred: { UNIT: [], DELEGATION: [] },
  };
  const stand = {
    ...{ checklistId: 'c', template, side: 'UNIT', unitId: 'u', unitClass, unitTitle: 'Đơn vị Mẫu', form: 'ONSITE' },
    ...{ state: 'OPEN', values: new Map(), reopened: new Set(), own: null, emptied: new Map(), rivals: [] },
  } as unknown as Stand;
  const facts = { words: words.vi, walk: walkOf(stand), question: questions[0]!, todayOn, echo: [], own: null };
  return askScreen(facts).text;
}

describe('an example', () => {
  it('is of this year, or of the last one while its day is still to come', () => {
    expect(refused('DATE', 'abc', 'XA', '2027-09-01')).toMatch(/ví dụ 07\/03\/2027\.$/);
    expect(refused('DATE', 'abc', 'XA', '2027-02-01')).toMatch(/ví dụ 07\/03\/2026\.$/);
    expect(refused('DATE', '32/13/2027', 'XA', '2027-09-01')).toMatch(/ví dụ 07\/03\/2027\.$/);
    expect(card('DATE', 'XA', '2027-09-01')).toContain('07/03/2027');
  });

  it('bears the symbol of a committee only where one is asked', () => {
    for (const [unitClass, symbol] of [
      ['XA', '15/KH-UBND'],
      ['HUYEN', '15/KH-UBND'],
      ['SO', '15/KH-ĐV'],
      ['DVSN', '15/KH-ĐV'],
      ['DNNN', '15/KH-ĐV'],
    ] as const) {
      expect(card('DOCREF', unitClass, '2027-01-09')).toContain(`${symbol} ngày 10/01/2026`);
      expect(refused('DOCREF', 'kế hoạch', unitClass, '2027-01-10')).toContain(`${symbol} ngày 10/01/2027`);
      expect(refused('DOCREF', '15', unitClass, '2027-01-10')).toContain(`${symbol} ngày 10/01/2027`);
      expect(refused('DOCREF', '10/1/27', unitClass, '2027-02-10')).toContain(`${symbol}.`);
    }
  });

  it('can itself be read', () => {
    for (const typed of ['15/KH-UBND ngày 10/01/2027', '15/KH-ĐV ngày 10/01/2027', '15/KH-ĐV 10/01/2027'])
      expect(readAnswer(question('DOCREF'), typed, { todayOn: '2027-02-10', f: words.vi.f })).toMatchObject({
        kind: 'one',
        value: { number: typed.slice(0, typed.indexOf(' ')), on: '2027-01-10' },
      });
  });
});
