// Which source a module is, and which tests are its own. A break counts as noticed when one of them fails.

export interface Module {
  readonly source: readonly string[];
  readonly tests: readonly string[];
}

/** Files and folders, from the root of the project. Tests of the whole road stand in where a module is seen only through it. */
export const MODULES: Readonly<Record<string, Module>> = {
  inbox: {
    source: ['src/inbox/'],
    tests: [
      ...[
        'store',
        'again',
        'aside-store',
        'worker-limits',
        'worker-retries',
        'worker',
        'two-workers',
        'faults',
        'set-aside',
      ].map((name) => `test/inbox/${name}.test.ts`),
    ],
  },
  outbox: {
    source: ['src/outbox/'],
    tests: ['test/outbox/', 'test/inbox/store.test.ts'],
  },
  reminders: {
    source: ['src/deadlines/'],
    tests: [
      'test/deadlines/',
      'test/desk/office-news.test.ts',
      'test/outbox/quiet.test.ts',
      'test/remediation/waivers.test.ts',
      'test/remediation/held-conclusions.test.ts',
      'test/remediation/conclusion-',
      'test/remediation/waiting.test.ts',
      'test/broadcasts/hour.test.ts',
      'test/checklists/two-visits.test.ts',
    ],
  },
  documents: {
    source: ['src/documents/'],
    tests: [
      'test/documents/',
      ...['road', 'onsite', 'colleague-papers'].map((name) => `test/checklists/${name}.test.ts`),
      'test/remediation/items.test.ts',
      'test/rights/several.test.ts',
    ],
  },
  formats: {
    source: ['src/documents/formats/'],
    tests: [
      'test/documents/formats/',
      ...['checks', 'content', 'papers', 'papers-pdf'].map((name) => `test/documents/${name}.test.ts`),
    ],
  },
  people: {
    source: ['src/people/'],
    tests: ['test/people/', 'test/cli/invite.test.ts', 'test/rights/several.test.ts'],
  },
};
