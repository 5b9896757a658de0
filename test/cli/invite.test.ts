// `dondoc invite`: the operator makes a link without the chat.
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { Command } from 'commander';
import { addInviteCommand, invite } from '../../src/cli/invite.js';
import type { Opened } from '../../src/cli/open.js';
import { readConfig } from '../../src/config.js';
import { CITY } from '../../src/demo/city.js';
import { applyPlan } from '../../src/inspections/plan-store.js';
import { at } from '../../src/kit/calendar.js';
import { inTransaction } from '../../src/kit/database.js';

import { useDatabase } from '../database.js';
import { wordsOfTests } from '../printed.js';

const database = useDatabase();
let opened: Opened;

beforeAll(async () => {
  const read = readConfig({});
  if (!read.ok) throw new Error('no settings are needed');
  const now = at('2023-03-01 08:00');
  await inTransaction(database.db, (tx) => applyPlan(tx, CITY, now), { timeoutMs: 60_000 });
  opened = {
    config: read.config,
    kind: 'demo',
    bot: null,
    db: database.db,
    words: wordsOfTests(),
    clock: { now: () => now },
  };
});

const stored = (link: string) => {
  const tokenHash = createHash('sha256').update(link.split('?start=')[1]!).digest('hex');
  return database.db.invitation.findUniqueOrThrow({ where: { tokenHash } });
};

describe('invite', () => {
  it('prints a link to a role in a unit, until when it holds, and nothing about anybody', async () => {
    const [link, note] = await invite(opened, { unit: 'H-02', role: 'focal' });
    expect(link).toMatch(/^https:\/\/t\.me\/dondoc_demo_bot\?start=[A-Za-z0-9_-]{43}$/);
    expect(note).toBe(
      'Can be used once, until 08:00 on 4 March 2023 (Việt Nam). The phone number is compared with the register.',
    );
    expect(await stored(link!)).toMatchObject({
      role: 'FOCAL',
      needsApproval: false,
      invitedById: null,
      phone: '+84900000001',
    });
    expect(await database.db.auditEntry.findFirst({ where: { act: 'people.invited' } })).toMatchObject({
      personId: null,
    });
  });

  it.each([
    [
      { role: 'office', name: 'Trần Thị Minh Họa' },
      { role: 'OFFICE', title: 'Chuyên viên phòng CCHC, Sở Nội vụ', teamId: null },
    ],
    [{ role: 'head', name: 'Nguyễn Văn Mẫu' }, { role: 'DELEGATION_HEAD' }],
    [
      { role: 'secretary', name: 'Người Ngoài Danh Sách' },
      { role: 'SECRETARY', title: null, fullName: 'Người Ngoài Danh Sách' },
    ],
    [{ role: 'head', unit: 'P-02' }, { role: 'HEAD' }],
    [
      { role: 'deputy', unit: 'P-02' },
      { role: 'DEPUTY', fullName: null },
    ],
  ])('%o needs no approval', async (options, row) => {
    const [link] = await invite(opened, { ...options, phone: '0912345678' });
    expect(await stored(link!)).toMatchObject({ ...row, needsApproval: false, phone: '+84912345678' });
  });

  it('leads to the bot the data belong to, and without its name there is no link', async () => {
    const live = { ...opened, kind: 'live' as const };
    const order = { unit: 'H-02', role: 'focal' };
    const [link] = await invite({ ...live, bot: { id: 7, name: 'bot_cua_so' } }, order);
    expect(link).toMatch(/^https:\/\/t\.me\/bot_cua_so\?start=/);
    const before = await database.db.invitation.count();
    await expect(invite(live, order)).rejects.toMatchObject({ name: 'SetupFault', message: /no link: set BOT_TOKEN/ });
    expect(await database.db.invitation.count()).toBe(before);
  });

  it.each(['office', 'secretary', 'head', 'deputy'])(
    'lets nobody in as %s by a forwarded link alone: a mobile must be proved',
    async (role) => {
      const order = { role, name: 'Người Ngoài Danh Sách' };
      const before = await database.db.invitation.count();
      const refused = (phone?: string) => invite(opened, { ...order, phone });
      await expect(refused()).rejects.toMatchObject({ name: 'SetupFault', message: /Add --phone/ });
      await expect(refused('024 3825 1234')).rejects.toMatchObject({ message: /must be a mobile/ });
      expect(await database.db.invitation.count()).toBe(before);
    },
  );

  it('takes the team from the register or from the option', async () => {
    const [a, b] = await database.db.team.findMany({ where: { name: { in: ['A', 'B'] } }, orderBy: { name: 'asc' } });
    const [fromRegister] = await invite(opened, { role: 'lead', name: 'Lê Văn Thí Dụ', phone: '0912345678' });
    expect(await stored(fromRegister!)).toMatchObject({ teamId: a!.id });
    const [given] = await invite(opened, { role: 'member', name: 'Người Mới', team: 'B' });
    expect(await stored(given!)).toMatchObject({ teamId: b!.id });
  });

  it.each([
    [{ unit: 'H-99', role: 'focal' }, /not in the register/],
    [{ unit: 'H-02', role: 'lead' }, /focal, deputy or head/],
    [{ role: 'focal', name: 'Ai Đó' }, /--unit CODE/],
    [{ role: 'office' }, /--name/],
    [{ role: 'office', name: 'Lan' }, /full name/],
    [{ role: 'office', name: '/start <b>x</b>' }, /full name/],
    [{ role: 'lead', name: 'Người Mới' }, /needs a team/],
    [{ role: 'member', name: 'Người Mới', team: 'Z' }, /no team “Z”/],
  ])('%o is refused with a sentence', async (options, sentence) => {
    const before = await database.db.invitation.count();
    await expect(invite(opened, options)).rejects.toMatchObject({
      name: 'SetupFault',
      message: expect.stringMatching(sentence) as string,
    });
    expect(await database.db.invitation.count()).toBe(before);
  });

  it('knows its roles and says so', async () => {
    const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
    addInviteCommand(program, () => Promise.reject(new Error('must not be opened')));
    program.commands[0]!.exitOverride().configureOutput({ writeErr: () => undefined });
    await expect(program.parseAsync(['node', 'dondoc', 'invite', '--role', 'boss'])).rejects.toThrow(
      /Choose one of focal, deputy, head/,
    );
  });
});
