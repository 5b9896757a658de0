// A process that runs test files again and again in one long-lived vitest, each time with another break in the source. The
// break is made while vitest reads the file: nothing on disk is touched. Started by pool.ts, speaks over process messages.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVitest, type TestModule } from 'vitest/node';
import { applyMutant, type Mutant } from './mutant.js';

/** A test file, and how long each of its tests may take: whoever waits for what a break took away shall not wait long. */
export interface TestFile {
  readonly test: string;
  readonly patienceMs: number;
}

/** What is asked of it: to run these test files until one fails, with this break or with none. */
export interface Order {
  readonly mutant: Mutant | null;
  readonly tests: readonly TestFile[];
}

/** What it tells: the first test that failed and its file; of the last file run the longest test, and the lines it ran through. */
export interface Outcome {
  readonly failed: string | null;
  readonly failedIn: string | null;
  readonly tookMs: number;
  readonly longestMs: number;
  readonly lines: Readonly<Record<string, readonly number[]>> | null;
}

/** A run that ended before any test could. */
const failedAs = (failed: string): Outcome => ({ failed, failedIn: null, tookMs: 0, longestMs: 0, lines: null });

interface FileCoverage {
  readonly statementMap: Readonly<Record<string, { readonly start: { readonly line: number } }>>;
  readonly s: Readonly<Record<string, number>>;
}

const root = join(import.meta.dirname, '..', '..');
const [, , covered] = process.argv;
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

/** Runs one file by itself. */
async function runFile({ test, patienceMs }: TestFile): Promise<Omit<Outcome, 'tookMs' | 'lines'>> {
  vitest.state.filesMap.clear();
  vitest.state.errorsSet.clear();
  const project = vitest.getRootProject();
  project.config.testTimeout = patienceMs;
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(
    [project.createSpecification(join(root, test))],
    covered !== undefined,
  );
  const failed = firstFailure(testModules) ?? (unhandledErrors.length > 0 ? 'an error nobody caught' : null);
  const all = testModules.flatMap((module) => [...module.children.allTests()]);
  const longestMs = Math.max(0, ...all.map((each) => each.diagnostic()?.duration ?? 0));
  return { failed, failedIn: failed === null ? null : test, longestMs };
}

async function run({ mutant, tests }: Order): Promise<Outcome> {
  const startedMs = performance.now();
  for (const file of new Set([active?.file, mutant?.file])) if (file) vitest.invalidateFile(join(root, file));
  active = mutant;
  let last: Omit<Outcome, 'tookMs' | 'lines'> = { failed: null, failedIn: null, longestMs: 0 };
  for (const test of tests) {
    last = await runFile(test);
    if (last.failed !== null) break;
  }
  return { ...last, tookMs: performance.now() - startedMs, lines: covered ? readLines() : null };
}

process.on('message', (order: Order) => {
  run(order).then(
    (outcome) => process.send!(outcome),
    (error: unknown) => process.send!(failedAs(String(error))),
  );
});
process.on('disconnect', () => {
  rmSync(reports, { recursive: true, force: true });
  void vitest.close().finally(() => process.exit());
});
process.send!('ready');
