import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeLogger, silentLog } from '../../src/kit/log.js';
import type { Log } from '../../src/kit/log.js';

const TOKEN = '123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1';
const PASSWORD = 'mat-khau-cua-csdl';
const DATABASE_URL = `postgresql://dondoc:${PASSWORD}@db.internal:5432/dondoc`;
const WORDS = 'Báo cáo của UBND huyện Tre Xanh chưa xong';
const PHONE = '0912 345 678';

function capture(level: 'debug' | 'info' = 'debug'): {
  log: Log;
  lines: string[];
  all: () => string;
  last: () => Record<string, unknown>;
} {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  const log = makeLogger({ level, destination, secrets: [TOKEN, DATABASE_URL] });
  return {
    log,
    lines,
    all: () => lines.join(''),
    last: () => JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown>,
  };
}

describe('what the log lets through', () => {
  it('captures an event with its level, time and harmless fields', () => {
    const { log, last, lines } = capture();
    log.info('outbox.sent', {
      outboxId: 42,
      tookMs: 12.34567,
      lane: 'notice',
      retried: false,
      at: new Date(0),
      chat: 7_123_456_789n,
    });
    expect(lines).toHaveLength(1);
    expect(lines[0]?.endsWith('\n')).toBe(true);
    expect(last()).toMatchObject({
      level: 'info',
      event: 'outbox.sent',
      outboxId: 42,
      tookMs: 12.346,
      lane: 'notice',
      retried: false,
      at: '1970-01-01T00:00:00.000Z',
      chat: '7123456789',
    });
    expect(last()['time']).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  it('keeps hashes, UUIDs, media types, codes and business keys whole', () => {
    const { log, last } = capture();
    const fields = {
      hash: `a0912345678b${'0'.repeat(52)}`,
      request: '0912345678ab-4a4a-8b8b-9c9c-0912345678ab'.slice(4),
      id: '12345678-1234-4123-8123-0912345678ab',
      mime: 'application/pdf',
      code: 'P2034',
      dedupeKey: 'notice:14:1:7',
      on: '2023-09-15',
    };
    log.warn('documents.kept', fields);
    expect(last()).toMatchObject({ hash: fields.hash, id: fields.id, mime: 'application/pdf', code: 'P2034' });
    expect(last()).toMatchObject({ dedupeKey: 'notice:14:1:7', on: '2023-09-15' });
  });

  it('honours the level, and the silent log is silent', () => {
    const { log, lines } = capture('info');
    log.debug('tick.woke');
    log.error('tick.failed');
    expect(lines).toHaveLength(1);
    expect(() => silentLog.error('x', { y: 1 })).not.toThrow();
  });

  it.each([
    ['words', { status: WORDS }, 'string(41)'],
    ['a one-word answer under a wordy key', { text: 'khong' }, 'string(5)'],
    ['a file name', { fileName: 'bao-cao.pdf' }, 'string(11)'],
    ['a file name under a harmless key', { shown: 'bao-cao-CCHC.docx' }, 'string(17)'],
    ['an address on the web', { source: 'https://api.telegram.org/x' }, 'string(26)'],
    ['an e-mail', { from: 'a@b.vn' }, 'string(6)'],
    ['line breaks', { kind: 'a\nb' }, 'string(3)'],
    ['bytes', { picture: Buffer.from('abc') }, 'bytes(3)'],
    ['a map', { people: new Map([['lan', 1]]) }, 'Map(1)'],
    ['a function', { run: () => WORDS }, 'function'],
  ])('shows only the shape of %s', (_what, fields, shown) => {
    const { log, last } = capture();
    log.info('probe.shape', fields);
    expect(Object.values(last())).toContain(shown);
  });

  it('never lets a field replace the level, the time or the event', () => {
    const { log, last } = capture();
    log.info('real.event', { level: 'x', time: 1, event: 'other', pid: 3 });
    expect(last()).toMatchObject({ level: 'info', event: 'real.event', level_: 'x', event_: 'other' });
  });
});

describe('canaries', () => {
  const grammyError = Object.assign(new Error(`Call to 'sendMessage' failed! (400: Bad Request: ${WORDS})`), {
    name: 'GrammyError',
    ok: false,
    error_code: 400,
    description: WORDS,
    method: 'sendMessage',
    payload: { chat_id: 7, text: WORDS, reply_markup: { keyboard: [[{ text: PHONE }]] } },
    parameters: {},
  });
  const httpError = Object.assign(new Error(`Network request for 'getFile' failed! ${TOKEN}`), {
    name: 'HttpError',
    error: Object.assign(new Error(`request to https://api.telegram.org/bot${TOKEN}/getFile failed`), {
      code: 'ECONNRESET',
      url: `https://api.telegram.org/bot${TOKEN}/getFile`,
    }),
  });
  const botError = Object.assign(new Error(`GrammyError in middleware: ${WORDS}`), {
    name: 'BotError',
    error: grammyError,
    ctx: {
      update: { message: { text: WORDS, from: { first_name: 'Lan', phone_number: PHONE } } },
      api: { token: TOKEN },
    },
  });
  const looped: Record<string, unknown> = { text: WORDS };
  looped['self'] = looped;
  const hostile = Object.defineProperty({}, 'trap', {
    enumerable: true,
    get: () => {
      throw new Error(WORDS);
    },
  });
  const carriers: [string, unknown][] = [
    ['token', TOKEN],
    ['token inside an address', `https://api.telegram.org/file/bot${TOKEN}/documents/file_1.pdf`],
    ['token, percent-encoded', `bot${encodeURIComponent(TOKEN)}`],
    ['second half of the token', TOKEN.split(':')[1]],
    ['database address', DATABASE_URL],
    ['database password', PASSWORD],
    ['words', WORDS],
    ['telephone', PHONE],
    ['telephone without spaces', '+84912345678'],
    ['telephone as a number', 84912345678],
    ['telephone as a big number', 84912345678n],
    ['object', { message: { text: WORDS, caption: PHONE, token: TOKEN } }],
    ['deep object', { a: { b: { c: { d: { e: { f: WORDS, g: TOKEN } } } } } }],
    ['key', { [WORDS]: 1, [TOKEN]: 2, [PHONE]: 3, [PASSWORD]: 4 }],
    ['array', [WORDS, [PHONE, [TOKEN]], { x: DATABASE_URL }]],
    ['one word inside a wordy key', { answer: { first: 'canary1', rest: ['canary1'] } }],
    ['error', new Error(`${WORDS} ${TOKEN} ${PHONE}`)],
    ['error with causes', new Error(WORDS, { cause: new TypeError(PHONE, { cause: new Error(TOKEN) }) })],
    ['cause that is a string', new Error('x', { cause: WORDS })],
    ['error with a telling name', Object.assign(new Error('x'), { name: WORDS, code: PHONE })],
    ['aggregate', new AggregateError([new Error(WORDS), new Error(TOKEN)], PHONE)],
    ['message that looks like a frame', new Error(`x\n    at ${WORDS} (${import.meta.filename}:1:1)`)],
    ['Telegram refusal', grammyError],
    ['Telegram network failure', httpError],
    ['grammY failure with its update', botError],
    ['Telegram refusal as plain data', { ...grammyError, message: grammyError.message, stack: grammyError.stack }],
    ['loop', looped],
    ['hostile', hostile],
    ['toJSON', { toJSON: () => WORDS }],
    ['boxed', Object(WORDS) as unknown],
    ['buffer', Buffer.from(WORDS)],
    ['set', new Set([WORDS])],
    ['symbol', Symbol(WORDS)],
  ];
  const forbidden = [
    TOKEN,
    encodeURIComponent(TOKEN),
    TOKEN.slice(10),
    PASSWORD,
    WORDS,
    'Tre Xanh',
    PHONE,
    '912345678',
    'canary1',
    'first_name":"',
  ];

  it.each(carriers)('%s never appears, at any depth and level', (_what, carrier) => {
    const { log, lines, all } = capture();
    log.debug('canary.field', { probe: 1, field: carrier });
    log.info('canary.nested', { probe: 2, outer: { list: [carrier] } });
    log.warn('canary.err', { probe: 3, err: carrier, error: carrier, text: carrier });
    log.error('canary.cause', { probe: 4, err: new Error('x', { cause: carrier }) });
    log.error(carrier as string);
    log.error('canary.whole', carrier as Record<string, unknown>);
    // The lines were captured: silence would prove nothing.
    expect(all()).toContain('"probe":4');
    expect(lines.length).toBeGreaterThanOrEqual(5);
    for (const line of lines) expect(() => void JSON.parse(line)).not.toThrow();
    for (const secret of forbidden) expect(all()).not.toContain(secret);
  });

  it('any text at all comes out as a shape unless it is a short identifier', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const { log, last, all } = capture();
        log.info('probe.any', { field: text, message: text, list: [text], err: new Error(text) });
        expect(last()['message']).toBe(`string(${text.length})`);
        if (/[^\w.:/-]/.test(text)) expect(last()['field']).toBe(`string(${text.length})`);
        expect(all()).toContain('probe.any');
      }),
    );
  });
});

describe('errors', () => {
  it('are told by name, code and place in our own code, with their causes', () => {
    const { log, last } = capture();
    const cause = Object.assign(new TypeError('hidden'), { code: 'ECONNRESET' });
    log.error('probe.failed', { err: new RangeError('hidden', { cause }) });
    expect(last()['err']).toEqual({
      name: 'RangeError',
      at: expect.stringMatching(/^test\/kit\/log\.test\.ts:\d+:\d+$/) as string,
      cause: { name: 'TypeError', code: 'ECONNRESET', at: expect.stringMatching(/^test\/kit\//) as string },
    });
  });

  it('of Telegram keep their number and method', () => {
    const { log, last } = capture();
    log.warn('probe.refused', {
      err: Object.assign(new Error('hidden'), { name: 'GrammyError', error_code: 403, method: 'sendMessage' }),
    });
    expect(last()['err']).toMatchObject({ name: 'GrammyError', code: 403, method: 'sendMessage' });
  });
});
