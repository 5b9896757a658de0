// What acts are like that press on the same kind of thing: who may, what they are pressed with, in which states. No test.
import { both, nobody, unit, anyUnit, team, deciders, judges, office, senders, mine, type Right } from './rights.js';
import type { World } from './world.js';

export interface Act {
  readonly args?: (world: World) => readonly (string | number)[];
  readonly may: Right;
  readonly in?: Readonly<Record<string, Right>>;
  readonly own?: boolean;
  readonly states?: readonly string[];
  /** By state, a table that must change; «*» may change anything. */
  readonly changes?: Readonly<Record<string, string>>;
  /** The open dialogue, where the act needs one. */
  readonly data?: (world: World) => { kind: string; step: string; data: Record<string, unknown> };
}

export const read = (may: Right, args?: Act['args']): Act => ({ may, args });
export const any = (...states: string[]): Record<string, string> =>
  Object.fromEntries(states.map((state) => [state, '*']));

// ------------------------------------------------------------------ checklists
export const CHECKLIST = [
  'open',
  'submitted',
  'in review',
  'returned',
  'accepted',
  'concluded',
  'called off',
  'unannounced',
];
/** Unit's people, while the visit is announced and not called off. */
export const OF_UNIT = { 'called off': nobody, unannounced: nobody };
export const atQuestion = (more: (world: World) => readonly (string | number)[] = () => []): Act => ({
  may: unit,
  args: (world) => [world.checklist, world.question, ...more(world)],
  states: CHECKLIST,
  in: OF_UNIT,
});
export const atSite = (more: readonly (string | number)[] = []): Act => ({
  may: team,
  args: (world) => [world.checklist, world.onSite, ...more],
  states: ['open', 'submitted', 'still to come', 'called off'],
  in: { 'still to come': nobody, 'called off': nobody },
});
export const whole = (...more: (string | number)[]): Act => ({
  may: unit,
  args: (world) => [world.checklist, ...more],
  states: CHECKLIST,
  in: OF_UNIT,
});

// ------------------------------------------------------------------ remediation
export const ITEM = ['item open', 'item under way', 'item submitted', 'item returned', 'item accepted'];
export const AT_WORK = ['item open', 'item under way', 'item returned'];
export const atItem = (may: Right, ...more: (string | number)[]): Act => ({
  may,
  args: (world) => [world.item, ...more],
  states: ITEM,
});
export const JUDGED = [...ITEM, 'result of mine'];
export const atImport = (...more: (string | number)[]): Act => ({
  may: both(office, mine),
  own: true,
  args: (world) => [world.import, ...more],
  states: ['previewed', 'asked', 'fetching', 'applied'],
});
export const atResult = (...more: (string | number)[]): Act => ({
  may: judges,
  args: (world) => [world.item, ...more],
  states: JUDGED,
});
const REQUEST = ['request waiting', 'item open', 'item accepted', 'request drafted', 'request of mine'];
export const atRequest = (...more: (string | number)[]): Act => ({
  may: judges,
  args: (world) => [world.item, ...more],
  states: REQUEST,
});
export const REVIEW = ['submitted', 'in review', 'returned', 'accepted', 'concluded', 'open'];
export const atReview = (may: Right, more: (world: World) => readonly (string | number)[] = () => []): Act => ({
  may,
  args: (world) => [world.checklist, ...more(world)],
  states: REVIEW,
});
export const judging = (more?: (world: World) => readonly (string | number)[]): Act => ({
  ...atReview(judges, more),
  changes: { submitted: 'checklist', 'in review': '*' },
});
export const atFinding = (changes: string | null, ...more: (string | number)[]): Act => ({
  may: both(judges, mine),
  args: (world) => [world.finding, ...more],
  own: true,
  states: ['draft', 'saved'],
  // Whose a saved finding is no longer matters: it is shown with its visit.
  in: { saved: judges },
  ...(changes ? { changes: { draft: changes } } : {}),
});

/** What is recorded is the team's to change until the unit was told. */
export const atRecorded = (changes: Record<string, string>): Act => ({
  ...{ may: judges, args: (world: World) => [world.finding], states: ['saved', 'saved and told'], changes },
});

/** A unit whose last day has passed is the office's to decide about. */
export const atEnded = (more: (world: World) => readonly (string | number)[] = () => []): Act => ({
  may: office,
  args: (world) => [world.unit, ...more(world)],
  states: ['unit ended', 'plain'],
});

// ------------------------------------------------------------------ broadcasts
export const atDraft = (changes: string | null, ...more: (string | number)[]): Act => ({
  may: both(senders, mine),
  args: (world) => [world.broadcast, ...more],
  own: true,
  states: ['drafted', 'sending', 'done', 'dropped'],
  ...(changes ? { changes: { drafted: changes } } : {}),
});
export const atSent = (changes: Record<string, string> = {}, ...more: (string | number)[]): Act => ({
  ...atDraft(null, ...more),
  in: { drafted: nobody, dropped: nobody },
  changes,
});
export const copy = (changes?: Record<string, string>): Act => ({
  may: both(unit, mine),
  args: (world) => [world.broadcast],
  own: true,
  states: ['received', 'received, acknowledged'],
  ...(changes ? { changes } : {}),
});

// ------------------------------------------------------------------ inspections
export const KNOWN = ['plain', 'called off', 'unannounced'];
export const atSurprise = (changes?: Record<string, string>): Act => ({
  may: deciders,
  args: (world) => [world.surprise],
  states: ['hidden', 'early', 'arrived', 'surprise called off'],
  in: { hidden: judges, early: judges, 'surprise called off': nobody },
  ...(changes ? { changes } : {}),
});
export const PLACED_PAPERS = [
  ...[
    'paper kept',
    'paper waiting',
    'paper asked about',
    'paper asked about, handed in',
    'paper secret',
    'paper removed',
  ],
  ...['paper handed in', 'paper accepted', 'paper of an item', 'paper of a closed item', 'paper from the site'],
  'paper without unit',
];
const PAPERS = [...PLACED_PAPERS, 'paper loose', 'paper loose, removed', 'paper loose, no unit'];
export const PAPER_RIGHTS = {
  'paper from the site': team,
  'paper loose': both(unit, mine),
  'paper loose, removed': both(unit, mine),
  'paper loose, no unit': both(anyUnit, mine),
};
export const paper = (
  changes: Record<string, string>,
  more: (world: World) => readonly (string | number)[] = () => [],
): Act => ({
  may: unit,
  args: (world) => [world.paper, ...more(world)],
  own: true,
  states: PAPERS,
  in: PAPER_RIGHTS,
  changes,
});
/** A paper set apart is the office's to settle, whoever sent it. */
export const setApart = (changes: Record<string, string>): Act => ({
  may: office,
  args: (world) => [world.paper],
  own: true,
  states: ['paper secret', 'paper secret, handed in', 'paper asked about', 'paper kept', 'paper removed'],
  changes,
});
export const evidence = (...states: string[]) => Object.fromEntries(states.map((state) => [state, 'evidence']));
