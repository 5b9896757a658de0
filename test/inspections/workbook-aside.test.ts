// Workbooks in the process of the built program: judged and marked as anywhere, and one that takes too long is told so calmly.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Readable } from 'node:stream';
import { makeImportAside } from '../../src/import-aside.js';
import { writeDemoWorkbook } from '../../src/demo/workbook.js';
import { importLinks } from '../../src/import-links.js';
import { importsTicks } from '../../src/inspections/import-ticks.js';
import { Overrun } from '../../src/kit/aside.js';
import { systemClock } from '../../src/kit/clock.js';
import { silentLog } from '../../src/kit/log.js';
import { startTicks } from '../../src/ticks.js';
import { useDatabase } from '../database.js';
import { build, built, writeModule } from '../kit/built.js';
import { goodRows, makeWorkbook } from './workbook-samples.js';

const database = useDatabase();
const hanging = writeModule(`
  import { answerAside } from ${JSON.stringify(built('kit/answer-aside.js').href)};
  answerAside(async () => { for (;;); });
`);
const open: ReturnType<typeof makeImportAside>[] = [];
const aside = (file: URL, withinMs?: number) => {
  const made = makeImportAside({ file, ...(withinMs ? { withinMs } : {}) });
  open.push(made);
  return made;
};

beforeAll(build, 240_000);
afterAll(async () => {
  await Promise.all(open.map((each) => each.stopAside()));
  hanging.remove();
});

describe('a workbook in a process of its own', { timeout: 120_000 }, () => {
  it('is judged and marked as it is anywhere', async () => {
    const { judgeAside, markAside } = aside(built('import-process.js'));
    const bytes = await writeDemoWorkbook();
    expect(await judgeAside({ bytes, held: {}, answers: {} })).toMatchObject({ isEmpty: false });
    const rows = goodRows();
    rows['Đơn vị']!.push(['X-1', 'UBND xã', 'XA', 'không có', 'không có']);
    const faulty = await makeWorkbook(rows);
    expect(await judgeAside({ bytes: faulty, held: {}, answers: {} })).toMatchObject({
      faultCount: expect.any(Number) as number,
    });
    const copy = await markAside(faulty, [{ sheet: 'Đơn vị', ref: 'A2', note: 'sai' }]);
    expect(copy?.subarray(0, 2).toString()).toBe('PK');
  });

  it('that takes longer than it may is ended; of one that cannot be marked in time there is no copy', async () => {
    const { judgeAside, markAside } = aside(hanging.url, 2_000);
    await expect(judgeAside({ bytes: Buffer.alloc(1), held: {}, answers: {} })).rejects.toBeInstanceOf(Overrun);
    expect(await markAside(Buffer.alloc(1), [])).toBeNull();
  });

  it('that takes as long as it may holds up nothing else that is due each second', async () => {
    const { db } = database;
    const fetched = { fetchFile: () => Promise.resolve({ ok: true, hash: 'a', bytes: 1 }) };
    const vault = { read: () => Promise.resolve(Readable.from(Buffer.alloc(1))) };
    const ports = { clock: systemClock, log: silentLog, words: {} as never, vault, ...fetched };
    const links = { ...importLinks, ...aside(hanging.url, 5_000) };
    const row = { id: 'I1', fileName: 'a.xlsx', fileHash: '', baseRevision: 0, createdAt: new Date() };
    await db.planImport.create({ data: { ...row, state: 'FETCHING', summary: { fileId: 'f', bytes: 1 } } });
    const state = async () => (await db.planImport.findUniqueOrThrow({ where: { id: 'I1' } })).state;
    let rung = 0;
    const other = { name: 'other', every: 'second' as const, run: () => Promise.resolve({ rung: ++rung }) };
    const ticks = startTicks([...importsTicks(ports as never, links, {}), other], {
      ...ports,
      db,
      wakeSender: () => undefined,
    });
    const begun = async () => (await db.planImport.findUniqueOrThrow({ where: { id: 'I1' } })).begun;
    await expect.poll(begun, { timeout: 10_000 }).toBe(1);
    const before = rung;
    // Whoever else waits for something that is written.
    const write = setInterval(
      () => void db.fact.upsert({ where: { name: 'a' }, create: { name: 'a', value: 1 }, update: {} }),
      300,
    );
    await expect.poll(() => rung, { timeout: 10_000 }).toBeGreaterThan(before + 1);
    expect(await state()).toBe('FETCHING');
    clearInterval(write);
    await ticks.stop();
  });
});
