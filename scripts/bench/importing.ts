// A workbook far larger than any city's, read, compared and applied by a process of its own, whose memory is then its own.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { importLinks } from '../../src/import-links.js';
import { CITY } from '../../src/demo/city.js';
import { applyImport, previewImport } from '../../src/inspections/importing.js';
import type { CheckedPlan } from '../../src/inspections/workbook/plan.js';
import { writePlanWorkbook } from '../../src/inspections/workbook/write.js';
import { inTransaction, openDatabase } from '../../src/kit/database.js';
import { loadWords } from '../../src/kit/words.js';
import { gatherEffects } from '../../src/outbox/effects.js';
import { silentLog } from '../../src/kit/log.js';
import { makeFolder, ROOT, startNode } from './ending.js';
import { megabytes, seconds, type Part } from './figures.js';
import { openEmptyDatabase } from './world.js';

/** The first argument that makes the bench this part's child. */
export const IMPORT_CHILD = 'import-child';

/** 10,000 units, 5,000 inspections, 2,000 questions. */
export const importing: Part = async ({ quick }) => {
  const folder = await makeFolder();
  const { url } = await openEmptyDatabase(folder);
  const file = join(folder, 'large.xlsx');
  const share = quick ? 10 : 1;
  const counts = [10_000 / share, 5000 / share, 2000 / share] as const;
  await writeFile(file, await writePlanWorkbook(largePlan(...counts)));
  const child = startNode(['--import', 'tsx', join(ROOT, 'scripts/bench.ts'), IMPORT_CHILD], {
    DATABASE_URL: url,
    BENCH_WORKBOOK: file,
  });
  const [, line] = await child.says(/measured (\{.*\})\n/);
  const measured = JSON.parse(line!) as { readMs: number; applyMs: number; added: number; peakBytes: number };
  return [
    ['import', `${counts.join(' + ')} rows: read and compared`, seconds(measured.readMs)],
    ['import', 'applied', `${seconds(measured.applyMs)}, ${measured.added} rows new`],
    ['import', 'peak resident memory', megabytes(measured.peakBytes)],
  ];
};

/** A plan of so many units, inspections and questions. */
export function largePlan(units: number, inspections: number, questions: number): CheckedPlan {
  const code = (letter: string, n: number) => `${letter}-${String(n).padStart(5, '0')}`;
  return {
    plan: CITY.plan,
    delegation: CITY.delegation,
    holidays: CITY.holidays,
    units: Array.from({ length: units }, (_, n) => ({
      ...CITY.units[0]!,
      code: code('L', n),
      name: `Sở Đo lường ${n}`,
      abbreviation: `SDL${n}`,
    })),
    schedule: Array.from({ length: inspections }, (_, n) => ({
      ...CITY.schedule[0]!,
      code: code('K', n),
      unit: code('L', n * Math.floor(units / inspections)),
    })),
    questions: Array.from({ length: questions }, (_, n) => ({
      ...CITY.questions[n % CITY.questions.length]!,
      askIf: null,
      code: code('C', n),
      question: `Câu hỏi đo lường số ${n}`,
    })),
  };
}

/** What the child does: imports the workbook and prints one line of JSON. */
export async function runImportChild(): Promise<void> {
  const { db, close } = openDatabase(process.env.DATABASE_URL ?? '', { poolMax: 2, log: silentLog });
  try {
    const bytes = await readFile(process.env.BENCH_WORKBOOK ?? '');
    const from = performance.now();
    const preview = await inTransaction(db, (tx) => previewImport(tx, bytes, importLinks, new Date()), {
      timeoutMs: 300_000,
    });
    if (!('revision' in preview))
      throw new Error(`the workbook cannot be read: ${JSON.stringify(preview).slice(0, 300)}`);
    const read = performance.now();
    const words = loadWords(join(ROOT, 'locales'));
    const ending = { effects: gatherEffects(null), words, links: {}, by: null, now: new Date() };
    const applied = await inTransaction(db, (tx) => applyImport(tx, preview, importLinks, { ending, named: [] }), {
      timeoutMs: 300_000,
    });
    const measured = {
      readMs: read - from,
      applyMs: performance.now() - read,
      added: applied?.added ?? 0,
      peakBytes: process.resourceUsage().maxRSS * 1024,
    };
    console.log(`measured ${JSON.stringify(measured)}`);
  } finally {
    await close();
  }
}
