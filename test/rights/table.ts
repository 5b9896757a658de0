// Who may do what, written from the domain and from nothing in the program: for every act its right, what it is pressed with,
// and in which states it changes something. matrix.test.ts presses all of it with every role.
//
// To add an act: one line in ACTS under «room.act». `args` are what stands behind it, `may` is a right of rights.ts (or one made
// of several), `states` are names of states.ts that put the world into a state before the press, and of these `changes` says
// in which a table must change, and which; in all others nothing may. A state may narrow the right: `in: { state: right }`.
// `own: true` runs it once as whoever made the thing and once as another. A new kind of thing to press on goes to world.ts.
/* eslint max-lines: ["error", 600] -- one table, read from top to bottom */
import {
  right,
  both,
  everyone,
  nobody,
  unit,
  anyUnit,
  head,
  anyHead,
  team,
  deciders,
  readers,
  embargoed,
  delegation,
  office,
  approvers,
  senders,
  mine,
  others,
  either,
  type Right,
} from './rights.js';
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

const read = (may: Right, args?: Act['args']): Act => ({ may, args });
const any = (...states: string[]): Record<string, string> => Object.fromEntries(states.map((state) => [state, '*']));

// ------------------------------------------------------------------ checklists
const CHECKLIST = ['open', 'submitted', 'in review', 'returned', 'accepted', 'called off', 'unannounced'];
/** Unit's people, while the visit is announced and not called off. */
const OF_UNIT = { 'called off': nobody, unannounced: nobody };
const atQuestion = (more: (world: World) => readonly (string | number)[] = () => []): Act => ({
  may: unit,
  args: (world) => [world.checklist, world.question, ...more(world)],
  states: CHECKLIST,
  in: OF_UNIT,
});
const atSite = (more: readonly (string | number)[] = []): Act => ({
  may: team,
  args: (world) => [world.checklist, world.onSite, ...more],
  states: ['open', 'submitted', 'still to come', 'called off'],
  in: { 'still to come': nobody, 'called off': nobody },
});
const whole = (...more: (string | number)[]): Act => ({
  may: unit,
  args: (world) => [world.checklist, ...more],
  states: CHECKLIST,
  in: OF_UNIT,
});

// ------------------------------------------------------------------ remediation
const ITEM = ['item open', 'item under way', 'item submitted', 'item returned', 'item accepted'];
const AT_WORK = ['item open', 'item under way', 'item returned'];
const atItem = (may: Right, ...more: (string | number)[]): Act => ({
  may,
  args: (world) => [world.item, ...more],
  states: ITEM,
});
const JUDGED = [...ITEM, 'result of mine'];
const atImport = (...more: (string | number)[]): Act => ({
  may: both(office, mine),
  own: true,
  args: (world) => [world.import, ...more],
  states: ['previewed', 'asked', 'fetching', 'applied'],
});
const atResult = (...more: (string | number)[]): Act => ({
  may: deciders,
  args: (world) => [world.item, ...more],
  states: JUDGED,
});
const REQUEST = ['request waiting', 'item open', 'item accepted', 'request drafted', 'request of mine'];
const atRequest = (...more: (string | number)[]): Act => ({
  may: deciders,
  args: (world) => [world.item, ...more],
  states: REQUEST,
});
const REVIEW = ['submitted', 'in review', 'returned', 'accepted', 'open'];
const atReview = (may: Right, more: (world: World) => readonly (string | number)[] = () => []): Act => ({
  may,
  args: (world) => [world.checklist, ...more(world)],
  states: REVIEW,
});
const judging = (more?: (world: World) => readonly (string | number)[]): Act => ({
  ...atReview(deciders, more),
  changes: { submitted: 'checklist', 'in review': '*' },
});
const atFinding = (changes: string | null, ...more: (string | number)[]): Act => ({
  may: both(deciders, mine),
  args: (world) => [world.finding, ...more],
  own: true,
  states: ['draft', 'saved'],
  // Whose a saved finding is no longer matters: it is shown with its visit.
  in: { saved: deciders },
  ...(changes ? { changes: { draft: changes } } : {}),
});

