// WebPs at the edges of their format. Their coding is not undone: what is looked at is that all of it is there.
import { describe, expect, it } from 'vitest';
import { judgePicture } from './picture-judge.js';

const judge = (bytes: Buffer): Promise<string> => judgePicture(bytes, 'WEBP');

function chunk(type: string, data: Buffer | readonly number[]): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, Buffer.from(data), Buffer.alloc(data.length % 2)]);
}
const webp = (...chunks: Buffer[]): Buffer => {
  const body = Buffer.concat([Buffer.from('WEBP'), ...chunks]);
  const head = Buffer.alloc(8);
  head.write('RIFF');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
};

/** A picture with losses: its first part, then so many bytes more. */
function lossy({ width = 1, height = 1, first = 4, rest = 1, kind = 0, mark = [0x9d, 0x01, 0x2a] } = {}): Buffer {
  const tag = (first << 5) | kind;
  const size = [width & 255, width >> 8, height & 255, height >> 8];
  return Buffer.from([tag & 255, tag >> 8, 0, ...mark, ...size, ...Array<number>(first + rest).fill(1)]);
}
const exact = (...data: number[]): Buffer => Buffer.from([0x2f, ...data]);
const frame = (...chunks: Buffer[]): Buffer => chunk('ANMF', Buffer.concat([Buffer.alloc(16, 1), ...chunks]));
const cut = (bytes: Buffer, by: number): Buffer => bytes.subarray(0, bytes.length - by);

describe('a WebP', () => {
  it.each<[what: string, bytes: Buffer, verdict: string]>([
    ['with losses', webp(chunk('VP8 ', lossy())), 'whole'],
    ['with losses, nothing behind its first part', webp(chunk('VP8 ', lossy({ rest: 0 }))), 'damaged'],
    ['with losses, a long first part', webp(chunk('VP8 ', lossy({ first: 1500 }))), 'whole'],
    ['with losses, a long first part alone', webp(chunk('VP8 ', lossy({ first: 1500, rest: 0 }))), 'damaged'],
    ['no key frame', webp(chunk('VP8 ', lossy({ kind: 1 }))), 'damaged'],
    ['another kind of key frame', webp(chunk('VP8 ', lossy({ kind: 2 }))), 'whole'],
    ['no mark', webp(chunk('VP8 ', lossy({ mark: [0x9d, 0x01, 0x2b] }))), 'damaged'],
    ['no width', webp(chunk('VP8 ', lossy({ width: 0x4000 }))), 'damaged'],
    ['no height', webp(chunk('VP8 ', lossy({ height: 0xc000 }))), 'damaged'],
    ['the largest', webp(chunk('VP8 ', lossy({ width: 0x3fff, height: 0x3fff }))), 'whole'],
    ['small', webp(chunk('VP8 ', lossy({ width: 2, height: 2 }))), 'whole'],
    ['a power of two', webp(chunk('VP8 ', lossy({ width: 0x2000, height: 0x1000 }))), 'whole'],
    ['cut in its size', webp(chunk('VP8 ', lossy().subarray(0, 9))), 'damaged'],
    ['cut behind its size', webp(chunk('VP8 ', lossy({ first: 0 }).subarray(0, 10))), 'damaged'],
    ['the shortest with losses', webp(chunk('VP8 ', lossy({ first: 0 }))), 'whole'],
    ['without losses', webp(chunk('VP8L', exact(0, 0, 0, 0x1f, 9))), 'whole'],
    ['without losses, nothing behind its size', webp(chunk('VP8L', exact(0, 0, 0, 0))), 'damaged'],
    ['without losses, no mark', webp(chunk('VP8L', [0x2e, 0, 0, 0, 0, 9])), 'damaged'],
    ['without losses, of a time to come', webp(chunk('VP8L', exact(0, 0, 0, 0x20, 9))), 'damaged'],
    ['without losses, of another', webp(chunk('VP8L', exact(0, 0, 0, 0x80, 9))), 'damaged'],
    ['that moves', webp(chunk('ANIM', [0, 0, 0, 0, 0, 0]), frame(chunk('VP8 ', lossy()))), 'whole'],
    ['that moves, with a broken picture', webp(frame(chunk('VP8 ', lossy({ rest: 0 })))), 'damaged'],
    ['that moves, a picture longer than its frame', webp(overlong(), chunk('VP8 ', lossy())), 'damaged'],
    ['that moves, without a picture', webp(frame(chunk('ALPH', [1, 2]))), 'damaged'],
    ['that moves, a picture in the second', webp(frame(), frame(chunk('VP8L', exact(0, 0, 0, 0, 9)))), 'whole'],
    [
      'with a name and a place before it',
      webp(chunk('VP8X', Buffer.alloc(10)), chunk('ICCP', [1, 2, 3]), chunk('VP8 ', lossy())),
      'whole',
    ],
    ['with nothing else', webp(chunk('VP8X', Buffer.alloc(10))), 'damaged'],
    ['with nothing', webp(), 'damaged'],
    ['with only the beginning of a part', cut(webp(chunk('VP8L', [])), 0), 'damaged'],
    ['with a part too short for a head behind it', webp(chunk('VP8 ', lossy()), Buffer.alloc(7)), 'whole'],
    [
      'with a part that lies outside behind it',
      webp(chunk('VP8 ', lossy()), Buffer.alloc(7, 1), Buffer.alloc(1)),
      'damaged',
    ],
    ['with an empty part behind it', webp(chunk('VP8 ', lossy()), Buffer.alloc(8)), 'whole'],
    ['with something behind it', Buffer.concat([webp(chunk('VP8 ', lossy())), Buffer.alloc(9, 1)]), 'whole'],
    ['cut by a byte', cut(webp(chunk('VP8 ', lossy())), 1), 'damaged'],
    ['cut in its length', webp().subarray(0, 6), 'damaged'],
    ['a part a byte longer than the file', longer(), 'damaged'],
  ])('%s', async (_what, bytes, verdict) => {
    expect(await judge(bytes)).toBe(verdict);
  });
});

function longer(): Buffer {
  const bytes = webp(chunk('VP8 ', lossy({ rest: 2 })));
  bytes.writeUInt32LE(bytes.readUInt32LE(16) + 1, 16);
  return bytes;
}

function overlong(): Buffer {
  const bytes = frame(chunk('VP8 ', lossy({ rest: 2 })));
  bytes.writeUInt32LE(bytes.readUInt32LE(28) + 1, 28);
  return bytes;
}
