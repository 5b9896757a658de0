// `npm run mutants -- <module>`: breaks a module's source in small ways, one at a time, and tells what its tests did not
// notice. A tool for whoever writes tests, no part of them: some hundred runs of the module's tests in 20 minutes.
//   --minutes=20 --sample=n --seed=n --only=worker.ts --runners=1 --write (renews docs/mutants.md)
//   --within=60 runs for each break only the first tests that take so many seconds together, those that notice most for
//   their time: what they do not notice counts as survived, so the figure is then a lower bound.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { mutateFile } from './mutants/code.js';
import { score, writeList, type Place, type Tally } from './mutants/list.js';
import { MODULES } from './mutants/modules.js';
import { describeMutant, lineOf, type Mutant } from './mutants/mutant.js';
import { openRunner } from './mutants/pool.js';
import type { TestFile } from './mutants/runner.js';

const ROOT = join(import.meta.dirname, '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string', default: '20' },
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    runners: { type: 'string', default: '1' },
    within: { type: 'string', default: 'Infinity' },
    write: { type: 'boolean', default: false },
  },
});

/** A test file: how long it takes, through which lines of the source it runs, and how many breaks it has noticed so far. */
interface Measured extends TestFile {
  readonly tookMs: number;
  noticed: number;
  asked: number;
  readonly lines: Readonly<Record<string, ReadonlySet<number>>>;
}

const say = (text: string) => void process.stdout.write(`${text}\n`);
/** A path that ends in «/» stands for the files in that folder. */
const listFiles = (paths: readonly string[], ending: string) =>
  paths.flatMap((path) =>
    path.endsWith('/')
      ? readdirSync(join(ROOT, path))
          .filter((name) => name.endsWith(ending))
          .map((name) => path + name)
      : [path],
  );

/** Runs every test file once, as it is; one that fails once more: on a busy machine something may have come too late. */
async function measure(tests: readonly string[], source: readonly string[]): Promise<Measured[]> {
  let runner = openRunner(source);
  const measured: Measured[] = [];
  const once = async (test: string) => {
    const outcome = await runner.run({ mutant: null, tests: [{ test, patienceMs: 300_000 }] }, 600_000);
    if (outcome !== 'late' && outcome.failed === null) return outcome;
    // After a failure vitest reports no lines any more.
    await runner.stop();
    runner = openRunner(source);
    return outcome === 'late' ? 'too slow' : outcome.failed!;
  };
  try {
    for (const test of tests) {
      const first = await once(test);
      const outcome = typeof first === 'string' ? await once(test) : first;
      if (typeof outcome === 'string') {
        say(`${test} is left out, it fails without any break: ${outcome}`);
        continue;
      }
      const { tookMs, longestMs } = outcome;
      const lines = Object.entries(outcome.lines ?? {}).map(([file, ran]) => [file, new Set(ran)] as const);
      const patienceMs = Math.max(15_000, 3 * longestMs);
      measured.push({ test, patienceMs, tookMs, noticed: 0, asked: 0, lines: Object.fromEntries(lines) });
      say(`${test}: ${(tookMs / 1000).toFixed(1)} s`);
    }
  } finally {
    await runner.stop();
  }
  return measured;
}

/** How long it runs for each break it notices, as far as one can tell: the files with the least are run first. */
const priceOf = ({ tookMs, noticed, asked }: Measured): number => (tookMs * (asked + 2)) / (noticed + 1);

/** The first of these files that take so long together, at least one; one that is too long keeps no shorter one out. */
function firstWithin(tests: readonly Measured[], withinMs: number): Measured[] {
  let left = withinMs;
  return tests.filter(({ tookMs }, n) => {
    const isTaken = tookMs <= left || n === 0;
    if (isTaken) left -= tookMs;
    return isTaken;
  });
}

/** Puts a list into an order of chance that the seed repeats. */
function shuffle<T>(list: readonly T[], seed: number): T[] {
  const shuffled = [...list];
  let state = (seed % 2147483646) + 1;
  for (let n = shuffled.length - 1; n > 0; n--) {
    state = (state * 48271) % 2147483647;
    const other = state % (n + 1);
    [shuffled[n], shuffled[other]] = [shuffled[other]!, shuffled[n]!];
  }
  return shuffled;
}

