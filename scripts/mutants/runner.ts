// A process that runs test files again and again in one long-lived vitest, each time with another break in the source. The
// break is made while vitest reads the file: nothing on disk is touched. Started by pool.ts, speaks over process messages.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVitest, type TestModule } from 'vitest/node';
import { applyMutant, type Mutant } from './mutant.js';

/** What is asked of it: to run these test files, with this break or with none. */
export interface Order {
  readonly mutant: Mutant | null;
  readonly tests: readonly string[];
}

/** What it tells: the first test that failed, and with coverage which lines of the source each ran through. */
export interface Outcome {
  readonly failed: string | null;
  readonly tookMs: number;
  readonly lines: Readonly<Record<string, readonly number[]>> | null;
}

interface FileCoverage {
  readonly statementMap: Readonly<Record<string, { readonly start: { readonly line: number } }>>;
  readonly s: Readonly<Record<string, number>>;
}

const root = join(import.meta.dirname, '..', '..');
const [, , testTimeout, covered] = process.argv;
const reports = join(tmpdir(), `dondoc-mutants-${process.pid}`);
let active: Mutant | null = null;

const vitest = await createVitest(
  'test',
  {
    root,
    watch: false,
    bail: 1,
    maxWorkers: 1,
    reporters: [{}],
    // Whoever waits for what a break took away shall not wait long.
    testTimeout: Number(testTimeout),
    hookTimeout: Number(testTimeout),
    onConsoleLog: () => false,
    coverage: covered
      ? { enabled: true, provider: 'v8', reporter: ['json'], reportsDirectory: reports, include: covered.split(',') }
      : { enabled: false },
  },
  {
    plugins: [
      {
        name: 'mutant',
        enforce: 'pre',
        transform: (code, id) =>
          active !== null && id.split('?')[0] === join(root, active.file)
            ? { code: applyMutant(code, active), map: null }
            : undefined,
      },
    ],
  },
);

if (covered) await vitest.enableCoverage();

function firstFailure(modules: readonly TestModule[]): string | null {
  for (const module of modules) {
    for (const test of module.children.allTests()) if (test.result().state === 'failed') return test.fullName;
    if (module.state() === 'failed') return `${module.relativeModuleId} (outside its tests)`;
  }
  return null;
}

/** Each file's lines that were run: from the beginning of a statement that was, to where the next one begins. */
function readLines(): Record<string, number[]> {
  const file = join(reports, 'coverage-final.json');
  if (!existsSync(file)) return {};
  const all = JSON.parse(readFileSync(file, 'utf8')) as Record<string, FileCoverage>;
  rmSync(file);
  return Object.fromEntries(Object.entries(all).map(([path, each]) => [path.slice(root.length + 1), linesOf(each)]));
}

function linesOf({ statementMap, s }: FileCoverage): number[] {
  const begins = new Map<number, boolean>();
  for (const [n, { start }] of Object.entries(statementMap))
    begins.set(start.line, s[n]! > 0 || begins.get(start.line) === true);
  const sorted = [...begins.keys()].sort((one, other) => one - other);
  return sorted.flatMap((line, n) =>
    // The last statement may go on for a while.
    begins.get(line) ? Array.from({ length: (sorted[n + 1] ?? line + 30) - line }, (_, m) => line + m) : [],
  );
}

async function run({ mutant, tests }: Order): Promise<Outcome> {
  const startedMs = performance.now();
  for (const file of new Set([active?.file, mutant?.file])) if (file) vitest.invalidateFile(join(root, file));
  active = mutant;
  vitest.state.filesMap.clear();
  vitest.state.errorsSet.clear();
  const specifications = tests.map((test) => vitest.getRootProject().createSpecification(join(root, test)));
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications, covered !== undefined);
  const failed = firstFailure(testModules) ?? (unhandledErrors.length > 0 ? 'an error nobody caught' : null);
  return { failed, tookMs: performance.now() - startedMs, lines: covered ? readLines() : null };
}

process.on('message', (order: Order) => {
  run(order).then(
    (outcome) => process.send!(outcome),
    (error: unknown) => process.send!({ failed: String(error), tookMs: 0, lines: null } satisfies Outcome),
  );
});
process.on('disconnect', () => {
  rmSync(reports, { recursive: true, force: true });
  void vitest.close().finally(() => process.exit());
});
process.send!('ready');
