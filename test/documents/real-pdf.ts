// PDFs built byte by byte: with their tables, packed objects and locks, whole or lacking a part. No test.
import { createCipheriv, createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

export type Lock = 'RC4-40' | 'RC4-128' | 'AES-128' | 'AES-256';

export interface PdfPlan {
  /** What stands in the catalogue besides the pages. */
  readonly catalog?: string;
  /** Objects by their number, from 10 on. */
  readonly objects?: Readonly<Record<number, string>>;
  /** Links a reader may click on, each an object of its own, its address locked where the file is. */
  readonly links?: readonly string[];
  /** Puts the catalogue, the pages and these objects into an object stream. */
  readonly packed?: boolean;
  /** How that stream is packed besides, the first to be undone first. */
  readonly filters?: readonly string[];
  readonly pages?: number;
  readonly lock?: { readonly kind: Lock; readonly user: string };
  /** Left out: no header, no trailer, no end. */
  readonly without?: 'header' | 'trailer' | 'end';
}

const PAD = Buffer.from('28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A', 'hex');
const ID = Buffer.from('00112233445566778899AABBCCDDEEFF', 'hex');
const md5 = (...parts: Buffer[]) => createHash('md5').update(Buffer.concat(parts)).digest();
const sha256 = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
const padded = (password: string) => Buffer.concat([Buffer.from(password, 'latin1'), PAD]).subarray(0, 32);
const hexOf = (bytes: Buffer) => `<${bytes.toString('hex')}>`;

function rc4(key: Buffer, data: Buffer): Buffer {
  const state = Array.from({ length: 256 }, (_, n) => n);
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + state[i]! + key[i % key.length]!) % 256;
    [state[i], state[j]] = [state[j]!, state[i]!];
  }
  let [i, j] = [0, 0];
  return Buffer.from(
    [...data].map((byte) => {
      i = (i + 1) % 256;
      j = (j + state[i]!) % 256;
      [state[i], state[j]] = [state[j]!, state[i]!];
      return byte ^ state[(state[i]! + state[j]!) % 256]!;
    }),
  );
}

/** The dictionary of a lock and what it does to the data of object `num`. */
function lockOf({ kind, user }: { kind: Lock; user: string }): {
  dict: string;
  lock(data: Buffer, num: number): Buffer;
} {
  const owner = md5(Buffer.from('chu')).toString('hex').slice(0, 32);
  const iv = Buffer.alloc(16, 3);
  if (kind === 'AES-256') {
    const [check, forKey] = [Buffer.from('saltsalt'), Buffer.from('keysalt!')];
    const password = Buffer.from(user);
    const key = Buffer.alloc(32, 9);
    const told = Buffer.concat([sha256(password, check), check, forKey]);
    const cipher = createCipheriv('aes-256-cbc', sha256(password, forKey), Buffer.alloc(16)).setAutoPadding(false);
    const packed = cipher.update(key);
    return {
      dict: `<</Filter/Standard/V 5/R 5/Length 256/P -3904/O ${hexOf(told)}/U ${hexOf(told)}/OE ${hexOf(packed)}/UE ${hexOf(packed)}/Perms ${hexOf(iv)}/CF<</StdCF<</CFM/AESV3/Length 32>>>>/StmF/StdCF/StrF/StdCF>>`,
      lock: (data) => {
        const own = createCipheriv('aes-256-cbc', key, iv);
        return Buffer.concat([iv, own.update(data), own.final()]);
      },
    };
  }
  const [revision, version, length] = kind === 'RC4-40' ? [2, 1, 5] : kind === 'RC4-128' ? [3, 2, 16] : [4, 4, 16];
  const permissions = Buffer.alloc(4);
  permissions.writeInt32LE(-3904);
  let key = md5(padded(user), Buffer.from(owner), permissions, ID);
  if (revision > 2) for (let n = 0; n < 50; n++) key = md5(key.subarray(0, length));
  key = key.subarray(0, length);
  let told = revision === 2 ? rc4(key, PAD) : rc4(key, md5(PAD, ID));
  if (revision > 2) for (let n = 1; n < 20; n++) told = rc4(Buffer.from(key.map((byte) => byte ^ n)), told);
  const filter = version === 4 ? '/CF<</StdCF<</CFM/AESV2/Length 16>>>>/StmF/StdCF/StrF/StdCF' : '';
  return {
    dict: `<</Filter/Standard/V ${version}/R ${revision}/Length ${length * 8}/P -3904/O(${owner})/U ${hexOf(Buffer.concat([told, Buffer.alloc(16)]).subarray(0, 32))}${filter}>>`,
    lock: (data, num) => {
      const of = Buffer.from([num & 255, num >> 8, 0, 0, 0]);
      if (version < 4) return rc4(md5(key, of).subarray(0, Math.min(16, length + 5)), data);
      const own = createCipheriv('aes-128-cbc', md5(key, of, Buffer.from('sAlT')), iv);
      return Buffer.concat([iv, own.update(data), own.final()]);
    },
  };
}

