// Whether a PDF with restrictions opens without a password, and the key that then unlocks its streams: the standard security
// handler of PDF 1.1 to 2.0. RC4 is written out because Node's OpenSSL has put it away. It must not know why it is asked.
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { asDict, asName, asNumber, Text, textBytes, type Dict } from './pdf-values.js';

/** Unlocks the data of a stream, or a text, of one object. */
export type Unlock = (data: Buffer, num: number, gen: number) => Buffer;

/** Streams and texts may be locked in different ways, with one key. */
export interface Unlocks {
  readonly streams: Unlock;
  readonly texts: Unlock;
}

const PAD = Buffer.from('28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A', 'hex');
const AES_SALT = Buffer.from('sAlT', 'latin1');

const hash = (kind: string, ...parts: Buffer[]): Buffer => createHash(kind).update(Buffer.concat(parts)).digest();
const md5 = (...parts: Buffer[]): Buffer => hash('md5', ...parts);

function rc4(key: Buffer, data: Buffer): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, n) => n);
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + state[i]! + key[i % key.length]!) & 255;
    [state[i], state[j]] = [state[j]!, state[i]!];
  }
  const out = Buffer.alloc(data.length);
  for (let n = 0, i = 0, j = 0; n < data.length; n++) {
    i = (i + 1) & 255;
    j = (j + state[i]!) & 255;
    [state[i], state[j]] = [state[j]!, state[i]!];
    out[n] = data[n]! ^ state[(state[i]! + state[j]!) & 255]!;
  }
  return out;
}

/** Data after its sixteen bytes of beginning; what is left over of a block is left out. */
function aes(key: Buffer, data: Buffer): Buffer {
  const whole = data.length - (data.length % 16);
  if (whole < 32) return Buffer.alloc(0);
  const decipher = createDecipheriv(`aes-${key.length * 8}-cbc`, key, data.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([decipher.update(data.subarray(16, whole)), decipher.final()]);
}

/** Algorithm 2.B of ISO 32000-2, without a password. */
function hash6(salt: Buffer): Buffer {
  let key = hash('sha256', salt);
  for (let n = 0, last = 0; n < 64 || last > n - 32; n++) {
    const block = Buffer.concat(Array.from({ length: 64 }, () => key));
    const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32)).setAutoPadding(false);
    const mixed = cipher.update(block);
    last = mixed.at(-1)!;
    const kind = mixed.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
    key = hash(['sha256', 'sha384', 'sha512'][kind]!, mixed);
  }
  return key.subarray(0, 32);
}

/**
 * How to unlock a document that opens without a password; null when it asks for one, or is locked in a way nobody can open
 * here.
 */
export function unlockWithout(bytes: Buffer, encrypt: Dict, firstId: Buffer): Unlocks | null {
  if (asName(encrypt.get('Filter')) !== 'Standard') return null;
  const revision = asNumber(encrypt.get('R')) ?? 0;
  const version = asNumber(encrypt.get('V')) ?? 0;
  const key = revision >= 5 ? keyOf5(bytes, encrypt, revision) : keyOf2(bytes, encrypt, revision, version, firstId);
  if (!key) return null;
  const by = (filter: 'StmF' | 'StrF') => unlockBy(version >= 4 ? methodOf(encrypt, filter) : 'V2', key);
  return { streams: by('StmF'), texts: by('StrF') };
}

function unlockBy(method: Method, key: Buffer): Unlock {
  if (method === 'None') return (data) => data;
  if (method === 'AESV3') return (data) => aes(key, data);
  return (data, num, gen) => {
    const of = Buffer.from([num & 255, (num >> 8) & 255, (num >> 16) & 255, gen & 255, (gen >> 8) & 255]);
    const own = md5(key, of, method === 'AESV2' ? AES_SALT : Buffer.alloc(0)).subarray(0, Math.min(16, key.length + 5));
    return method === 'AESV2' ? aes(own, data) : rc4(own, data);
  };
}

type Method = 'V2' | 'AESV2' | 'AESV3' | 'None';

function methodOf(encrypt: Dict, filter: 'StmF' | 'StrF'): Method {
  const used = asName(encrypt.get(filter)) ?? 'Identity';
  const method = asName(asDict(asDict(encrypt.get('CF'))?.get(used))?.get('CFM'));
  return method === 'V2' || method === 'AESV2' || method === 'AESV3' ? method : 'None';
}

const stringOf = (bytes: Buffer, encrypt: Dict, key: string): Buffer => {
  const value = encrypt.get(key);
  return value instanceof Text ? textBytes(bytes, value) : Buffer.alloc(0);
};

function keyOf2(bytes: Buffer, encrypt: Dict, revision: number, version: number, firstId: Buffer): Buffer | null {
  if (revision < 2) return null;
  const permissions = Buffer.alloc(4);
  permissions.writeInt32LE((asNumber(encrypt.get('P')) ?? 0) | 0);
  const plainMetadata = revision >= 4 && encrypt.get('EncryptMetadata') === false;
  const owner = stringOf(bytes, encrypt, 'O').subarray(0, 32);
  const begun = md5(PAD, owner, permissions, firstId, plainMetadata ? Buffer.alloc(4, 255) : Buffer.alloc(0));
  const length = version === 1 || revision === 2 ? 5 : lengthOf(encrypt, version);
  let key = begun;
  if (revision >= 3) for (let n = 0; n < 50; n++) key = md5(key.subarray(0, length));
  key = key.subarray(0, length);
  const user = stringOf(bytes, encrypt, 'U');
  if (revision === 2) return rc4(key, PAD).equals(user.subarray(0, 32)) ? key : null;
  let told = rc4(key, md5(PAD, firstId));
  for (let n = 1; n < 20; n++) told = rc4(Buffer.from(key.map((byte) => byte ^ n)), told);
  return told.equals(user.subarray(0, 16)) ? key : null;
}

function lengthOf(encrypt: Dict, version: number): number {
  if (version >= 4) return 16;
  const bits = asNumber(encrypt.get('Length')) ?? 40;
  return Math.min(16, Math.max(5, Math.floor(bits / 8)));
}

function keyOf5(bytes: Buffer, encrypt: Dict, revision: number): Buffer | null {
  const user = stringOf(bytes, encrypt, 'U');
  const told = (salt: Buffer) => (revision === 5 ? hash('sha256', salt) : hash6(salt));
  if (!told(user.subarray(32, 40)).equals(user.subarray(0, 32))) return null;
  const packed = stringOf(bytes, encrypt, 'UE').subarray(0, 32);
  if (packed.length < 32) return null;
  const decipher = createDecipheriv('aes-256-cbc', told(user.subarray(40, 48)), Buffer.alloc(16)).setAutoPadding(false);
  return Buffer.concat([decipher.update(packed), decipher.final()]);
}
