// The locks of PDFs, of every age: one that opens without a password gives its streams back, any other one does not. The locks
// are made here as the standard says, by other means than the program’s.
import { createCipheriv, createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { unlockWithout } from '../../../src/documents/formats/pdf-lock.js';
import { asDict, readValues, type Dict } from '../../../src/documents/formats/pdf-values.js';
import { Slices } from '../../../src/documents/formats/slices.js';

const PAD = Buffer.from('28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A', 'hex');
const ID = Buffer.from('00112233445566778899AABBCCDDEEFF', 'hex');
const hash = (kind: string, ...parts: Buffer[]) => createHash(kind).update(Buffer.concat(parts)).digest();
const hexOf = (bytes: Buffer) => `<${bytes.toString('hex')}>`;
const cbc = (key: Buffer, iv: Buffer, data: Buffer, padding: boolean): Buffer => {
  const cipher = createCipheriv(`aes-${key.length * 8}-cbc`, key, iv).setAutoPadding(padding);
  return Buffer.concat([cipher.update(data), cipher.final()]);
};

function rc4(key: Buffer, data: Buffer): Buffer {
  const state = Array.from({ length: 256 }, (_, n) => n);
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + state[i]! + key[i % key.length]!) % 256;
    [state[i], state[j]] = [state[j]!, state[i]!];
  }
  let [i, j] = [0, 0];
  return data.map((byte) => {
    i = (i + 1) % 256;
    j = (j + state[i]!) % 256;
    [state[i], state[j]] = [state[j]!, state[i]!];
    return byte ^ state[(state[i]! + state[j]!) % 256]!;
  }) as Buffer;
}

interface Plan {
  readonly revision: number;
  readonly version: number;
  /** Bits of the key as they are said; not said when left out. */
  readonly bits?: number;
  /** Bytes of the key as they are. */
  readonly length: number;
  readonly method?: string;
  readonly permissions?: number;
  readonly metadata?: boolean;
  readonly password?: string;
  readonly filter?: string;
  /** The name under which the method stands, and the one that is used. */
  readonly names?: readonly [string, string];
}
const OWNER = hash('sha256', Buffer.from('chu'));

/** What stands in the file about a lock, and the key behind it. */
function old(plan: Plan): { text: string; key: Buffer } {
  const {
    revision,
    version,
    bits,
    length,
    method,
    permissions = -3904,
    metadata,
    password = '',
    filter = 'Standard',
  } = plan;
  const said = Buffer.alloc(4);
  said.writeInt32LE(permissions | 0);
  const padded = Buffer.concat([Buffer.from(password), PAD]).subarray(0, 32);
  let key = hash(
    'md5',
    padded,
    OWNER,
    said,
    ID,
    revision >= 4 && metadata === false ? Buffer.alloc(4, 255) : Buffer.alloc(0),
  );
  if (revision >= 3) for (let n = 0; n < 50; n++) key = hash('md5', key.subarray(0, length));
  key = key.subarray(0, length);
  let user = revision === 2 ? rc4(key, PAD) : rc4(key, hash('md5', PAD, ID));
  if (revision >= 3) for (let n = 1; n < 20; n++) user = rc4(key.map((byte) => byte ^ n) as Buffer, user);
  const [stands, used] = plan.names ?? ['StdCF', 'StdCF'];
  const text = [
    `<</Filter/${filter}/V ${version}/R ${revision}/P ${permissions}/O ${hexOf(OWNER)}`,
    `/U ${hexOf(Buffer.concat([user, Buffer.alloc(16, 5)]).subarray(0, 32))}`,
    bits === undefined ? '' : `/Length ${bits}`,
    metadata === undefined ? '' : `/EncryptMetadata ${metadata}`,
    method === undefined ? '' : `/CF<</${stands}<</CFM/${method}>>>>/StmF/${used}`,
    '>>',
  ].join('');
  return { text, key };
}

async function dictOf(text: string): Promise<{ bytes: Buffer; dict: Dict }> {
  const bytes = Buffer.from(text, 'latin1');
  const { values } = await readValues(bytes, 0, bytes.length, new Slices(100_000), () => undefined);
  return { bytes, dict: asDict(values[0])! };
}
const unlock = async (text: string, id = ID) => {
  const { bytes, dict } = await dictOf(text);
  return unlockWithout(bytes, dict, id)?.streams ?? null;
};

const DATA = Buffer.from('1 0 2 17 <</Type/Catalog/Pages 2 0 R>>');
const IV = Buffer.alloc(16, 3);
const OBJECTS: [num: number, gen: number][] = [
  [5, 0],
  [300, 0],
  [70_000, 1],
  [0x123456, 0xabcd],
];
/** The data of a stream as it stands in the file. */
function locked(key: Buffer, method: string, num: number, gen: number): Buffer {
  if (method === 'AESV3') return Buffer.concat([IV, cbc(key, IV, DATA, true)]);
  const of = Buffer.from([
    num % 256,
    Math.floor(num / 256) % 256,
    Math.floor(num / 65536) % 256,
    gen % 256,
    Math.floor(gen / 256),
  ]);
  const own = hash('md5', key, of, Buffer.from(method === 'AESV2' ? 'sAlT' : '')).subarray(
    0,
    Math.min(16, key.length + 5),
  );
  return method === 'AESV2' ? Buffer.concat([IV, cbc(own, IV, DATA, true)]) : rc4(own, DATA);
}

