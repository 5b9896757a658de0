// The arrows of the project: who may import whom. Checked by `npm run arrows` and by test/arrows.test.ts.

const ROOMS = 'people|deadlines|inspections|checklists|documents|remediation|reports|broadcasts|desk|audit';
const MACHINERY = 'inbox|dialogue|outbox|telegram';

/** What decides, and the answers and conditions checklists are decided with. */
const PURE = ['[/-]rules\\.ts$', '^src/checklists/(conditions|values)\\.ts$', '^src/checklists/readers/'];

/** Where a program is put together. */
const TOP = 'cli/|main\\.ts$|program\\.ts$';

/**
 * Which rooms each room may ask, besides itself; people ← deadlines ← inspections ← checklists, documents ← remediation ← reports.
 * The desk is the office's view of every room: it may ask all of them, and none may ask it.
 */
const MAY_ASK = {
  audit: [],
  people: [],
  deadlines: ['people'],
  inspections: ['people', 'deadlines'],
  documents: ['people', 'deadlines', 'inspections'],
  checklists: ['people', 'deadlines', 'inspections', 'documents'],
  remediation: ['people', 'deadlines', 'inspections', 'documents', 'checklists'],
  broadcasts: ['people', 'inspections'],
  reports: ['people', 'deadlines', 'inspections', 'documents', 'checklists', 'remediation', 'broadcasts'],
};

const roomRules = Object.entries(MAY_ASK).map(([room, others]) => ({
  name: `room-${room}`,
  comment: `${room} may ask only ${others.join(', ') || 'machinery and kit'} (and audit)`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: `^src/(${ROOMS})/`, pathNot: `^src/(${[room, 'audit', ...others].join('|')})/` },
}));

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '^src/(main\\.ts$|cli/dondoc\\.ts$|generated/|simulator/page/)' },
      to: {},
    },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'kit-knows-nobody',
      severity: 'error',
      from: { path: '^src/kit/' },
      to: { path: '^src/', pathNot: '^src/(kit|generated)/' },
    },
    {
      name: 'machinery-knows-no-room',
      severity: 'error',
      from: { path: `^src/(${MACHINERY})/` },
      to: { path: '^src/', pathNot: `^src/(kit|generated|${MACHINERY})/` },
    },
    {
      name: 'rooms-know-no-top',
      severity: 'error',
      from: { path: `^src/(${ROOMS})/` },
      to: { path: '^src/', pathNot: `^src/(kit|generated|${MACHINERY}|${ROOMS})/` },
    },
    {
      name: 'rooms-do-not-see-telegram',
      comment: 'a second channel must be an adapter, not a rewrite',
      severity: 'error',
      from: { path: `^src/(${ROOMS}|kit|inbox|dialogue|outbox)/` },
      to: { path: '^src/telegram/' },
    },
    ...roomRules,
    {
      name: 'rules-are-pure',
      comment: 'no I/O and no clock in what decides, nor in what it decides with',
      severity: 'error',
      from: { path: PURE },
      to: {
        pathNot: [
          ...PURE,
          '[/-]types\\.ts$',
          '^src/people/phones\\.ts$',
          '^src/kit/(calendar|refusal|vietnamese|formats)',
          'generated/prisma/enums\\.ts$',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'grammy-only-in-telegram',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/telegram/' },
      to: { path: '(^|/)(node_modules/)?grammy(/|$)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'grammy-types-only-where-updates-enter',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(telegram/|app\\.ts$)' },
      to: { path: '(^|/)(node_modules/)?(grammy|@grammyjs/types)(/|$)' },
    },
    {
      name: 'only-stores-query',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: ['^src/generated/', '^src/kit/database(-direct)?\\.ts$', `^src/(${MACHINERY})/`, '[/-]store\\.ts$'],
      },
      to: { path: '^src/generated/', pathNot: 'enums\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'simulator-stands-alone',
      severity: 'error',
      from: { path: '^src/simulator/' },
      to: { path: '^src/', pathNot: '^src/(simulator|kit)/' },
    },
    {
      name: 'simulator-only-from-the-top',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/(simulator/|demo/|${TOP})` },
      to: { path: '^src/simulator/' },
    },
    {
      name: 'demo-only-from-the-top',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/(demo/|${TOP})` },
      to: { path: '^src/demo/' },
    },
    {
      name: 'one-door-to-the-log',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/kit/log\\.ts$' },
      to: { path: 'node_modules/pino/' },
    },
    {
      name: 'nothing-from-tests',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|scripts)/' },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^src/generated/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
