// What is seldom said, through the cards and lines that say it: in both languages, without a hole.
import { describe, expect, it } from 'vitest';
import { audienceScreen, classScreen, tallyScreen } from '../src/broadcasts/screens.js';
import { at, makeCalendar } from '../src/kit/calendar.js';
import { sayDue, sayHandedIn } from '../src/remediation/due-words.js';
import { sayOpen } from '../src/remediation/succession-words.js';
import { CITY } from '../src/demo/city.js';
import { wordsOfTests } from './printed.js';

const both = wordsOfTests();
const now = at('2023-09-29 17:30');
const calendar = makeCalendar(CITY.holidays.map((row) => ({ on: row.on, kind: row.kind })));
type Draft = Parameters<typeof audienceScreen>[1];
const notice = (facts: object): Draft => ({ id: 'b1', text: 'Họp giao ban', wantsAck: false, ...facts }) as Draft;

describe.each(['vi', 'en'] as const)('in %s', (locale) => {
  const words = both[locale];
  const labels = (card: { rows?: readonly (readonly { label: string }[])[] }) =>
    card.rows!.flat().map(({ label }) => label);

  it('a notice goes to all units, to one class of them, or to nobody yet', () => {
    const none = audienceScreen(words, notice({}), null, { all: 0, unacknowledged: 0, overdue: 0 });
    expect(none.text).toContain(words.t('broadcasts-audience-none'));
    const all = audienceScreen(words, notice({}), null, { all: 12, unacknowledged: 0, overdue: 0 });
    expect(labels(all)[0]).toMatch(/\(12\)$/);
    const classes = ['SO', 'HUYEN', 'PHONG', 'XA', 'DVSN', 'DNNN'];
    const units = classes.map((unitClass) => ({ class: unitClass })) as unknown as Parameters<typeof classScreen>[2];
    const said = labels(classScreen(words, notice({}), units)).filter((label) => label.endsWith('(1)'));
    expect(new Set(said).size).toBe(6);
  });

  it('a notice that is under way, and one that was stopped with some still waiting, say where each stands', () => {
    const tally = {
      total: 9,
      sent: 4,
      waiting: 3,
      unreachable: 1,
      failed: 1,
      cancelled: 0,
      unknown: 0,
      acknowledged: 0,
      replies: 0,
    };
    const sending = tallyScreen(words, notice({ state: 'SENDING' }), tally, now).text;
    expect(sending).toContain('5/8');
    expect(sending).not.toMatch(/\b00\b/);
    const stopped = tallyScreen(words, notice({ state: 'STOPPED', stoppedAt: now }), tally, now).text;
    expect(stopped).toMatch(/9.*4.*1.*1.*3/);
  });

  it('a date that passed less than a working day ago is past, without a count', () => {
    const due = at('2023-09-29 17:00');
    const said = sayDue({ calendar, now, words }, due, { plainly: true });
    expect(said).toMatch(locale === 'vi' ? /^đã quá thời hạn 17h00/ : /17:00/);
    const handed = sayHandedIn(words, calendar, due, now);
    for (const each of [said, handed]) expect(each).not.toMatch(/\b00? (?:ngày|working)/);
  });

  it('a unit that ended with nothing open says so', () => {
    expect(sayOpen(words, { items: [], requests: 0, visits: [] })).toBe(words.t('succession-nothing'));
  });
});
