// What a workbook does not have, it leaves as it is: any optional columns and any sheets may be taken out of the file that was
// imported, and importing it again changes nothing, raises no version and says nothing to anybody.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { CITY } from '../../src/demo/city.js';
import { importLinks } from '../../src/import-links.js';
import { applyImport, previewImport } from '../../src/inspections/importing.js';
import { readSnapshot } from '../../src/inspections/snapshot-store.js';
import { inTransaction } from '../../src/kit/database.js';
import { useStage } from '../stage.js';
import { OPTIONAL, tablesOf, without } from './plan-tables.js';
import { makeWorkbook } from './workbook-samples.js';
import type { SheetRows } from './workbook-samples.js';
import { endingNobody } from './stage-plan.js';

const stage = useStage({ at: '2023-09-06 17:00' });
let tables: SheetRows;

async function importTables(rows: SheetRows) {
  const preview = await previewImport(stage().db, await makeWorkbook(rows), importLinks, stage().clock.now());
  if (!('revision' in preview)) throw new Error(JSON.stringify(preview));
  const run = () =>
    inTransaction(stage().db, (tx) => applyImport(tx, preview, importLinks, endingNobody(stage().clock.now())));
  return { preview, applied: await run() };
}

/** Everything that would grow or be raised if something counted as a change. */
async function marks() {
  const { db } = stage();
  return {
    revision: (await db.plan.findFirstOrThrow()).revision,
    versions: await db.inspection.findMany({ select: { code: true, version: true }, orderBy: { code: 'asc' } }),
    changes: await db.inspectionChange.count(),
    templates: await db.checklistTemplate.count(),
    names: await db.unitName.count(),
    notices: await db.notice.count(),
    said: await db.outboxMessage.count(),
    held: await readSnapshot(db, importLinks.listCarriedOver),
  };
}

beforeAll(async () => {
  // Nothing in the file may happen to be what a blank would become.
  tables = await tablesOf({
    ...CITY,
    otherInspections: CITY.otherInspections.map((row) => ({ ...row, subject: 'Phòng cháy' })),
    carriedOver: CITY.carriedOver.map((row) => ({ ...row, cause: 'Thiếu người', solution: 'Bổ sung' })),
    questions: CITY.questions.map((row, n) => ({
      ...row,
      section: 'C3',
      area: 'TCC',
      maxPoints: n,
      evidenceHint: 'Ảnh',
    })),
  });
  await importTables(tables);
  await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
  await stage().at('2023-09-07 08:30');
});

describe('importing over what is held', { timeout: 60_000 }, () => {
  it('any columns and sheets left out change nothing', async () => {
    const before = await marks();
    const titles = Object.keys(tables);
    await fc.assert(
      fc.asyncProperty(fc.subarray([...OPTIONAL]), fc.subarray(titles, { minLength: 1 }), async (left, kept) => {
        const rows = Object.fromEntries(
          Object.entries(without(tables, left)).filter(([title]) => kept.includes(title)),
        );
        const { preview, applied } = await importTables(rows);
        expect(preview.isEmpty).toBe(true);
        expect(applied).toEqual({ added: 0, changed: 0 });
        expect(await marks()).toEqual(before);
      }),
      { numRuns: 25, examples: [[[...OPTIONAL], titles]] },
    );
    await stage().at('2023-09-07 08:31');
    expect((await marks()).said).toBe(before.said);
  });

  it('a line that changes keeps what its absent columns hold', async () => {
    const rows = without(tables, OPTIONAL);
    const questions = rows['Phiếu kiểm tra']!;
    questions[1]![2] = 'Kế hoạch năm 2023';
    const { applied } = await importTables({ 'Phiếu kiểm tra': questions });
    expect(applied).toEqual({ added: 0, changed: 1 });
    const now = (await marks()).held.questions!;
    const before = CITY.questions[0]!;
    expect(now).toHaveLength(CITY.questions.length);
    expect(now[0]).toMatchObject({
      question: 'Kế hoạch năm 2023',
      section: 'C3',
      help: before.help,
      evidence: before.evidence,
    });
  });
});