async function main(name: string): Promise<void> {
  const module = MODULES[name];
  if (!module) throw new Error(`Choose one of ${Object.keys(MODULES).join(', ')}.`);
  if (values.write && values.only !== undefined) throw new Error('The list is of a whole module.');
  const endsAt = Date.now() + Number(values.minutes) * 60_000;
  const seed = Number(values.seed);
  const sources = new Map(
    listFiles(module.source, '.ts')
      .filter((file) => values.only === undefined || values.only.split(',').some((end) => file.endsWith(end)))
      .map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]),
  );
  const all = [...sources].flatMap(([file, source]) => mutateFile(file, source));
  const measured = await measure(listFiles(module.tests, '.test.ts'), [...sources.keys()]);
  const waiting = shuffle(all, seed).slice(0, values.sample === undefined ? undefined : Number(values.sample));
  const files = new Map<string, [noticed: number, tried: number]>();
  const survived: Mutant[] = [];
  const tried = new Set<Mutant>();
  let [noticed, late] = [0, 0];

  async function work(): Promise<void> {
    const runner = openRunner();
    for (let mutant; Date.now() < endsAt && (mutant = waiting.pop());) {
      const { file, start, end } = mutant;
      const source = sources.get(file)!;
      const [from, to] = [lineOf(source, start), lineOf(source, end)];
      const runs = ({ lines }: Measured) =>
        Array.from({ length: to - from + 1 }, (_, n) => from + n).some((line) => lines[file]?.has(line));
      const covering = measured.filter(runs).sort((one, other) => priceOf(one) - priceOf(other));
      const tests = firstWithin(covering, Number(values.within) * 1000);
      const withinMs = 30_000 + 3 * tests.reduce((sum, { tookMs }) => sum + tookMs, 0);
      const asked = tests.map(({ test, patienceMs }) => ({ test, patienceMs }));
      const outcome = tests.length === 0 ? null : await runner.run({ mutant, tests: asked }, withinMs);
      const by = outcome === null || outcome === 'late' ? null : outcome.failedIn;
      for (const each of tests) {
        each.asked++;
        if (each.test !== by) continue;
        each.noticed++;
        break;
      }
      tried.add(mutant);
      const tally = files.get(file) ?? [0, 0];
      files.set(file, tally);
      tally[1]++;
      if (outcome === 'late') late++;
      else if (outcome?.failed) noticed++;
      if (outcome === 'late' || outcome?.failed) tally[0]++;
      else survived.push(mutant);
      const word = outcome === null ? 'NOT RUN' : outcome === 'late' ? 'late' : (outcome.failed ?? 'SURVIVED');
      const tookS = outcome === null || outcome === 'late' ? '' : ` (${(outcome.tookMs / 1000).toFixed(1)} s)`;
      say(`${file}:${from} ${mutant.kind}: ${describeMutant(source, mutant)} — ${word}${tookS}`);
    }
    await runner.stop();
  }
  await Promise.all(Array.from({ length: Number(values.runners) }, work));

  const placeOf = (mutant: Mutant): Place => {
    const source = sources.get(mutant.file)!;
    return { file: mutant.file, line: lineOf(source, mutant.start), what: describeMutant(source, mutant) };
  };
  const untried = all.filter((mutant) => !tried.has(mutant)).map(placeOf);
  const tally: Tally = { noticed, late, survived: survived.map(placeOf), of: all.length, untried, seed };
  say('');
  for (const [file, [killed, tried]] of [...files].sort()) say(`${file}: ${killed} of ${tried} noticed`);
  say(
    `${name}: ${score(tally).toFixed(1)} % of ${tried.size} noticed, ${late} of them by time; of ${all.length}, seed ${seed}`,
  );
  say('');
  for (const { file, line, what } of tally.survived) say(`survived ${file}:${line} ${what}`);
  if (values.write) writeList(join(ROOT, 'docs', 'mutants.md'), name, tally);
}

try {
  await main(positionals[0] ?? '');
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
