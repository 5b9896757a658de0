// The poller against a real getUpdates: nothing is confirmed before it is stored, whatever fails is waited for longer each
// time, and no batch is asked for without end.
import { afterEach, describe, expect, it } from 'vitest';
import { makeApi } from '../../src/telegram/channel.js';
import { nextOffset } from '../../src/telegram/offset.js';
import { startPolling } from '../../src/telegram/receive.js';
import { watchReception } from '../../src/telegram/reception.js';
import type { Came } from '../../src/telegram/sort.js';
import { testLog as log } from '../log.js';
import { openAnyTelegram, type AnyTelegram } from '../inbox/any-telegram.js';
import { honestText } from '../inbox/hostile-updates.js';

const TOKEN = '110201543:TEST-receive-token-not-a-real-one-000';
const FIRST = 500_000_001;

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

type Message = { update_id: number; message?: { text: string } };

/** A poller whose store keeps texts, after failing as often as asked. */
async function poller(failures = 0) {
  const telegram = await openAnyTelegram(FIRST);
  const reception = watchReception('polling');
  const batches: string[][] = [];
  const taken: Came[] = [];
  let left = failures;
  const start = () => {
    const receiver = startPolling({
      api: makeApi({ token: TOKEN, apiRoot: telegram.apiRoot }),
      log,
      reception,
      onStopped: () => undefined,
      store(updates) {
        batches.push(updates.map(({ update }) => (update as Message).message?.text ?? '–'));
        if (left-- > 0) return Promise.reject(new Error('the database is away'));
        taken.push(...updates);
        return Promise.resolve();
      },
    });
    closers.push(() => receiver.stop());
    return receiver;
  };
  closers.push(() => telegram.stop());
  return {
    telegram,
    batches,
    taken,
    start,
    health: () => reception.health.read(null as never, new Date()),
    isFailing: () => reception.health.isFailing!(),
  };
}

const say = (telegram: AnyTelegram, ...texts: string[]) => texts.map((text) => telegram.push(honestText(1, text)));
const confirmed = (telegram: AnyTelegram) => expect.poll(() => telegram.waiting(), { timeout: 20_000 }).toBe(0);

describe('the poller', () => {
  it('confirms a batch only when it is stored: what failed comes again, whole and in order', async () => {
    const { telegram, batches, start, health } = await poller(1);
    const ids = say(telegram, 'một', 'hai');
    start();
    await confirmed(telegram);
    expect(batches).toEqual([
      ['một', 'hai'],
      ['một', 'hai'],
    ]);
    expect(telegram.offsets.every((offset) => offset === ids[1]! + 1)).toBe(true);
    expect(await health()).toMatchObject({ by: 'polling', failingSince: null });
  });

  it('waits longer each time while nothing can be stored, and tells since when', async () => {
    const { telegram, batches, start, health } = await poller(1000);
    say(telegram, 'một');
    start();
    await expect.poll(() => batches.length, { timeout: 20_000 }).toBe(4);
    expect(telegram.offsets).toEqual([]);
    const waits = telegram.askedAt.slice(1, 4).map((at, n) => at - telegram.askedAt[n]!);
    // Longer than asked for when the machine is busy, never shorter.
    [250, 500, 1000].forEach((least, n) => expect(waits[n]).toBeGreaterThanOrEqual(least - 5));
    expect(await health()).toMatchObject({ lastAnswerAt: null, failingSince: expect.any(Date) as Date });
  });

  it('asks for fewer at a time after an answer that could not be read', async () => {
    const { telegram, start } = await poller();
    say(telegram, 'một', 'hai', 'ba');
    telegram.answerPolls(2, 200, '{"ok":true,"result":[');
    start();
    await confirmed(telegram);
    expect(telegram.limits.slice(0, 4)).toEqual([100, 50, 25, 50]);
  });

  it('goes past updates whose ids say nothing, and loses none that comes after them', async () => {
    const { telegram, taken, start } = await poller();
    say(telegram, 'một');
    for (const id of ['null', '"abc"', '-5', '1e30', '9000000000000'])
      telegram.push(() => `{"update_id":${id},"message":{"text":"lạ"}}`);
    start();
    await confirmed(telegram);
    say(telegram, 'hai', 'ba');
    await confirmed(telegram);
    const texts = taken.map(({ update }) => (update as Message).message!.text);
    expect([...new Set(texts)]).toEqual(['một', 'lạ', 'hai', 'ba']);
    expect(texts.filter((text) => text === 'hai')).toHaveLength(1);
  });

  it('keeps each update as the bytes it came as', async () => {
    const { telegram, taken, start } = await poller();
    const odd = [
      '{"update_id" : 500000001,  "message":{"text":"a\\u0000 \\"]}, "}}',
      '{"message":{"text":"\\ud800"},"update_id":500000002}',
    ];
    for (const text of odd) telegram.push(() => text);
    start();
    await confirmed(telegram);
    expect(taken.map((each) => Buffer.from(each.bytesOf()).toString())).toEqual(odd);
  });
});

describe('the next offset', () => {
  it.each<[string, (number | null)[], number | undefined, number | undefined]>([
    ['follows the last', [5, 6, 7], undefined, 8],
    ['follows the last when ids jump down after an idle week', [12, 13], 901, 14],
    ['stays when no id can be used', [null, null], 9, 9],
    ['is unknown when no id was ever usable', [null], undefined, undefined],
    ['does not follow one far above Telegram’s own', [101, 9_000_000_000_000], 101, 102],
    ['does not follow one below its place among others', [101, 102, 7], 101, 103],
  ])('%s', (_what, ids, offset, next) => expect(nextOffset(ids, offset)).toBe(next));
});
