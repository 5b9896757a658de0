// Who may do what, written from the domain and from nothing in the program: for every act its right, what it is pressed with,
// and in which states it changes something. matrix.test.ts presses all of it with every role.
//
// To add an act: one line in ACTS under «room.act». `args` are what stands behind it, `may` is a right of rights.ts (or one made
// of several), `states` are names of states.ts that put the world into a state before the press, and of these `changes` says
// in which a table must change, and which; in all others nothing may. A state may narrow the right: `in: { state: right }`.
// `own: true` runs it once as whoever made the thing and once as another. A new kind of thing to press on goes to world.ts.
import {
  read,
  any,
  CHECKLIST,
  OF_UNIT,
  atQuestion,
  atSite,
  whole,
  atImport,
  atDraft,
  atSent,
  copy,
  KNOWN,
  atSurprise,
  paper,
  setApart,
  evidence,
  PAPER_RIGHTS,
  PLACED_PAPERS,
  type Act,
} from './acts.js';
import {
  right,
  both,
  everyone,
  nobody,
  unit,
  head,
  anyHead,
  team,
  readers,
  embargoed,
  office,
  approvers,
  mine,
  others,
  either,
} from './rights.js';
import { REMEDIATION_ACTS } from './table-remediation.js';
import type { World } from './world.js';

/** Every act there is. */
export const ACTS: Readonly<Record<string, Act | Act[]>> = {
  'desk.todo': read(everyone),
  'desk.resume': read(everyone),
  'desk.lich': read(everyone),
  'desk.visits': read(everyone),
  'desk.past': read(everyone),
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
  'people.noinvite': read(everyone),
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
  'inspections.whole': [
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
    (['cancel', 'cancelyes', 'restore', 'restoreyes'] as const).map((act) => [
      `inspections.${act}`,
      {
        may: office,
        args: (world: World) => [world.inspection],
        states: ['nothing found yet', 'called off', 'plain'],
        changes: {
          cancel: {},
          cancelyes: { 'nothing found yet': 'inspection' },
          restore: {},
          restoreyes: { 'called off': 'inspection' },
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
  'checklists.m': [{ ...atQuestion(() => [0]), changes: any('open') }, atSite([0])],
  'checklists.md': atQuestion(() => [1]),
  'checklists.help': [atQuestion(), atSite()],
  'checklists.read': [atQuestion(), atSite()],
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
  'documents.move': { ...paper({}), states: PLACED_PAPERS },
  'documents.to': {
    ...paper(evidence('paper kept', 'paper waiting', 'paper without unit'), (world) => [`i.${world.item.slice(-8)}`]),
    states: PLACED_PAPERS,
  },
  'documents.apart': read(office, () => [0]),
  'documents.apartfile': setApart({}),
  'documents.look': setApart({}),
  'documents.askerase': setApart({}),
  'documents.notsecret': setApart(evidence('paper secret', 'paper secret, handed in')),
  'documents.erase': setApart(evidence('paper secret', 'paper secret, handed in')),

  ...REMEDIATION_ACTS,

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
  'broadcasts.whole': atSent(),
  'broadcasts.ack': copy({ received: 'broadcast_recipient', 'received, acknowledged': '*' }),
  'broadcasts.reply': { ...copy(), changes: any('received', 'received, acknowledged') },
  'broadcasts.ready': { ...copy(), changes: any('received', 'received, acknowledged') },
  'broadcasts.noreply': read(everyone),
};
