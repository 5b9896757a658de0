// Whatever optional column or cell an office leaves out, its plan either names what is missing or can be played to the end:
// notice, acknowledgement, checklist, first answer. The list of columns comes from the description of the workbook.
import { describe, expect, it } from 'vitest';
import { importLinks } from '../../src/import-links.js';
import { applyImport, previewImport } from '../../src/inspections/importing.js';
import { inTransaction } from '../../src/kit/database.js';
import { openStage, type Stage } from '../stage.js';
import { SHEETS } from '../../src/inspections/workbook/headers.js';
import { isFaulty, readPlanWorkbook } from '../../src/inspections/workbook/read.js';
import { OPTIONAL, blanked, tablesOf, without } from './plan-tables.js';
import type { Optional } from './plan-tables.js';
import { makeWorkbook as workbookOf, readCondition } from './workbook-samples.js';
import type { SheetRows } from './workbook-samples.js';
import { endingNobody } from './stage-plan.js';

const CODE = 'I-14';

/** Imports a workbook, as it would be applied after its preview. */
async function importInto(stage: Stage, workbook: Buffer): Promise<{ isEmpty: boolean; applied: number }> {
  const preview = await previewImport(stage.db, workbook, importLinks, stage.clock.now());
  if (!('revision' in preview)) throw new Error(JSON.stringify(preview));
  const applied = await inTransaction(stage.db, (tx) =>
    applyImport(tx, preview, importLinks, endingNobody(stage.clock.now())),
  );
  return { isEmpty: preview.isEmpty, applied: applied!.added + applied!.changed };
}

/** Plays the road of a unit from the import to its first answer. */
async function play(tables: SheetRows): Promise<void> {
  const stage = await openStage({ at: '2023-09-06 17:00' });
  try {
    const workbook = await workbookOf(tables);
    expect((await importInto(stage, workbook)).applied).toBeGreaterThan(100);
    expect(await importInto(stage, workbook), 'the same file again').toEqual({ isEmpty: true, applied: 0 });
    const lan = await stage.seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
    await stage.at('2023-09-07 08:30');
    lan.sees(/^THÔNG BÁO LỊCH KIỂM TRA/);
    await lan.presses('Đã nhận');
    await lan.says('/traloi');
    await lan.presses('Bắt đầu câu 1');
    lan.sees(/Câu 1\/\d+ · /);
    await lan.says('15/KH-UBND ngày 10/1/2023');
    const answered = await stage.db.answer.findMany({ where: { checklist: { inspection: { code: CODE } } } });
    expect(answered).toMatchObject([{ questionCode: 'Q01', value: { number: '15/KH-UBND' } }]);
    expect(await stage.db.inboxUpdate.count({ where: { faultCode: { not: null } } })).toBe(0);
  } finally {
    await stage.close();
  }
}

/** Without these columns a first import cannot meet other rules of the workbook, and the office is told so. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  'Đoàn kiểm tra · Tổ': ['workbook-lead-without-team', 'workbook-team-unknown'],
  'Phiếu kiểm tra · Lựa chọn': ['workbook-choices-missing'],
};

/** The optional columns in groups with at most one of each sheet: as many plays as the widest sheet has such columns. */
function inTurns(columns: readonly Optional[]): Optional[][] {
  const bySheet = SHEETS.map((spec) => columns.filter((column) => column.spec === spec));
  const turns = Math.max(...bySheet.map((own) => own.length));
  return Array.from({ length: turns }, (_, n) => bySheet.flatMap((own) => own.slice(n, n + 1)));
}

describe('a plan', { timeout: 120_000 }, async () => {
  const tables = await tablesOf();
  const names = (columns: readonly Optional[]) => columns.map(({ name }) => name).join(' | ');
  const played = new Set(['H-02', CODE, 'Q01', 'R15']);
  const isPlayed = (row: unknown[]) => row.slice(0, 2).some((cell) => played.has(String(cell)));

  it.for(OPTIONAL.filter(({ name }) => NEEDED[name]))('is refused when others need $name', async (left) => {
    const read = await readPlanWorkbook(await workbookOf(without(tables, [left])), {}, readCondition);
    expect([...new Set(isFaulty(read) ? read.faults.map((fault) => fault.refusal) : [])]).toEqual(NEEDED[left.name]);
  });

  // Each play lacks one group of columns and has blank cells in those of another.
  const absent = inTurns(OPTIONAL.filter(({ name }) => !NEEDED[name]));
  const blank = inTurns(OPTIONAL);
  const plays = blank.map((columns, n) => ({ blank: columns, absent: absent[(n + 1) % blank.length] ?? [] }));
  it.for(plays.map((each) => ({ ...each, name: `${names(each.absent)}; blank: ${names(each.blank)}` })))(
    'can be played without $name',
    (each) =>
      play(
        without(
          each.blank.reduce((rows, column) => blanked(rows, column, isPlayed), tables),
          each.absent,
        ),
      ),
  );
});