// ------------------------------------------------------------------ broadcasts
const atDraft = (changes: string | null, ...more: (string | number)[]): Act => ({
  may: both(senders, mine),
  args: (world) => [world.broadcast, ...more],
  own: true,
  states: ['drafted', 'sending', 'done', 'dropped'],
  ...(changes ? { changes: { drafted: changes } } : {}),
});
const atSent = (changes: Record<string, string> = {}, ...more: (string | number)[]): Act => ({
  ...atDraft(null, ...more),
  in: { drafted: nobody, dropped: nobody },
  changes,
});
const copy = (changes?: Record<string, string>): Act => ({
  may: both(unit, mine),
  args: (world) => [world.broadcast],
  own: true,
  states: ['received', 'received, acknowledged'],
  ...(changes ? { changes } : {}),
});

// ------------------------------------------------------------------ inspections
const KNOWN = ['plain', 'called off', 'unannounced'];
const atSurprise = (changes?: Record<string, string>): Act => ({
  may: deciders,
  args: (world) => [world.surprise],
  states: ['hidden', 'early', 'arrived', 'surprise called off'],
  in: { 'surprise called off': nobody },
  ...(changes ? { changes } : {}),
});
const PAPERS = [
  ...[
    'paper kept',
    'paper waiting',
    'paper asked about',
    'paper asked about, handed in',
    'paper secret',
    'paper removed',
  ],
  ...['paper handed in', 'paper accepted', 'paper of an item', 'paper of a closed item', 'paper from the site'],
  ...['paper without unit', 'paper loose', 'paper loose, removed', 'paper loose, no unit'],
];
const PAPER_RIGHTS = {
  'paper from the site': team,
  'paper loose': both(unit, mine),
  'paper loose, removed': both(unit, mine),
  'paper loose, no unit': both(anyUnit, mine),
};
const paper = (
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
const setApart = (changes: Record<string, string>): Act => ({
  may: office,
  args: (world) => [world.paper],
  own: true,
  states: ['paper secret', 'paper secret, handed in', 'paper asked about', 'paper kept', 'paper removed'],
  changes,
});
const evidence = (...states: string[]) => Object.fromEntries(states.map((state) => [state, 'evidence']));

/** Every act there is. */
export const ACTS: Readonly<Record<string, Act | Act[]>> = {
  'desk.todo': read(everyone),
  'desk.resume': read(everyone),
  'desk.lich': read(everyone),
  'desk.watched': read(everyone),
  'desk.help': read(everyone),
  'desk.contact': read(everyone),

  'people.me': read(everyone),
  'people.language': { may: everyone, args: () => ['en'], changes: { plain: 'person' } },
  'people.data': read(everyone),
  'people.leave': read(everyone),
  'people.members': [read(either(office, head), (world) => [world.unit, 0]), read(office, () => ['-', 0])],
  'people.member': read(either(office, head), (world) => [world.colleaguesRole]),
  'people.end': read(either(office, head), (world) => [world.colleaguesRole]),
  'people.why': read(either(office, head), (world) => [world.colleaguesRole, 'MOVED']),
  'people.endnow': {
    ...{ may: either(office, head), args: (world) => [world.colleaguesRole, 'MOVED'], changes: { plain: 'role_held' } },
  },
  'people.notours': read(either(office, head), (world) => [world.colleaguesRole]),
  'people.expel': {
    ...{ may: either(office, head), args: (world) => [world.colleaguesRole], changes: { plain: 'role_held' } },
  },
  'people.replacing': read(either(office, head), (world) => [world.asked]),
  'people.replace': read(either(office, head), (world) => [world.asked, '-']),
  'people.replacenow': { ...read(either(office, head), (world) => [world.asked, '-']), changes: { plain: '*' } },
  'people.keepboth': { ...read(either(office, head), (world) => [world.asked]), changes: { plain: 'role_held' } },
  'people.nottaken': { ...read(either(office, head), (world) => [world.asked]), changes: { plain: 'role_held' } },
  'people.go': { may: everyone, changes: { plain: 'role_held' } },
  'people.moi': read(either(office, anyHead)),
  'people.units': read(either(office, anyHead), () => [0]),
  'people.pick': read(either(office, head), (world) => [world.unit]),
  'people.make': [
    { may: either(office, head), args: (world) => [world.unit, 'FOCAL'], changes: { plain: 'invitation' } },
    { may: office, args: (world) => [world.unit, 'HEAD'], changes: { plain: 'invitation' } },
    { may: nobody, args: (world) => [world.unit, 'OFFICE'] },
  ],
  'people.again': {
    may: either(office, head),
    args: (world) => [world.unit, 'DEPUTY'],
    changes: { plain: 'invitation' },
  },
  'people.delegation': read(office, () => [0]),
  'people.person': read(office, (world) => [world.delegate]),
  'people.seat': { may: office, args: (world) => [world.delegate, 'LEAD'], changes: { plain: 'invitation' } },
  'people.unreached': read(office),
  // Here nobody but the inviter could approve: the office is shown that, with the way out.
  'people.approval': {
    ...{
      may: either(both(approvers, others), office),
      args: (world) => [world.role],
      own: true,
      states: ['waiting', 'decided'],
    },
  },
  'people.approve': {
    ...{ may: both(approvers, others), args: (world) => [world.role], own: true, states: ['waiting', 'decided'] },
    changes: { waiting: 'role_held' },
  },
  'people.disapprove': {
    ...{ may: both(approvers, others), args: (world) => [world.role], own: true, states: ['waiting', 'decided'] },
    changes: { waiting: 'role_held' },
  },

  'deadlines.year': { may: office, args: () => [2031] },
  'deadlines.yearyes': { may: office, args: () => [2031] },

  'inspections.ack': {
    may: unit,
    args: (world) => [world.notice],
    states: ['not acknowledged', 'plain', 'unannounced'],
    in: { unannounced: nobody },
    changes: { 'not acknowledged': 'notice' },
  },
  'inspections.see': [
    { may: either(unit, readers), args: (world) => [world.inspection], states: KNOWN, in: { unannounced: readers } },
    {
      may: embargoed,
      args: (world) => [world.surprise],
      states: ['hidden', 'arrived'],
      in: { arrived: either(unit, readers) },
    },
  ],
  'inspections.ics': [
    { may: either(unit, readers), args: (world) => [world.inspection], states: KNOWN, in: { unannounced: nobody } },
    { may: nobody, args: (world) => [world.surprise], states: ['hidden'] },
    read(everyone),
  ],
  'inspections.focal': [
    { may: readers, args: (world) => [world.inspection], states: KNOWN },
    { may: embargoed, args: (world) => [world.surprise], states: ['hidden'] },
  ],
  'inspections.arrive': [atSurprise(), { may: nobody, args: (world) => [world.inspection] }],
  'inspections.notyet': [atSurprise(), { may: nobody, args: (world) => [world.inspection] }],
  'inspections.confirm': [atSurprise({ hidden: 'inspection' }), { may: nobody, args: (world) => [world.inspection] }],

  ...Object.fromEntries(
    (['cancel', 'cancelyes', 'restore'] as const).map((act) => [
      `inspections.${act}`,
      {
        may: office,
        args: (world: World) => [world.inspection],
        states: ['nothing found yet', 'called off', 'plain'],
        changes: {
          cancel: {},
          cancelyes: { 'nothing found yet': 'inspection' },
          restore: { 'called off': 'inspection' },
        }[act],
      },
    ]),
  ),

  'imports.apply': { ...atImport(), changes: { previewed: 'plan_import' } },
  'imports.drop': {
    ...atImport(),
    changes: { previewed: 'plan_import', asked: 'plan_import', fetching: 'plan_import' },
  },
  'imports.yes': { ...atImport(0), changes: { asked: 'plan_import' } },
  'imports.no': { ...atImport(0), changes: { asked: 'plan_import' } },
  'imports.more': atImport(0),
  'imports.forget': {
    ...atImport(),
    changes: { previewed: 'plan_import', asked: 'plan_import', fetching: 'plan_import', applied: 'plan_import' },
  },
  'imports.template': read(office),

  'checklists.start': { may: unit, args: (world) => [world.inspection], states: CHECKLIST, in: OF_UNIT },
  'checklists.open': [
    { may: unit, args: (world) => [world.inspection], states: CHECKLIST, in: OF_UNIT },
    { may: nobody, args: (world) => [world.surprise], states: ['hidden'] },
  ],
  'checklists.onsite': {
    may: team,
    args: (world) => [world.inspection],
    states: ['open', 'submitted', 'still to come', 'called off'],
    in: { 'still to come': nobody, 'called off': nobody },
  },
  'checklists.resume': whole(),
  'checklists.all': whole(0),
  'checklists.review': whole(),
  'checklists.missing': whole(),
  'checklists.submit': whole(),
  'checklists.asof': whole('2023-09-20'),
  'checklists.otherday': whole(),
  'checklists.send': {
    ...whole('2023-09-20'),
    states: [...CHECKLIST, 'all answered'],
    changes: { 'all answered': 'submission', returned: '*' },
  },
  'checklists.sent': {
    may: either(unit, readers),
    args: (world) => [world.submission],
    states: CHECKLIST,
    in: { 'called off': readers, unannounced: readers },
  },
  'checklists.whole': {
    may: either(unit, readers),
    args: (world) => [world.submission],
    states: CHECKLIST,
    in: { 'called off': readers, unannounced: readers },
  },
  'checklists.withdraw': {
    ...{ may: unit, args: (world) => [world.submission], states: CHECKLIST, in: OF_UNIT },
    changes: { submitted: 'submission' },
  },
  'checklists.keep': {
    ...{ may: unit, args: (world) => [world.conflict, 1], states: CHECKLIST, in: OF_UNIT },
    changes: { open: 'answer_conflict' },
  },
  'checklists.go': [atQuestion(), atSite()],
  'checklists.a': [
    { ...atQuestion(() => [0, 0]), states: [...CHECKLIST, 'unanswered'], changes: { unanswered: 'answer', open: '*' } },
    { ...atSite([0, 0]), changes: any('open', 'submitted') },
  ],
  'checklists.o': atQuestion(() => [0]),
  'checklists.again': [atQuestion(), atSite()],
  'checklists.m': [atQuestion(() => [0]), atSite([0])],
  'checklists.md': atQuestion(() => [1]),
  'checklists.help': [atQuestion(), atSite()],
  'checklists.change': [atQuestion(), atSite()],
  'checklists.next': [atQuestion(), atSite()],
  'checklists.back': [atQuestion(), atSite()],
  'checklists.later': [
    { ...atQuestion(), states: [...CHECKLIST, 'unanswered'], changes: { unanswered: 'answer' } },
    { ...atSite(), changes: any('open', 'submitted') },
  ],
  'checklists.papers': [atQuestion(), atSite()],
  'checklists.files': [atQuestion(() => [0]), atSite([0])],
  'checklists.off': { ...atQuestion((world) => [world.paper]), changes: { open: 'evidence', returned: '*' } },
  'checklists.nodoc': atQuestion(),
  'checklists.done': atQuestion(),
  'checklists.drop': { ...atQuestion(() => [1]), changes: any('open') },
  'checklists.skipsub': atQuestion(),
  'checklists.unnote': [atQuestion(), atSite()],
  'checklists.reason': [
    { ...atQuestion(() => [0]), changes: any('open') },
    { ...atSite([0]), changes: any('open', 'submitted') },
  ],

  'documents.remove': paper(
    evidence(
      ...[
        'paper kept',
        'paper waiting',
        'paper asked about',
        'paper secret',
        'paper of an item',
        'paper from the site',
      ],
      ...['paper without unit', 'paper loose', 'paper loose, no unit'],
    ),
  ),
  'documents.choose': paper({}, () => [0]),
  'documents.clear': paper(evidence('paper asked about')),
  'documents.unit': {
    ...paper(evidence('paper loose', 'paper loose, no unit'), (world) => [world.unit]),
    // A place is given to a unit one acts for, whatever the paper was sent for.
    in: {
      ...PAPER_RIGHTS,
      'paper from the site': both(team, unit),
      'paper loose, no unit': both(unit, mine),
    },
  },
  'documents.where': paper({}),
  'documents.other': paper({}, () => ['-']),
  'documents.put': {
    ...paper(evidence('paper loose', 'paper loose, no unit'), (world) => [`i.${world.item.slice(-8)}`]),
    // Without an open place of its unit there is nothing to put it to.
    states: ['paper loose', 'paper loose, no unit', 'paper loose, removed'],
    in: { ...PAPER_RIGHTS, 'paper loose, no unit': both(unit, mine) },
  },
  'documents.apart': read(office, () => [0]),
  'documents.apartfile': setApart({}),
  'documents.look': setApart({}),
  'documents.askerase': setApart({}),
  'documents.notsecret': setApart(evidence('paper secret', 'paper secret, handed in')),
  'documents.erase': setApart(evidence('paper secret', 'paper secret, handed in')),

  'remediation.list': read(everyone, () => [0]),
  'remediation.done': read(everyone, () => [0]),
  'remediation.item': atItem(either(unit, readers)),
  'remediation.whole': atItem(either(unit, readers)),
  'remediation.wholeanswer': atReview(readers, (world) => [world.question]),
  'remediation.progress': atItem(unit),
  'remediation.state': {
    ...atItem(unit, 'IN_PROGRESS'),
    changes: Object.fromEntries(AT_WORK.map((state) => [state, 'item_event'])),
  },
  'remediation.files': atItem(unit),
  'remediation.removable': atItem(unit, 0),
  'remediation.off': atItem(unit, '-'),
  'remediation.submit': {
    ...atItem(unit),
    changes: { 'item open': 'item_event', 'item under way': 'item_event', 'item returned': '*' },
  },
  'remediation.withdraw': { ...atItem(unit), changes: { 'item submitted': 'item_event' } },
  'remediation.explain': atItem(unit),
  'remediation.extend': { ...atItem(unit), states: [...ITEM, 'request waiting'] },
  'remediation.extends': read(
    either(anyUnit, (facts) => !delegation(facts)),
    () => [0],
  ),
  'remediation.extenddate': {
    ...atItem(unit, '2023-10-25'),
    states: [...ITEM, 'request drafted'],
    own: true,
    changes: any(...AT_WORK, 'request drafted'),
  },
  'remediation.extendsend': {
    ...atItem(unit),
    own: true,
    states: [...ITEM, 'request drafted'],
    changes: any('request drafted'),
  },
  'remediation.cancelext': {
    ...atItem(unit),
    own: true,
    states: [...ITEM, 'request drafted'],
    changes: any('request drafted'),
  },
  'remediation.hardship': atItem(unit),
  'remediation.judge': atResult(),
  'remediation.papers': atItem(either(unit, readers)),
  'remediation.accept': atResult(1),
  'remediation.accepted': { ...atResult(1), changes: { 'item submitted': 'remediation_item' } },
  'remediation.return': atResult(1),
  'remediation.what': [
    { ...atResult('documents'), changes: { 'item submitted': 'item_return' } },
    { ...atResult('-'), changes: any(...JUDGED) },
  ],
  'remediation.why': { ...atResult('evidence'), changes: { 'item submitted': 'item_return' } },
  'remediation.until': { ...atResult('keep'), changes: { 'item submitted': 'item_return' } },
  'remediation.returned': { ...atResult(1), changes: any('item submitted') },
  'remediation.request': atRequest(),
  'remediation.requests': read(everyone, () => [0]),
  'remediation.agree': atRequest(),
  'remediation.grant': atRequest('2023-10-20'),
  'remediation.granted': { ...atRequest('2023-10-18'), changes: { 'request waiting': 'extension' } },
  'remediation.otherdate': atRequest(),
  'remediation.decline': atRequest(),
  'remediation.declined': atRequest(),
  'remediation.queue': read(delegation, () => [0]),
  'remediation.review': atReview(readers),
  'remediation.first': atReview(readers),
  'remediation.section': atReview(readers, () => ['C1', 0]),
  'remediation.answer': atReview(readers, (world) => [world.question]),
  'remediation.prev': atReview(readers, (world) => [world.question]),
  'remediation.skip': { ...atReview(readers, (world) => [world.question]) },
  'remediation.proof': atReview(readers, (world) => [world.question]),
  'remediation.begin': judging(),
  'remediation.ok': {
    ...judging((world) => [world.question, 0]),
    changes: { submitted: 'answer_review', 'in review': 'answer_review' },
  },
  'remediation.more': judging((world) => [world.question, 0]),
  'remediation.reason': {
    ...judging((world) => [world.question, 'evidence']),
    data: (world) => ({
      ...{ kind: 'remediation.review', step: 'reason' },
      data: { checklistId: world.checklist, code: String(world.question), seen: '0' },
    }),
    changes: { submitted: 'answer_review', 'in review': 'answer_review' },
  },
  'remediation.rest': atReview(deciders, () => ['C1']),
  'remediation.restok': judging(() => ['C1', 99]),
  'remediation.end': judging(),
  'remediation.otherdue': judging(),
  'remediation.sendall': judging(() => ['2023-09-27']),
  'remediation.visits': read(delegation, () => [0]),
  'remediation.visit': [
    { may: readers, args: (world) => [world.inspection], states: KNOWN },
    { may: embargoed, args: (world) => [world.surprise], states: ['hidden'] },
  ],
  'remediation.raise': {
    ...{ may: deciders, args: (world) => [world.checklist, world.question], states: REVIEW },
    changes: Object.fromEntries(REVIEW.map((state) => [state, 'finding'])),
  },
  'remediation.limit': {
    ...{ may: deciders, args: (world) => [world.inspection], states: ['plain', 'still to come'] },
    changes: any('plain'),
  },
  'remediation.strength': {
    ...{ may: deciders, args: (world) => [world.inspection], states: ['plain', 'still to come'] },
    changes: { plain: 'finding' },
  },
  'remediation.draft': atFinding(null),
  'remediation.field': atFinding(null, 'severity'),
  'remediation.fields': atFinding(null),
  'remediation.proposal': atFinding('*'),
  'remediation.severity': atFinding('finding', 'HIGH'),
  'remediation.cause': atFinding('finding', 'BOTH'),
  'remediation.causeless': atFinding('finding'),
  'remediation.bearer': atFinding('finding', 'HEAD'),
  'remediation.usualdue': atFinding('finding'),
  'remediation.city': atFinding('finding'),
  'remediation.savef': atFinding('finding'),
  'remediation.dropf': atFinding('finding'),
  'remediation.conclude': {
    ...{ may: deciders, args: (world) => [world.inspection], states: ['plain', 'still to come', 'called off'] },
  },
  'remediation.concluded': {
    ...{ may: deciders, args: (world) => [world.inspection, 2, 0] },
    states: ['plain', 'still to come', 'called off'],
    changes: { plain: 'conclusion' },
  },
  'remediation.got': {
    ...{ may: unit, args: (world) => [world.conclusion], states: ['plain', 'conclusion acknowledged'] },
    changes: { plain: 'conclusion' },
  },
  'remediation.conclusion': {
    ...{ may: unit, args: (world) => [world.conclusion], states: ['plain', 'conclusion acknowledged'] },
  },

  'aside.see': read(office),
  // The count itself lies with the machinery.
  'aside.seen': { may: office, args: () => [1], changes: { plain: '*' } },

  'deadlines.snooze': { may: everyone, args: () => ['2023-09-21'] },
  'deadlines.sendnow': { may: everyone, args: () => ['lmt5xk00'] },

  'broadcasts.team': [
    read(right('LEAD ours'), (world) => [world.team]),
    read(right('LEAD theirs'), (world) => [world.otherTeam]),
  ],
  'broadcasts.draft': atDraft(null),
  'broadcasts.audience': atDraft(null),
  'broadcasts.classes': atDraft(null),
  'broadcasts.to': atDraft('broadcast', 'all'),
  'broadcasts.preview': atDraft(null),
  'broadcasts.wants': atDraft('broadcast', 'no'),
  'broadcasts.list': atDraft(null),
  'broadcasts.edit': atDraft(null),
  'broadcasts.exact': atDraft(null),
  'broadcasts.send': atDraft('*', 1),
  'broadcasts.drop': [atDraft('broadcast'), read(everyone)],
  'broadcasts.stop': atSent({ sending: 'broadcast', done: '*' }),
  'broadcasts.tally': atSent(),
  'broadcasts.who': atSent(),
  'broadcasts.again': atSent(),
  'broadcasts.resend': atSent({ sending: 'broadcast', done: 'broadcast' }, 'unsent'),
  'broadcasts.replies': atSent(),
  'broadcasts.ack': copy({ received: 'broadcast_recipient', 'received, acknowledged': '*' }),
  'broadcasts.reply': { ...copy(), changes: any('received', 'received, acknowledged') },
  'broadcasts.noreply': read(everyone),
};
