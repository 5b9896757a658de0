// Workbooks in the thread of the built program: judged and marked as anywhere, and one that takes too long is told so calmly.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeImportAside } from '../../src/import-aside.js';
import { writeDemoWorkbook } from '../../src/demo/workbook.js';
import { Overrun } from '../../src/kit/aside.js';
import { build, built, writeModule } from '../kit/built.js';
import { goodRows, makeWorkbook } from './workbook-samples.js';

const hanging = writeModule(`
  import { answerAside } from ${JSON.stringify(built('kit/aside.js').href)};
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

describe('a workbook in a thread', { timeout: 120_000 }, () => {
  it('is judged and marked as it is anywhere', async () => {
    const { judgeAside, markAside } = aside(built('import-worker.js'));
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
});
