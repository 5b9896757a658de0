// The text of a conclusion: strengths, each shortcoming with cause, solution and date, and how the official paper goes. As a
// message holds it, or whole. Pure; it must not know who reads it.
import type { Finding } from '../generated/prisma/client.js';
import type { Words } from '../kit/words.js';
import { cut } from './due-words.js';
import { causeInSentence } from './finding-screens.js';

/** The longest a conclusion may be; what does not fit is in /khacphuc. */
const LONGEST = 1800;

/** What a conclusion is written from. */
export interface ConclusionFacts {
  readonly unit: string;
  readonly inspectOn: string;
  readonly version: number;
  readonly findings: readonly Finding[];
  readonly demo: boolean;
}

/** A text without its own full stop, for a sentence that goes on. */
const bare = (text: string | null, chars: number): string => cut((text ?? '').replace(/[\s.;,]+$/u, ''), chars);

/** The text of a conclusion in one language, as a message holds it; `isWhole` leaves nothing out. */
export function conclusionText(words: Words, facts: ConclusionFacts, isWhole = false): string {
  const { t, f } = words;
  const upTo = (chars: number): number => (isWhole ? Infinity : chars);
  const strengths = facts.findings.filter((each) => each.kind === 'STRENGTH');
  const limitations = facts.findings.filter((each) => each.kind === 'LIMITATION');
  const head = [
    t(facts.version > 1 ? 'conclusion-head-again' : 'conclusion-head', { version: String(facts.version) }),
    t(limitations.length === 0 ? 'conclusion-opening-clear' : 'conclusion-opening', {
      unit: facts.unit,
      on: f.day(facts.inspectOn),
      strengths: f.count(strengths.length),
      limitations: f.count(limitations.length),
      s: strengths.length,
      l: limitations.length,
    }),
  ];
  const praise =
    strengths.length === 0
      ? []
      : [
          t('conclusion-strengths', {
            texts: cut(strengths.map((each) => bare(each.text, upTo(140))).join('; '), upTo(420)),
          }),
        ];
  const close = [t('conclusion-close'), ...(facts.demo ? [t('inspections-demo')] : [])];
  const lines = limitations.map((each, n) =>
    t('conclusion-line', {
      n: String(n + 1),
      text: bare(each.text, upTo(200)),
      cause: causeInSentence(words, each.causeKind ?? 'BOTH', each.cause ? bare(each.cause, upTo(120)) : null),
      solution: bare(each.solution, upTo(140)),
      due: each.dueAt ? f.until(each.dueAt) : '',
      times:
        each.timesRaised > 1
          ? ` ${t('finding-times', { times: String(each.timesRaised), year: String(each.earlierYear ?? '') })}`
          : '',
    }),
  );
  const fixed = [...head, ...praise, ...close].join('\n').length + 90;
  const kept: string[] = [];
  for (const line of lines) {
    if (fixed + [...kept, line].join('\n').length > upTo(LONGEST)) break;
    kept.push(line);
  }
  const left = lines.length - kept.length;
  const more = left > 0 ? [t('conclusion-more', { count: f.count(left), n: left })] : [];
  return [...head, ...praise, ...kept, ...more, ...close].join('\n');
}
