// No count that is nought is ever read as «00», in any sentence: «00 tệp», «00 ngày làm việc». Sentences that are only said when
// there are some stand below, each with what sees to it; a new sentence with a count says it without the nought or joins them.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadWords } from '../src/kit/words.js';

/** Names under which sources give a sentence a count, with f.count. */
const COUNTS = new Set(
  `count days questions files returned accepted units reachable parts open strengths limitations changed added unreached
   unreachable people months inspections granted cancelled absent watched`.split(/\s+/),
);

const entries = readdirSync('locales/vi').flatMap((file) =>
  readFileSync(`locales/vi/${file}`, 'utf8')
    .split(/^(?=[a-zA-Z][\w-]* =)/m)
    .slice(1)
    .map((entry) => [entry.split(' =')[0]!, entry] as const),
);
const { t, f } = loadWords('locales', 'refuse').vi;
const noughts = new Map(
  entries.flatMap(([key, entry]) => {
    const names = [...new Set([...entry.matchAll(/\$(\w+)/g)].map(([, name]) => name!))];
    if (!names.some((name) => COUNTS.has(name))) return [];
    const valueOf = (name: string): string => (COUNTS.has(name) ? f.count(0) : name === 'n' ? '0' : 'X');
    const said = t(key, Object.fromEntries(names.map((name) => [name, valueOf(name)])));
    return /\b00\b/.test(said) ? [[key, said] as const] : [];
  }),
);

const ONLY_WHEN_SOME: Readonly<Record<string, string>> = {
  'a button or list of choices that is left out when nothing stands behind it': `broadcasts-button-all-team broadcasts-button-all broadcasts-button-unacknowledged broadcasts-button-overdue
     broadcasts-class-SO broadcasts-class-HUYEN broadcasts-class-PHONG broadcasts-class-XA broadcasts-class-DVSN
     broadcasts-class-DNNN broadcasts-button-send broadcasts-list-head broadcasts-audience-differs
     broadcasts-button-replies broadcasts-button-unsent broadcasts-button-unknown broadcasts-who-head
     checklists-button-aside conclusion-send review-rest-ask review-rest-confirm`,
  'a broadcast is sent to somebody': `broadcasts-preview broadcasts-sending broadcasts-sending-plain hours-later hours-left hours-taken-back-by
     hours-taken-back hours-sent-now`,
  'a checklist has questions, and is handed in or sent back with some': `checklists-start checklists-resume-returned checklists-since-one checklists-submit-ask
     checklists-submit-ask-supplement checklists-submit-ask-concluded checklists-receipt checklists-duty-returned
     review-queue review-queue-line review-queue-line-again review-size review-size-again review-section-head
     review-echo-rest review-record-rest review-left review-end-ask review-end-all review-sent-accepted review-told
     review-told-rest review-told-accepted review-duty review-duty-again`,
  'said once a paper, an answer or a part came': `checklists-echo-set-aside checklists-now-files checklists-text-so-far checklists-files-got
     checklists-files-doubt checklists-files-before checklists-absent checklists-record-files checklists-review-files
     checklists-review-no-evidence checklists-review-not-ready checklists-sent-line documents-receipt-several
     documents-duty-quarantined documents-apart-head value-text remediation-papers-sent`,
  '«Đã có: 0 tệp» and «Tệp: 0» are written with one figure, which asks for the first': `checklists-files-ask remediation-card-standing remediation-card-quiet remediation-files-ask`,
  'the last day, the days off before it and what is past have sentences of their own': `checklists-left checklists-duty-due-left nudge-before nudge-line-before inspections-left-days remediation-left`,
  'a head whose list has a sentence of its own when it is empty': `calendar-year-OFF calendar-year-WORK nudge-list-head desk-todo-head-watched desk-watched-head
     calendar-visits-head calendar-empty-past calendar-past-head desk-done-watched desk-aside-told desk-aside-duty
     desk-aside-head desk-aside-line people-joined people-approved people-unreached-head people-unreached-duty
     extension-list waiver-duty waiver-list review-work`,
  'a line of news that is left out when there is none': `desk-news-unreached desk-news-blocked desk-news-unheard desk-news-paper desk-news-ended-one desk-news-ended
     conclusion-opening conclusion-preview conclusion-onsite-open conclusion-sent conclusion-waiting
     inspections-surprise-announced remediation-calendar remediation-dates-moved remediation-news`,
  'what was read in a file: a line that is left out when there is none': `import-faulty import-ignored import-overlaps import-surprise import-delegates-gone import-roles-end
     import-roles-unmatched import-sheets-unused import-rows-passed import-column-lost import-ask import-changes
     import-count-added import-count-changed import-count-kept import-absent workbook-word-unknown workbook-mentions
     workbook-cells`,
  'the plan, the question or the calendar sets it to at least one': `finding-usual-due finding-days-after inspections-contents inspections-contents-questions read-two
     read-choice-unread-many read-choice-range read-date-days read-date-february submit-missing data-as-of-old`,
  '«không» is said in place of the list of what is open': `succession-items succession-requests succession-visits succession-ended-unit succession-ended-lead
     succession-duty succession-head succession-hidden succession-confirm succession-told-heir succession-told-lead
     succession-none-ask succession-none-done succession-none-told-lead`,
};
const LISTED = new Set(Object.values(ONLY_WHEN_SOME).flatMap((keys) => keys.split(/\s+/)));
/** «… và 02 việc khác»: said where a list is cut. */
const isRest = (key: string): boolean => /-more(?:-|$)/.test(key);

describe('a count of nought', () => {
  it('is looked for under names that sources give it', () => {
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.startsWith('generated'))
      .map((name) => readFileSync(`src/${name}`, 'utf8'))
      .join('\n');
    expect([...COUNTS].filter((name) => !new RegExp(`\\b${name}: [^,;{}]*\\bf\\.count\\(`).test(sources))).toEqual([]);
  });
  it('is not read as «00», but in sentences only said when there are some', () => {
    expect(
      [...noughts].filter(([key]) => !LISTED.has(key) && !isRest(key)).map(([key, said]) => `${key}: ${said}`),
    ).toEqual([]);
  });
  it('has no exception that nothing needs', () => {
    expect([...LISTED].filter((key) => !noughts.has(key))).toEqual([]);
  });
});
