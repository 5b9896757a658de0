// The settings as an operator meets them: what is taken, what is refused, and that nothing secret is ever repeated.
import fc from 'fast-check';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeFaults, readConfig } from '../src/config.js';

const TOKEN = '123456:AAE-abc_DEF';
const taken = (env: Record<string, string>) => {
  const result = readConfig(env);
  if (!result.ok) throw new Error(describeFaults(result.faults));
  return result.config;
};
const refused = (env: Record<string, string>) => {
  const result = readConfig(env);
  return result.ok ? [] : result.faults.map(({ setting }) => setting);
};

describe('without any setting', () => {
  it('gives the defaults, frozen', () => {
    const config = taken({});
    expect(config).toEqual({
      telegramApiRoot: 'https://api.telegram.org',
      dataDir: resolve('data'),
      host: '127.0.0.1',
      port: 8080,
      demoPort: 8090,
      logLevel: 'info',
      openUnscanned: false,
      sendPerSecond: 30,
    });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('counts empty and blank settings as absent', () => {
    expect(taken({ BOT_TOKEN: '', PORT: '  ', DATABASE_URL: '', WEBHOOK_SECRET: '' })).toEqual(taken({}));
  });
});

describe('settings that are taken', () => {
  it.each([
    [{ BOT_TOKEN: ` ${TOKEN}\n` }, { botToken: TOKEN }],
    [{ BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: 'http://localhost:8081/' }, { telegramApiRoot: 'http://localhost:8081' }],
    [
      { BOT_TOKEN: TOKEN, WEBHOOK_URL: 'https://dondoc.example.vn/hook', WEBHOOK_SECRET: 'abcdefg8' },
      { webhook: { url: 'https://dondoc.example.vn/hook', secret: 'abcdefg8' } },
    ],
    [
      { BOT_TOKEN: TOKEN, WEBHOOK_URL: 'http://127.0.0.1:8080/hook', WEBHOOK_SECRET: 'x'.repeat(256) },
      { webhook: { url: 'http://127.0.0.1:8080/hook', secret: 'x'.repeat(256) } },
    ],
    [{ DATABASE_URL: 'postgres://u:p@db/dondoc' }, { databaseUrl: 'postgres://u:p@db/dondoc' }],
    [{ DATA_DIR: '/srv/đôn đốc' }, { dataDir: '/srv/đôn đốc' }],
    [
      { PORT: '0', DEMO_PORT: '0' },
      { port: 0, demoPort: 0 },
    ],
    [
      { PORT: '8090', DEMO_PORT: '8080' },
      { port: 8090, demoPort: 8080 },
    ],
    [{ LOG_LEVEL: 'debug' }, { logLevel: 'debug' }],
    [{ CLAMD: '/run/clamav/clamd.ctl' }, { clamd: { socketPath: '/run/clamav/clamd.ctl' } }],
    [{ CLAMD: 'clamd.local:3310' }, { clamd: { host: 'clamd.local', port: 3310 } }],
    [{ CLAMD: '[::1]:3310' }, { clamd: { host: '::1', port: 3310 } }],
    [{ CLAMD: 'clamd.local:3310', OPEN_UNSCANNED: 'true' }, { openUnscanned: true }],
    [{}, { openUnscanned: false }],
    [{ SEND_PER_SECOND: '1000' }, { sendPerSecond: 1000 }],
    [{ OFFICE_CONTACT: 'Văn phòng'.normalize('NFD') }, { officeContact: 'Văn phòng' }],
  ])('%o', (env, expected) => {
    expect(taken(env)).toMatchObject(expected);
  });
});

describe('settings that are refused', () => {
  const hook = { BOT_TOKEN: TOKEN, WEBHOOK_URL: 'https://a.vn/x', WEBHOOK_SECRET: 'abcdefgh' };
  it.each([
    [{ BOT_TOKEN: 'none' }, ['BOT_TOKEN']],
    [{ BOT_TOKEN: `"${TOKEN}"` }, ['BOT_TOKEN']],
    [{ ...hook, WEBHOOK_SECRET: '' }, ['WEBHOOK_SECRET']],
    [{ ...hook, WEBHOOK_URL: '' }, ['WEBHOOK_URL']],
    [{ ...hook, WEBHOOK_SECRET: 'short' }, ['WEBHOOK_SECRET']],
    [{ ...hook, WEBHOOK_SECRET: 'has space!' }, ['WEBHOOK_SECRET']],
    [{ ...hook, WEBHOOK_SECRET: 'x'.repeat(257) }, ['WEBHOOK_SECRET']],
    [{ ...hook, WEBHOOK_URL: 'http://a.vn/x' }, ['WEBHOOK_URL']],
    [{ ...hook, WEBHOOK_URL: 'http://127.0.0.1.evil.vn/x' }, ['WEBHOOK_URL']],
    [{ ...hook, WEBHOOK_URL: 'a.vn' }, ['WEBHOOK_URL']],
    [{ ...hook, BOT_TOKEN: '' }, ['BOT_TOKEN']],
    [{ TELEGRAM_API_ROOT: 'http://localhost:8081' }, ['BOT_TOKEN']],
    [{ BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: 'ftp://x' }, ['TELEGRAM_API_ROOT']],
    [{ BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: 'https://me:pw@x' }, ['TELEGRAM_API_ROOT']],
    [{ DATABASE_URL: 'mysql://u:p@db/x' }, ['DATABASE_URL']],
    [{ DATABASE_URL: 'postgres://u:p@db' }, ['DATABASE_URL']],
    [{ DATA_DIR: 'file:///data' }, ['DATA_DIR']],
    [{ DATA_DIR: '/proc/dondoc' }, ['DATA_DIR']],
    [{ DATA_DIR: '/tmp/../dev/dondoc' }, ['DATA_DIR']],
    [{ PORT: '70000' }, ['PORT']],
    [{ PORT: '-1' }, ['PORT']],
    [{ PORT: '80.5' }, ['PORT']],
    [{ PORT: '8090' }, ['DEMO_PORT']],
    [{ LOG_LEVEL: 'loud' }, ['LOG_LEVEL']],
    [{ CLAMD: 'clamd' }, ['CLAMD']],
    [{ CLAMD: 'clamd:0' }, ['CLAMD']],
    [{ OPEN_UNSCANNED: 'yes' }, ['OPEN_UNSCANNED']],
    [{ SEND_PER_SECOND: '0' }, ['SEND_PER_SECOND']],
    [{ SEND_PER_SECOND: '1001' }, ['SEND_PER_SECOND']],
    [{ OFFICE_CONTACT: 'x'.repeat(501) }, ['OFFICE_CONTACT']],
    [
      { BOT_TOKEN: 'x', PORT: 'x', CLAMD: 'x', WEBHOOK_URL: 'x' },
      ['BOT_TOKEN', 'WEBHOOK_URL', 'PORT', 'CLAMD', 'WEBHOOK_SECRET'],
    ],
  ])('%o', (env, settings) => {
    expect(refused(env as unknown as Record<string, string>)).toEqual(settings);
  });
});

it('names faults without ever repeating a value', () => {
  const names = [
    ...['BOT_TOKEN', 'TELEGRAM_API_ROOT', 'WEBHOOK_URL', 'WEBHOOK_SECRET', 'DATABASE_URL', 'DATA_DIR', 'PORT'],
    ...['DEMO_PORT', 'LOG_LEVEL', 'CLAMD', 'SEND_PER_SECOND', 'OFFICE_CONTACT'],
  ];
  // None of these characters stands in the sentences we print, so finding them there means a value leaked.
  const secret = fc.string({ unit: fc.constantFrom('Ж', 'Q', 'z', '~', '9', '7'), minLength: 4, maxLength: 600 });
  const value = fc
    .tuple(
      fc.constantFrom('', 'https://', 'http://u:', 'postgres://u:', '123:', 'info', '80'),
      secret,
      fc.constantFrom('', '@db', ':1', '/x'),
    )
    .map((parts) => ({ text: parts.join(''), secret: parts[1] }));
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), value, { minKeys: 1 }), (values) => {
      const result = readConfig(Object.fromEntries(Object.entries(values).map(([name, { text }]) => [name, text])));
      const printed = result.ok ? '' : JSON.stringify(result.faults) + describeFaults(result.faults);
      for (const { secret } of Object.values(values)) expect(printed).not.toContain(secret);
    }),
  );
});
