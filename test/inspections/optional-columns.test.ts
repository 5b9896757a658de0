// Whatever optional column or cell an office leaves out, its plan either names what is missing or can be played to the end:
// notice, acknowledgement, checklist, first answer. The list of columns comes from the description of the workbook.
import { describe, expect, it } from 'vitest';
import { importLinks } from '../../src/import-links.js';
import { applyImport, previewImport } from '../../src/inspections/importing.js';
import { inTransaction } from '../../src/kit/database.js';
import { openStage, type Stage } from '../stage.js';
import { OPTIONAL, blanked, tablesOf, without, workbookOf } from './plan-tables.js';
import type { SheetRows } from './workbook-samples.js';

const CODE = 'I-14';

/** Imports into an empty office; the keys of what is wrong, if anything is. */
async function importInto(stage: Stage, tables: SheetRows): Promise<string[]> {
  const preview = await previewImport(stage.db, await workbookOf(tables), importLinks);
  if ('faults' in preview) return [...new Set(preview.faults.map((fault) => fault.refusal))];
  const applied = await inTransaction(stage.db, (tx) => applyImport(tx, preview, importLinks, stage.clock.now()));
  expect(applied?.added).toBeGreaterThan(100);
  return [];
}

async function play(tables: SheetRows): Promise<string[]> {
  const stage = await openStage({ at: '2023-09-06 17:00' });
  try {
    const faults = await importInto(stage, tables);
    if (faults.length > 0) return faults;
    const lan = await stage.seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
    await stage.at('2023-09-07 08:30');
    lan.sees(/^THÔNG BÁO LỊCH KIỂM TRA/);
    await lan.presses('Đã nhận');
    await lan.says('/traloi');
    await lan.presses('Bắt đầu câu 1');
    lan.sees(/Câu 1\/\d+ · /);
    await lan.says('15/KH-UBND ngày 10/1/2023');
    const answered = await stage.db.answer.findMany({ where: { checklist: { inspection: { code: CODE } } } });
    expect(answered.map((answer) => [answer.questionCode, answer.value])).toMatchObject([['Q01', { number: '15/KH-UBND' }]]);
    expect(await stage.db.inboxUpdate.count({ where: { faultCode: { not: null } } })).toBe(0);
    return [];
  } finally {
    await stage.close();
  }
}

/** Without these columns other rules of the same workbook cannot be met, and the office is told so. */
const NEEDED: Readonly<Record<string, string[]>> = {
  'Đoàn kiểm tra · Tổ': ['workbook-lead-without-team', 'workbook-team-unknown'],
  'Phiếu kiểm tra · Lựa chọn': ['workbook-choices-missing'],
};

describe('a workbook without an optional column', { timeout: 60_000 }, async () => {
  const tables = await tablesOf();
  it.for(OPTIONAL)('$name', async (left) => {
    expect(await play(without(tables, [left]))).toEqual(NEEDED[left.name] ?? []);
  });
});

describe('a workbook with an optional cell left blank', { timeout: 60_000 }, async () => {
  const tables = await tablesOf();
  const played = new Set(['H-02', CODE, 'Q01', 'R-15']);
  it.for(OPTIONAL)('$name', async (left) => {
    const rows = blanked(tables, left, (row) => row.slice(0, 2).some((cell) => played.has(String(cell))));
    expect(await play(rows)).toEqual([]);
  });
});
