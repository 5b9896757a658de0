// Sentences that add up several counts leave out what is nought: nobody reads «00 tệp» or “failed 0”.
import { describe, expect, it } from 'vitest';
import { loadWords } from '../src/kit/words.js';

const words = loadWords('locales', 'refuse');
const COUNTED: Readonly<Record<string, readonly string[]>> = {
  'finding-visit-line': ['strengths', 'limitations'],
  'finding-strengths': ['count'],
  'finding-limitations': ['count'],
  'conclusion-unfinished': ['returned', 'left'],
  'checklists-submit-ask': ['files'],
  'checklists-submit-ask-supplement': ['files'],
  'checklists-submit-ask-concluded': ['files'],
  'checklists-receipt': ['files'],
  'import-applied': ['added', 'changed'],
  'broadcasts-preview': ['unreachable'],
  'checklists-button-done-many': ['count'],
  'remediation-list': ['open', 'done'],
  'remediation-list-otherwise': ['open', 'done'],
  'remediation-list-done-otherwise': ['done'],
  'broadcasts-sending': ['sent', 'waiting', 'unreachable', 'failed', 'unknown', 'acknowledged'],
  'broadcasts-sending-plain': ['sent', 'waiting', 'unreachable', 'failed', 'unknown'],
  'broadcasts-balance': ['unreachable', 'failed', 'cancelled', 'unknown'],
  'broadcasts-balance-waiting': ['unreachable', 'failed', 'cancelled', 'unknown', 'waiting'],
  'broadcasts-balance-acknowledged': ['acknowledged'],
};
const OTHERS = Object.fromEntries(
  'i unit on team day at late code round who whom questions total done reachable time units people place otherwise now'
    .split(' ')
    .map((name) => [name, 'X']),
);

describe.each(Object.entries(COUNTED))('%s', (key, names) => {
  it.each(['vi', 'en'] as const)('says no nought (%s), whichever of its counts there are', (locale) => {
    const { t, f } = words[locale];
    // With nothing left of the review nobody is asked about it.
    for (let which = key === 'conclusion-unfinished' ? 1 : 0; which < 1 << names.length; which++) {
      const counts = names.map((name, n) => [name, f.count((which >> n) & 1 ? 7 : 0)] as const);
      const said = t(key, { ...OTHERS, sent: 'X', concluded: 'X', lonely: 'none', ...Object.fromEntries(counts) });
      expect(said).not.toMatch(/\b0+\b/);
      expect(said).not.toMatch(/[,·+–:] ?[,·+.]|  /);
      for (const [, written] of counts) if (written !== f.count(0)) expect(said).toContain(written);
    }
  });
});