const PLANS: Record<string, Plan> = {
  'of PDF 1.1': { revision: 2, version: 1, length: 5 },
  'of PDF 1.1, whatever length it says': { revision: 2, version: 1, length: 5, bits: 128 },
  'of PDF 1.4': { revision: 3, version: 2, length: 16, bits: 128 },
  'of PDF 1.4, sixty-four bits': { revision: 3, version: 2, length: 8, bits: 64 },
  'of PDF 1.4, no length said': { revision: 3, version: 2, length: 5 },
  'of PDF 1.4, too few bits said': { revision: 3, version: 2, length: 5, bits: 8 },
  'of PDF 1.4, too many bits said': { revision: 3, version: 2, length: 16, bits: 256 },
  'of PDF 1.4, the first version': { revision: 3, version: 1, length: 5, bits: 128 },
  'of PDF 1.4, more allowed': { revision: 3, version: 2, length: 16, bits: 128, permissions: -4 },
  'of PDF 1.4, written as a great number': { revision: 3, version: 2, length: 16, bits: 128, permissions: 4294963392 },
  'of PDF 1.4, metadata left open (which it cannot)': {
    revision: 3,
    version: 2,
    length: 16,
    bits: 128,
    metadata: false,
  },
  'of PDF 1.5': { revision: 4, version: 4, length: 16, bits: 128, method: 'V2' },
  'of PDF 1.5, its length said in bytes': { revision: 4, version: 4, length: 16, bits: 16, method: 'V2' },
  'of PDF 1.5, metadata left open': { revision: 4, version: 4, length: 16, method: 'V2', metadata: false },
  'of PDF 1.5, metadata locked': { revision: 4, version: 4, length: 16, method: 'V2', metadata: true },
  'of PDF 1.6': { revision: 4, version: 4, length: 16, bits: 128, method: 'AESV2' },
  'of PDF 1.6, its method under another name': {
    revision: 4,
    version: 4,
    length: 16,
    method: 'AESV2',
    names: ['X', 'X'],
  },
};

describe.each(Object.entries(PLANS))('a lock %s', (_what, plan) => {
  it('without a password gives every stream back', async () => {
    const { text, key } = old(plan);
    const open = await unlock(text);
    for (const [num, gen] of OBJECTS)
      expect(open!(locked(key, plan.method ?? 'V2', num, gen), num, gen).subarray(0, DATA.length)).toEqual(DATA);
  });

  it('with a password, of another file or of another kind does not open', async () => {
    expect(await unlock(old({ ...plan, password: 'bi mat' }).text)).toBeNull();
    expect(await unlock(old(plan).text, Buffer.alloc(16))).toBeNull();
    expect(await unlock(old({ ...plan, filter: 'Adobe.PubSec' }).text)).toBeNull();
    expect(await unlock(old(plan).text.replace(/<[0-9a-f]{64}>/, '<00>'))).toBeNull();
    expect(await unlock(old(plan).text.replace(/\/U <[0-9a-f]{64}>/, ''))).toBeNull();
  });
});

describe('a lock that leaves the streams as they are', () => {
  it.each<[what: string, change: Partial<Plan>]>([
    ['by no method', { method: 'None' }],
    ['by a method nobody knows', { method: 'AESV9' }],
    ['by a method that is not used', { method: 'AESV2', names: ['StdCF', 'Identity'] }],
    ['by none said', {}],
  ])('%s', async (_what, change) => {
    const open = await unlock(old({ revision: 4, version: 4, length: 16, ...change }).text);
    expect(open!(DATA, 5, 0)).toEqual(DATA);
  });
  it('but not where methods have no names yet', async () => {
    const { text, key } = old({ revision: 3, version: 3, length: 16, bits: 128, method: 'None' });
    expect((await unlock(text))!(locked(key, 'V2', 5, 0), 5, 0)).toEqual(DATA);
  });
});

it('may lock texts in another way than streams, or not at all', async () => {
  const { text, key } = old({ revision: 4, version: 4, length: 16, method: 'AESV2', names: ['StdCF', 'StdCF'] });
  const data = locked(key, 'AESV2', 5, 0);
  const read = async (filters: string) => {
    const { bytes, dict } = await dictOf(text.replace('/StmF/StdCF', filters));
    const { streams, texts } = unlockWithout(bytes, dict, ID)!;
    return [streams, texts].map((open) => open(data, 5, 0).subarray(0, DATA.length).equals(DATA));
  };
  expect(await read('/StmF/StdCF/StrF/StdCF')).toEqual([true, true]);
  expect(await read('/StmF/StdCF/StrF/Identity')).toEqual([true, false]);
  expect(await read('/StmF/StdCF')).toEqual([true, false]);
  expect(await read('/StmF/Identity/StrF/StdCF')).toEqual([false, true]);
});

