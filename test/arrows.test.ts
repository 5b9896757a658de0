// Who may import whom: the rules of .dependency-cruiser.cjs hold over src, and every one of them bites when broken.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

// It reads the whole project; a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 });

const root = join(import.meta.dirname, '..');
const config = join(root, '.dependency-cruiser.cjs');
const program = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');

interface Report {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

async function cruise(folder: string): Promise<Report> {
  const args = [program, 'src', '--config', config, '--output-type', 'json'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder, maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(stdout) as Report;
}

it('holds over the whole source', async () => {
  const { summary } = await cruise(root);
  expect(summary.totalCruised).toBeGreaterThan(100);
  expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
});

// A project of one wrong file per rule: its path, what it imports, the rule that must bite.
const planted: readonly (readonly [file: string, imported: string, rule: string])[] = [
  ['src/kit/a.ts', '../people/store.js', 'kit-knows-nobody'],
  ['src/inbox/a.ts', '../people/store.js', 'machinery-knows-no-room'],
  ['src/outbox/a.ts', '../telegram/send.js', 'rooms-do-not-see-telegram'],
  ['src/people/a.ts', '../config.js', 'rooms-know-no-top'],
  ['src/people/b.ts', '../reports/facts.js', 'room-people'],
  ['src/deadlines/a.ts', '../inspections/facts.js', 'room-deadlines'],
  ['src/inspections/a.ts', '../checklists/facts.js', 'room-inspections'],
  ['src/documents/a.ts', '../checklists/facts.js', 'room-documents'],
  ['src/checklists/a.ts', '../remediation/facts.js', 'room-checklists'],
  ['src/remediation/a.ts', '../reports/facts.js', 'room-remediation'],
  ['src/broadcasts/a.ts', '../deadlines/facts.js', 'room-broadcasts'],
  ['src/reports/a.ts', '../desk/facts.js', 'room-reports'],
  ['src/audit/a.ts', '../people/store.js', 'room-audit'],
  ['src/desk/a.ts', '../telegram/send.js', 'rooms-do-not-see-telegram'],
  ['src/people/rules.ts', './store.js', 'rules-are-pure'],
  ['src/people/unit-rules.ts', 'node:fs', 'rules-are-pure'],
  ['src/people/c.ts', 'grammy', 'grammy-only-in-telegram'],
  ['src/people/d.ts', 'type grammy/types', 'grammy-types-only-where-updates-enter'],
  ['src/people/chat.ts', '../generated/prisma/client.js', 'only-stores-query'],
  ['src/simulator/a.ts', '../people/store.js', 'simulator-stands-alone'],
  ['src/app.ts', './simulator/server.js', 'simulator-only-from-the-top'],
  ['src/ticks.ts', './demo/city.js', 'demo-only-from-the-top'],
  ['src/people/e.ts', 'pino', 'one-door-to-the-log'],
  ['src/people/f.ts', '../../test/cast.js', 'nothing-from-tests'],
  ['src/people/g.ts', './missing.js', 'not-to-unresolvable'],
  ['src/people/h.ts', './i.js', 'no-circular'],
];
const innocent = [
  ...['people/store', 'reports/facts', 'inspections/facts', 'checklists/facts', 'remediation/facts', 'deadlines/facts'],
  ...['desk/facts', 'telegram/send', 'simulator/server', 'demo/city', 'config', 'generated/prisma/client', 'lonely'],
];

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dondoc-arrows-'));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const name of innocent) write(`src/${name}.ts`, 'export const value = 1;\n');
  write('src/people/i.ts', `export { value } from './h.js';\n`);
  write('test/cast.ts', 'export const value = 1;\n');
  for (const [file, imported] of planted) {
    const [kind, name] = imported.startsWith('type ') ? ['type ', imported.slice(5)] : ['', imported];
    write(
      file,
      `import ${kind}* as it from '${name}';\nexport const value = ${kind === '' ? 'it' : '1 as unknown as typeof it'};\n`,
    );
  }
  write('tsconfig.json', '{ "compilerOptions": { "module": "NodeNext", "target": "ES2023" }, "include": ["src"] }');
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('is not vacuous: every rule finds the arrow that was planted for it', async () => {
  const { summary } = await cruise(folder);
  const found = new Set(summary.violations.map(({ rule, from }) => `${from} ${rule.name}`));
  expect(planted.filter(([file, , rule]) => !found.has(`${file} ${rule}`))).toEqual([]);
  expect(found).toContain('src/lonely.ts no-orphans');
  const { forbidden } = createRequire(import.meta.url)(config) as { forbidden: { name: string }[] };
  const proven = new Set([...planted.map(([, , rule]) => rule), 'no-orphans']);
  expect(forbidden.map(({ name }) => name).filter((name) => !proven.has(name))).toEqual([]);
});
