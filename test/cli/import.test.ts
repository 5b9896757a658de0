// `dondoc import`: what the operator reads, and which files are left behind.
import { copyFile, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { Command } from 'commander';
import { addImportCommand } from '../../src/cli/import.js';
import { readConfig } from '../../src/config.js';
import { at } from '../../src/kit/calendar.js';

import { useDatabase } from '../database.js';
import { goodRows, makeWorkbook } from '../inspections/workbook-samples.js';
import { wordsOfTests } from '../printed.js';

const database = useDatabase();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dondoc-import-'));
});
afterEach(() => void (process.exitCode = 0));
afterAll(() => rm(folder, { recursive: true }));

async function importFile(file: string): Promise<{ said: string; exitCode: typeof process.exitCode }> {
  const read = readConfig({});
  if (!read.ok) throw new Error('no settings are needed');
  const clock = { now: () => at('2023-03-01 08:00') };
  const opened = {
    config: read.config,
    kind: 'demo' as const,
    bot: null,
    db: database.db,
    words: wordsOfTests(),
    clock,
  };
  const program = new Command();
  addImportCommand(program, (work) => work(opened));
  const written = vi.spyOn(process.stdout, 'write').mockImplementation(() => true);
  try {
    await program.parseAsync(['node', 'dondoc', 'import', join(folder, file)]);
    return { said: written.mock.calls.map(([text]) => String(text)).join(''), exitCode: process.exitCode };
  } finally {
    written.mockRestore();
  }
}

it('lists the faults of a workbook that cannot be copied, and leaves no copy', async () => {
  await copyFile(
    join(import.meta.dirname, '../inspections/files/chartsheet-and-one-fault.xlsx'),
    join(folder, 'a.xlsx'),
  );
  const { said, exitCode } = await importFile('a.xlsx');
  expect(said).toMatch(/Lịch kiểm tra, ô F\d+: /);
  expect(said).toMatch(/Không kèm tệp đánh dấu lỗi/);
  expect(exitCode).toBe(1);
  expect(await readdir(folder)).toEqual(['a.xlsx']);
});

it.each([
  ['nothing.xlsx', /there is no such file/],
  ['.', /this is not a file/],
  ['../../../../../../../../dev/zero', /this is not a file/],
  ['huge.xlsx', /larger than 20 MB/],
])('%s is told for what it is, at once', async (file, sentence) => {
  if (file === 'huge.xlsx') {
    await writeFile(join(folder, file), '');
    await truncate(join(folder, file), 21 * 1024 * 1024);
  }
  await expect(importFile(file)).rejects.toMatchObject({
    name: 'SetupFault',
    message: expect.stringMatching(sentence) as string,
  });
});

it('leaves a marked copy beside a plain one', async () => {
  const rows = goodRows();
  rows['Lịch kiểm tra']![1]![5] = '31/04/2023';
  await writeFile(join(folder, 'b.xlsx'), await makeWorkbook(rows));
  expect((await importFile('b.xlsx')).said).toMatch(/b-danh-dau-loi\.xlsx/);
  expect(await readdir(folder)).toContain('b-danh-dau-loi.xlsx');
  // What somebody has begun to mend in it is not written over.
  await writeFile(join(folder, 'b-danh-dau-loi.xlsx'), 'mended');
  expect((await importFile('b.xlsx')).said).toMatch(/b-danh-dau-loi-2\.xlsx/);
  expect(await readFile(join(folder, 'b-danh-dau-loi.xlsx'), 'utf8')).toBe('mended');
});

it('keeps a mobile of before 2018 with its new prefix and says so; a landline as it is', async () => {
  const rows = goodRows();
  rows['Đơn vị']![1]![4] = '0162 345 6789';
  rows['Đơn vị']![2]![4] = '024 3825 1234';
  await writeFile(join(folder, 'c.xlsx'), await makeWorkbook(rows));
  const { said, exitCode } = await importFile('c.xlsx');
  expect(said).toContain('Đơn vị, ô E2: số 01623456789 đã đổi đầu số từ năm 2018, Hệ thống ghi là 0323 456 789');
  expect(exitCode).not.toBe(1);
  const phones = await database.db.unit.findMany({ select: { focalPhone: true }, orderBy: { code: 'asc' } });
  expect(phones.map(({ focalPhone }) => focalPhone)).toEqual(['+84323456789', null, '+842438251234']);
  expect((await importFile('c.xlsx')).said).toContain('không có thay đổi');
});