describe('a lock nobody can open', () => {
  it.each([
    '<</V 1/R 3>>',
    '<</Filter/Standard>>',
    '<</Filter/Standard/V 1/R 1/U(x)>>',
    '<</Filter/Standard/V 5/R 5/U(x)>>',
  ])('%s', async (text) => {
    expect(await unlock(text)).toBeNull();
  });
  it('of the first revision, were it ever so right', async () => {
    expect(await unlock(old({ revision: 1, version: 1, length: 5 }).text)).toBeNull();
  });
});

describe('data in blocks', () => {
  const { text, key } = old(PLANS['of PDF 1.6']!);
  const data = locked(key, 'AESV2', 5, 0);
  it('what is left over of a block is left out, and so is what has no block', async () => {
    const open = (await unlock(text))!;
    expect(open(Buffer.concat([data, Buffer.alloc(15)]), 5, 0)).toEqual(open(data, 5, 0));
    expect(open(data.subarray(0, 32), 5, 0)).toEqual(DATA.subarray(0, 16));
    for (const length of [31, 16, 1, 0]) expect(open(data.subarray(0, length), 5, 0)).toEqual(Buffer.alloc(0));
  });
});

/** As the standard has it from 2.0 on: rounds without an end known before. Gives back how many there were. */
function hash6(password: Buffer, salt: Buffer): { key: Buffer; rounds: number; last: number } {
  let key = hash('sha256', password, salt);
  let rounds = 0;
  for (;;) {
    const mixed = cbc(
      key.subarray(0, 16),
      key.subarray(16, 32),
      Buffer.concat(Array<Buffer>(64).fill(Buffer.concat([password, key]))),
      false,
    );
    const kind = Number(BigInt(`0x${mixed.subarray(0, 16).toString('hex')}`) % 3n);
    key = hash(['sha256', 'sha384', 'sha512'][kind]!, mixed);
    rounds += 1;
    const last = mixed.at(-1)!;
    if (rounds >= 64 && last <= rounds - 32) return { key: key.subarray(0, 32), rounds, last };
  }
}

describe('a lock of PDF 2.0', () => {
  const fileKey = Buffer.alloc(32, 9);
  interface NewPlan {
    readonly revision?: number;
    readonly check?: Buffer;
    readonly forKey?: Buffer;
    readonly password?: string;
    readonly user?: (user: Buffer) => Buffer;
    readonly packed?: (packed: Buffer) => Buffer;
  }
  const made = ({
    revision = 6,
    check = Buffer.from('saltsalt'),
    forKey = Buffer.from('keysalt!'),
    password = '',
    ...plan
  }: NewPlan): string => {
    const told = (salt: Buffer) =>
      revision === 5 ? hash('sha256', Buffer.from(password), salt) : hash6(Buffer.from(password), salt).key;
    const user = Buffer.concat([told(check), check, forKey]);
    const packed = cbc(told(forKey), Buffer.alloc(16), fileKey, false);
    return `<</Filter/Standard/V 5/R ${revision}/Length 256/P -3904/O ${hexOf(user)}/U ${hexOf(plan.user?.(user) ?? user)}/UE ${hexOf(plan.packed?.(packed) ?? packed)}/CF<</StdCF<</CFM/AESV3>>>>/StmF/StdCF>>`;
  };
  const opens = async (plan: NewPlan): Promise<boolean> => {
    const open = await unlock(made(plan));
    return (
      open !== null &&
      open(locked(fileKey, 'AESV3', 5, 0), 5, 0)
        .subarray(0, DATA.length)
        .equals(DATA)
    );
  };
  const longer = (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc(79)]);

  it.each([5, 6])('revision %d opens without a password, and with none other', async (revision) => {
    expect(await opens({ revision })).toBe(true);
    expect(await opens({ revision, password: 'bi mat' })).toBe(false);
    expect(await opens({ revision, user: longer, packed: longer })).toBe(true);
    expect(await opens({ revision, user: (user) => user.subarray(0, 47) })).toBe(false);
    expect(await opens({ revision, packed: (packed) => packed.subarray(0, 31) })).toBe(false);
    expect(
      await opens({ revision, user: (user) => Buffer.concat([Buffer.from([user[0]! ^ 1]), user.subarray(1)]) }),
    ).toBe(false);
    expect(await unlock(made({ revision, packed: (packed) => packed.subarray(0, 31) }))).toBeNull();
  });

  it('with rounds that end as soon as they may, that end late, and that end by a hair', async () => {
    const salts = Array.from({ length: 120 }, (_, n) => Buffer.from(`salt${String(n).padStart(4, '0')}`));
    const ends = salts.map((salt) => ({ salt, ...hash6(Buffer.alloc(0), salt) }));
    const early = ends.find(({ rounds }) => rounds === 64);
    const late = ends.find(({ rounds }) => rounds > 75);
    const hair = ends.find(({ rounds, last }) => last === rounds - 32);
    for (const each of [early, late, hair]) {
      expect(each).toBeDefined();
      expect(await opens({ check: each!.salt, forKey: each!.salt })).toBe(true);
    }
  });
});