function base85(data: Buffer): Buffer {
  let text = '';
  for (let at = 0; at < data.length; at += 4) {
    const part = Buffer.concat([data.subarray(at, at + 4), Buffer.alloc(4)]).subarray(0, 4);
    let value = part.readUInt32BE();
    const signs = Array.from({ length: 5 }, () => {
      const sign = String.fromCharCode(33 + (value % 85));
      value = Math.floor(value / 85);
      return sign;
    }).reverse();
    text += signs.join('').slice(0, Math.min(4, data.length - at) + 1);
  }
  return Buffer.from(`${text}~>`);
}

const PACK: Readonly<Record<string, (data: Buffer) => Buffer>> = {
  FlateDecode: (data) => deflateSync(data),
  ASCIIHexDecode: (data) => Buffer.from(`${data.toString('hex')}>`),
  ASCII85Decode: base85,
  RunLengthDecode: (data) =>
    Buffer.concat([
      ...Array.from({ length: Math.ceil(data.length / 128) }, (_, n) => {
        const part = data.subarray(n * 128, n * 128 + 128);
        return Buffer.concat([Buffer.from([part.length - 1]), part]);
      }),
      Buffer.from([128]),
    ]),
  /** Codes of nine bits; begun anew before a tenth would be needed. */
  LZWDecode: (data) => {
    const codes = [...data].flatMap((byte, n) => (n % 200 === 0 ? [256, byte] : [byte]));
    const bits = [...codes, 257].map((code) => code.toString(2).padStart(9, '0')).join('');
    return Buffer.from(bits.match(/.{1,8}/g)!.map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2)));
  },
};

