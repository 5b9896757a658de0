// What one answer costs: one statement to come in, one to read where the checklist stands, one to store, one to leave.
// The same at the tenth question and at the two hundredth, and none of them reads a whole table.
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { announce } from './announced.js';
import { openPlainDesk, type PlainDesk, type Typist } from './plain-desk.js';
import { cityAsking, row } from './small-plan.js';

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly PlanNode[];
}

/** Tables a plan reads from one end to the other. */
const whollyRead = (node: PlanNode): string[] => [
  ...(/^(?:Seq|Index|Index Only|Bitmap Index) Scan$/.test(node['Node Type']) && !node['Index Cond']
    ? [node['Relation Name'] ?? node['Index Name'] ?? '?']
    : []),
  ...(node.Plans ?? []).flatMap(whollyRead),
];

describe('the cost of an answer', { timeout: 120_000 }, () => {
  const statements: string[] = [];
  let desk: PlainDesk;
  let lan: Typist;
  beforeAll(async () => {
    const questions = Array.from({ length: 220 }, (_each, n) =>
      row(`Q${n + 1}`, 'YESNO', n % 20 === 19 ? { askIf: `Q${n} <> Không áp dụng` } : {}),
    );
    desk = await openPlainDesk({
      at: '2023-09-08 09:00',
      numbered: false,
      plan: cityAsking(questions),
      watch: (statement) => statements.push(statement),
    });
    await announce(desk, 'I-14', '2023-09-14 17:00');
    lan = await desk.seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
    await lan.types('/traloi');
    await lan.presses('Bắt đầu câu 1');
  });
  afterAll(() => desk.close());

  const KINDS: readonly [kind: string, words: RegExp][] = [
    ['arrive', /INSERT INTO inbox/],
    ['enter', /FROM dialogue d LEFT JOIN/],
    ['read', /JOIN checklist c ON c.id = s.id/],
    ['store', /INSERT INTO answer AS a/],
    ['leave', /UPDATE inbox SET state = 'DONE'/],
  ];

  /** What comes by the clock, whoever presses: the sender's rounds and the sweep for what another process stored. */
  const BY_THE_CLOCK = /settled AS|SELECT DISTINCT chat_id FROM inbox/;

  /** The statements of one press in order, without those that come by the clock. */
  async function costOf(work: () => Promise<void>): Promise<string[]> {
    await desk.app.idle();
    statements.length = 0;
    await work();
    return statements
      .filter((statement) => !BY_THE_CLOCK.test(statement))
      .map((statement) => KINDS.find(([, words]) => words.test(statement))?.[0] ?? statement);
  }

  it('is the same few statements at question 10 and at question 200', async () => {
    for (let n = 1; n < 10; n++) await lan.presses('Có');
    expect(lan.last()).toMatch(/^Câu 10\/220/);
    const early = await costOf(() => lan.presses('Có'));
    for (let n = 11; n < 200; n++) await lan.presses('Có');
    expect(lan.last()).toMatch(/^Câu 200\/220/);
    const late = await costOf(() => lan.presses('Có'));
    expect(lan.last()).toMatch(/^Câu 201\/220.*\nĐã ghi câu 200: Có/);
    expect(early).toEqual(['arrive', 'enter', 'read', 'store', 'leave']);
    expect(late).toEqual(early);
  });

  it('finds every row it needs by an index, however many there are', async () => {
    await desk.app.idle();
    statements.length = 0;
    await lan.presses('Có');
    await desk.app.idle();
    const kinds = [
      ...KINDS,
      ['settle', /^\s*WITH s AS [\s\S]*o\.state = 'SENDING'\s*$/],
      ['settle and claim', /settled AS/],
    ] as const;
    const asked = [...new Set(statements)].flatMap((text) => {
      const kind = kinds.find(([, words]) => words.test(text))?.[0];
      return kind === undefined ? [] : [{ kind, text }];
    });
    expect(asked.map(({ kind }) => kind).sort()).toEqual(
      ['arrive', 'enter', 'leave', 'read', 'settle and claim', 'store'].sort(),
    );
    const client = new pg.Client({ connectionString: desk.url });
    await client.connect();
    onTestFinished(() => client.end());
    await client.query('SET enable_seqscan = off');
    for (const { kind, text } of asked) {
      const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
        `EXPLAIN (GENERIC_PLAN, FORMAT JSON) ${text}`,
      );
      expect([kind, whollyRead(rows[0]!['QUERY PLAN'][0].Plan)]).toEqual([kind, []]);
    }
  });
});
