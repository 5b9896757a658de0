// Updates nobody should be able to stop the bot with: realistic ones of every kind, broken in one to three places by a seed.

/** A small generator of random numbers that gives the same for the same seed. */
export function randomOf(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n: number): number => Math.floor(next() * n);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;
  return { next, below, pick };
}
export type Random = ReturnType<typeof randomOf>;

type Json = Record<string, unknown>;

/** An honest message of somebody. */
export const honestText =
  (chatId: number, text: string) =>
  (id: number): string =>
    JSON.stringify({ update_id: id, message: { ...envelope(chatId, id), text } });

const person = (id: number) => ({ id, is_bot: false, first_name: 'Người' });
const envelope = (chatId: number, id: number) => ({
  message_id: id % 100_000,
  date: 1_693_900_000,
  from: person(chatId),
  chat: { id: chatId, type: 'private', first_name: 'Người' },
});
const file = { file_id: 'BQACAgUAAxk', file_unique_id: 'AgADkw', file_size: 20_480 };

const KINDS: readonly ((chatId: number, id: number) => Json)[] = [
  (chatId, id) => ({ message: { ...envelope(chatId, id), text: 'Đã nộp báo cáo' } }),
  (chatId, id) => ({
    message: { ...envelope(chatId, id), text: '/viec', entities: [{ type: 'bot_command', offset: 0, length: 5 }] },
  }),
  (chatId, id) => ({ message: { ...envelope(chatId, id), text: '/start abcdefghijklmnopqrstuv' } }),
  (chatId, id) => ({ edited_message: { ...envelope(chatId, id), edit_date: 1_693_900_100, text: 'Đã sửa' } }),
  (chatId, id) => ({
    message: {
      ...envelope(chatId, id),
      document: { ...file, file_name: 'Báo cáo.pdf', mime_type: 'application/pdf' },
      caption: 'Báo cáo quý',
    },
  }),
  (chatId, id) => ({
    message: {
      ...envelope(chatId, id),
      media_group_id: '134',
      photo: [
        { ...file, width: 90, height: 90 },
        { ...file, width: 900, height: 900 },
      ],
    },
  }),
  (chatId, id) => ({
    message: { ...envelope(chatId, id), contact: { phone_number: '+84900000001', first_name: 'A', user_id: chatId } },
  }),
  (chatId, id) => ({ message: { ...envelope(chatId, id), sticker: { ...file, emoji: '👍' } } }),
  (chatId, id) => ({
    callback_query: {
      id: `44${id}`,
      from: person(chatId),
      message: { ...envelope(chatId, id), from: person(1), text: 'Việc cần làm' },
      chat_instance: '-3',
      data: 'desk.todo~1',
    },
  }),
  (chatId, id) => ({
    callback_query: {
      id: `45${id}`,
      from: person(chatId),
      message: { ...envelope(chatId, id), date: 0 },
      data: 'people.pick:01H8:FOCAL~2',
    },
  }),
  (chatId, id) => ({
    my_chat_member: {
      chat: { id: chatId, type: 'private' },
      from: person(chatId),
      date: 1,
      new_chat_member: { user: person(1), status: id % 2 ? 'member' : 'kicked' },
    },
  }),
  (chatId, id) => ({
    channel_post: {
      message_id: id % 1000,
      date: 1,
      chat: { id: -1_001_000_000_000 - chatId, type: 'channel' },
      text: 'tin',
    },
  }),
  (chatId, id) => ({
    message: { ...envelope(chatId, id), chat: { id: -chatId, type: 'supergroup' }, text: 'trong nhóm' },
  }),
  (_chatId, _id) => ({ message_reaction: { chat: { id: 5 } } }),
];

const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
/** Stands in the text for something JSON.stringify would not write. */
const DEEP = '<<deep>>';

const BAD_VALUES: readonly unknown[] = [
  null,
  '',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udc00y',
  '😀\ud83d',
  'abc',
  -1,
  0,
  1.5,
  1e30,
  -1e30,
  2 ** 53,
  2 ** 31,
  Number.MIN_VALUE,
  true,
  false,
  [],
  {},
  [null],
  { id: null },
  { '\u0000': 1 },
  { __proto__: 1, constructor: 'x', toString: null },
  'A'.repeat(5000),
  'dấu '.repeat(2000),
  '\u202e\u2066',
  '\\u0000',
  '\\\\ud800',
  DEEP,
];
const BAD_IDS: readonly unknown[] = [
  null,
  '',
  'abc',
  '\u0000',
  -5,
  1.5,
  1e30,
  2 ** 53 + 2,
  9_000_000_000_000,
  [],
  {},
  true,
  '12a',
  undefined,
];

function pathsOf(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, part]) => pathsOf(part, [...path, key]));
  return path.length === 0 ? inner : [path, ...inner];
}

function put(holder: Json, path: readonly (string | number)[], value: unknown, how: 'set' | 'delete' | 'rename'): void {
  let at = holder as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) {
    if (typeof at[key] !== 'object' || at[key] === null) return;
    at = at[key] as Record<string | number, unknown>;
  }
  const last = path.at(-1)!;
  if (how !== 'set') delete at[last];
  if (how === 'rename') at[`${last}\u0000`] = value;
  if (how === 'set') at[last] = value;
}

/** One mutated update as the text that goes over the wire. */
export function mutatedUpdate(random: Random, chatId: number): (id: number) => string {
  return (id) => {
    const update: Json = { update_id: id, ...structuredClone(random.pick(KINDS)(chatId, id)) };
    const times = 1 + random.below(3);
    for (let n = 0; n < times; n++) {
      const paths = pathsOf(update).filter((path) => path[0] !== 'update_id');
      if (paths.length === 0) break;
      const how = random.pick(['set', 'set', 'set', 'delete', 'rename'] as const);
      put(update, random.pick(paths), structuredClone(random.pick(BAD_VALUES)), how);
    }
    if (random.below(12) === 0) {
      const bad = random.pick(BAD_IDS);
      if (bad === undefined) delete update.update_id;
      else update.update_id = bad;
    }
    const text = JSON.stringify(update).replaceAll(`"${DEEP}"`, deep(10_000));
    if (random.below(400) === 0) return text.replace(/\}$/, `,"more":"${'x'.repeat(5_000_000)}"}`);
    // Spaces, another order of signs: kept as it came, not as we would write it.
    return random.below(10) === 0 ? text.replaceAll('":', '" : ') : text;
  };
}