/** A PDF with a table of contents, or with everything in an object stream. */
export function pdf(plan: PdfPlan = {}): Buffer {
  const {
    catalog = '',
    objects = {},
    packed = false,
    filters = ['FlateDecode'],
    pages = 1,
    links = [],
    without,
  } = plan;
  const lock = plan.lock ? lockOf(plan.lock) : null;
  const textOf = (num: number, text: string): string =>
    hexOf(lock && !packed ? lock.lock(Buffer.from(text, 'latin1'), num) : Buffer.from(text, 'latin1'));
  const kids = Array.from({ length: pages }, (_, n) => 100 + n);
  const all: Record<number, string> = {
    1: `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
    2: `<</Type/Pages/Kids[${kids.map((kid) => `${kid} 0 R`).join(' ')}]/Count ${pages}>>`,
    ...Object.fromEntries(kids.map((kid) => [kid, '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>'])),
    ...objects,
    ...Object.fromEntries(links.map((link, n) => [50 + n, `<</S/URI/URI${textOf(50 + n, link)}>>`])),
  };
  const streamOf = (num: number, dict: string, data: Buffer): Buffer => {
    const kept = lock ? lock.lock(data, num) : data;
    const head = `${num} 0 obj<<${dict}/Length ${kept.length}>>\nstream\n`;
    return Buffer.concat([Buffer.from(head, 'latin1'), kept, Buffer.from('\nendstream endobj\n')]);
  };
  const parts: Buffer[] = [Buffer.from(without === 'header' ? '' : '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')];
  parts.push(streamOf(4, '', Buffer.from('BT (Bao cao) Tj ET')));
  if (packed) {
    const entries = Object.entries(all);
    const bodies = entries.map(([, body]) => Buffer.from(`${body} `, 'latin1'));
    let offset = 0;
    const list = entries.map(([num], n) => {
      const said = `${num} ${offset}`;
      offset += bodies[n]!.length;
      return said;
    });
    const first = Buffer.from(`${list.join(' ')}\n`);
    let data: Buffer = Buffer.concat([first, ...bodies]);
    for (const filter of filters.toReversed()) data = PACK[filter]!(data);
    const named = filters.map((filter) => `/${filter}`).join('');
    parts.push(streamOf(5, `/Type/ObjStm/N ${entries.length}/First ${first.length}/Filter[${named}]`, data));
  } else {
    parts.push(...Object.entries(all).map(([num, body]) => Buffer.from(`${num} 0 obj${body}\nendobj\n`, 'latin1')));
  }
  if (lock) parts.push(Buffer.from(`6 0 obj${lock.dict}endobj\n`, 'latin1'));
  const at = parts.reduce((sum, part) => sum + part.length, 0);
  const end = `/Size 200/Root 1 0 R/ID[${hexOf(ID)}${hexOf(ID)}]${lock ? '/Encrypt 6 0 R' : ''}`;
  if (without !== 'trailer' && packed)
    parts.push(Buffer.from(`7 0 obj<</Type/XRef${end}/W[1 2 1]/Length 4>>stream\n0000\nendstream endobj\n`, 'latin1'));
  else if (without !== 'trailer')
    parts.push(Buffer.from(`xref\n0 1\n0000000000 65535 f \ntrailer<<${end}>>\n`, 'latin1'));
  if (without !== 'end') parts.push(Buffer.from(`startxref\n${at}\n%%EOF\n`));
  return Buffer.concat(parts);
}

/** One page under the lock of PDF 2.0, as a library wrote it: without a password, and with one. */
export const pdf20 = (hasPassword: boolean): Buffer => Buffer.from(hasPassword ? PDF20_LOCKED : PDF20_OPEN, 'base64');

const PDF20_OPEN = [
  'JVBERi0xLjMKJeLjz9MKMSAwIG9iago8PAovUHJvZHVjZXIgPDY0YTE0NGE5NTcxZjFjYWI1Njk1NmYzN2YwZDM2NTY5YjBjMTU1NDI2MzhmNj',
  'ljMWEwOWVmMDFkZDdjOGEyM2Q+Cj4+CmVuZG9iagoyIDAgb2JqCjw8Ci9UeXBlIC9QYWdlcwovQ291bnQgMQovS2lkcyBbIDQgMCBSIF0KPj4K',
  'ZW5kb2JqCjMgMCBvYmoKPDwKL1R5cGUgL0NhdGFsb2cKL1BhZ2VzIDIgMCBSCj4+CmVuZG9iago0IDAgb2JqCjw8Ci9UeXBlIC9QYWdlCi9SZX',
  'NvdXJjZXMgPDwKPj4KL01lZGlhQm94IFsgMC4wIDAuMCA5IDkgXQovUGFyZW50IDIgMCBSCj4+CmVuZG9iago1IDAgb2JqCjw8Ci9WIDUKL1Ig',
  'NgovTGVuZ3RoIDI1NgovUCA0Mjk0OTYzMzkyCi9GaWx0ZXIgL1N0YW5kYXJkCi9PIDw3ZDc3MzM0ZjBkMDJhMjA0MjMwMTdiOGViYmRhMDdjZm',
  'UzNzExZTkwZWRkYzQ4MTk5YTQxMjYzNDYyMzkwOTY4ZDZmN2QzOTEwMzdiNjE0NjVlNWRjYzhjYTc3OWVlNWU+Ci9VIDxmZTgxMmZjOGQ5ZjYy',
  'ZDk0NTQ1ZDcwNjJiOWVkYmE5NjMzNDQxYWU5NzZmNzczYzBiZGQ0YjRkYjNlZTZhNjg3YzYwNGQxNzBkOGI0ZmY5NGQ1OTI4MWFmMGI0YTNiYW',
  'Y+Ci9DRiA8PAovU3RkQ0YgPDwKL0F1dGhFdmVudCAvRG9jT3BlbgovQ0ZNIC9BRVNWMwovTGVuZ3RoIDMyCj4+Cj4+Ci9TdG1GIC9TdGRDRgov',
  'U3RyRiAvU3RkQ0YKL09FIDxjMzVkNzVkZmE3NWZhMDg2ZDRjYjE1NDBhODY5YzI0MTEzMzU5NjYwMTIyOTZlNWFlOGQyODYyZjI0MDViMzY3Pg',
  'ovVUUgPDQ0ODUwNDBiYzlkNDg4OGY1MmNmOThkOGQwNTk3NGUyZjQxOGYxY2QxMjMyYzRlOTNhOGQ0ZDNlNmQ4MzQwZWQ+Ci9QZXJtcyA8ZTUx',
  'ZTk1YWQ5NGVhM2U4ZGE0OWIxNTZiOGM2OTQyMzI+Cj4+CmVuZG9iagp4cmVmCjAgNgowMDAwMDAwMDAwIDY1NTM1IGYgCjAwMDAwMDAwMTUgMD',
  'AwMDAgbiAKMDAwMDAwMDExMyAwMDAwMCBuIAowMDAwMDAwMTcyIDAwMDAwIG4gCjAwMDAwMDAyMjEgMDAwMDAgbiAKMDAwMDAwMDMxMSAwMDAw',
  'MCBuIAp0cmFpbGVyCjw8Ci9TaXplIDYKL1Jvb3QgMyAwIFIKL0luZm8gMSAwIFIKL0lEIFsgPDM0MzI2MjMyNjU2NDYyNjQzNjM5MzEzNTYxMz',
  'AzMjMzMzUzMjY0Mzk2MTYyNjIzNDM0NjUzNTMzMzY2NjYzMzI+IDwzNDMyNjIzMjY1NjQ2MjY0MzYzOTMxMzU2MTMwMzIzMzM1MzI2NDM5NjE2',
  'MjYyMzQzNDY1MzUzMzM2NjY2MzMyPiBdCi9FbmNyeXB0IDUgMCBSCj4+CnN0YXJ0eHJlZgo4NjYKJSVFT0YK',
].join('');
const PDF20_LOCKED = [
  'JVBERi0xLjMKJeLjz9MKMSAwIG9iago8PAovUHJvZHVjZXIgPDEzNGYxNTdiMDEwMWFlZTkwZTM2NDk1ODQzMjZmZDNlNGU4ZjVmNTMwYjJhMW',
  'M0ODFlYjdhNGZjYTVkMzFiYTM+Cj4+CmVuZG9iagoyIDAgb2JqCjw8Ci9UeXBlIC9QYWdlcwovQ291bnQgMQovS2lkcyBbIDQgMCBSIF0KPj4K',
  'ZW5kb2JqCjMgMCBvYmoKPDwKL1R5cGUgL0NhdGFsb2cKL1BhZ2VzIDIgMCBSCj4+CmVuZG9iago0IDAgb2JqCjw8Ci9UeXBlIC9QYWdlCi9SZX',
  'NvdXJjZXMgPDwKPj4KL01lZGlhQm94IFsgMC4wIDAuMCA5IDkgXQovUGFyZW50IDIgMCBSCj4+CmVuZG9iago1IDAgb2JqCjw8Ci9WIDUKL1Ig',
  'NgovTGVuZ3RoIDI1NgovUCA0Mjk0OTYzMzkyCi9GaWx0ZXIgL1N0YW5kYXJkCi9PIDwwODliZGFlNjdlM2Y1MjI3ODQyOTk2NjMyZTM2YmExND',
  'JkZmVhYTI0NjZkMmE3MzA5ZWE0ZjM2ZTExMjFjZmRjZTFiNjlhMDJjNmQ4ZDQzNjlkMDhjYzk0MDcwZGJmNGY+Ci9VIDw0NWE2NzJhMjBhYTNh',
  'NDg5YjY1MDlkYmJmZjNmMmNkM2YyMGJkNmE4MGViZGM3YTg2ZTY4NDU1MjBjYTcxMWM2ZDViYmZjODRlYWNmOTFkZjQ4MmQwMjkyNGNlODAxZD',
  'E+Ci9DRiA8PAovU3RkQ0YgPDwKL0F1dGhFdmVudCAvRG9jT3BlbgovQ0ZNIC9BRVNWMwovTGVuZ3RoIDMyCj4+Cj4+Ci9TdG1GIC9TdGRDRgov',
  'U3RyRiAvU3RkQ0YKL09FIDw1YTljZTFhNGI1YmJiODFmZGNjNTU2YzBjYzZjYWYwMjQ4ZWVlMWJlM2NjNGRlNmU3M2YyODZkZTczYTM5OGI4Pg',
  'ovVUUgPDFiNmViMmJhMTZlMmUyMjE5MjJjMjUwMWIxNDhjYmM4NTM5MTgwMDY5ZTA0ZmUzNTg2NGVkZjQxMzg4YTUyNGU+Ci9QZXJtcyA8OGIy',
  'MDg2NzUzN2Y3NjBlNjU1ODNmNjQ0YTY3NTU0YjY+Cj4+CmVuZG9iagp4cmVmCjAgNgowMDAwMDAwMDAwIDY1NTM1IGYgCjAwMDAwMDAwMTUgMD',
  'AwMDAgbiAKMDAwMDAwMDExMyAwMDAwMCBuIAowMDAwMDAwMTcyIDAwMDAwIG4gCjAwMDAwMDAyMjEgMDAwMDAgbiAKMDAwMDAwMDMxMSAwMDAw',
  'MCBuIAp0cmFpbGVyCjw8Ci9TaXplIDYKL1Jvb3QgMyAwIFIKL0luZm8gMSAwIFIKL0lEIFsgPDM0MzI2MjMyNjU2NDYyNjQzNjM5MzEzNTYxMz',
  'AzMjMzMzUzMjY0Mzk2MTYyNjIzNDM0NjUzNTMzMzY2NjYzMzI+IDwzNDMyNjIzMjY1NjQ2MjY0MzYzOTMxMzU2MTMwMzIzMzM1MzI2NDM5NjE2',
  'MjYyMzQzNDY1MzUzMzM2NjY2MzMyPiBdCi9FbmNyeXB0IDUgMCBSCj4+CnN0YXJ0eHJlZgo4NjYKJSVFT0YK',
].join('');
