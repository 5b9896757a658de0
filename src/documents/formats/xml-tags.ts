// Reads XML as a stream, once, for every search in documents: the encoding told, references resolved, names without their
// prefix, comments left out. Of a hostile text it keeps only what it is just reading. It must not know what is looked for.
import { StringDecoder } from 'node:string_decoder';
import { Broken } from './slices.js';

export interface XmlWatcher {
  /** A tag that opens, or stands alone. */
  tag(name: string, attributes: () => ReadonlyMap<string, string>, source: string): void;
  /** A tag that closes. */
  end?(name: string): void;
  /** What stands between tags, as it is written; null when nobody wants it now. */
  text?(text: () => string): void;
}

const LONGEST_TAG = 1024 * 1024;
const DOCTYPE = /^<!DOCTYPE$/i;
/** A name is looked at from its beginning only: a long one that is none would cost its length at each of its signs. */
const ATTRIBUTE = /(?<![^\s=/"'<>])([^\s=/"'<>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENCODINGS = /^(?:utf-?8|utf-?16(?:le|be)?|us-ascii|iso-8859-\d+|windows-125\d|tis-620|tcvn.*|viscii)$/i;

/** Blanks, and the marks of an encoding: nothing anybody sees at the beginning of a text. */
const UNSEEN = new Set([0, 9, 10, 11, 12, 13, 32, 0xef, 0xbb, 0xbf, 0xfe, 0xff]);

/** The place of the first sign one sees, in whatever encoding; -1 where there is none. */
export const firstSeen = (bytes: Buffer): number => bytes.findIndex((byte) => !UNSEEN.has(byte));

/** Text with its references resolved, so that «&#118;baProject» hides nothing. */
export function resolveReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(x[0-9a-f]{1,6}|\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (whole, code?: string, name?: string) => {
      if (name !== undefined) return { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[name.toLowerCase()] ?? whole;
      const point = /^x/i.test(code!) ? Number.parseInt(code!.slice(1), 16) : Number(code);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    },
  );
}

/** XML as text, whatever its encoding, references resolved. */
export function xmlText(bytes: Buffer): string {
  const decoder = decoderOf(bytes);
  return resolveReferences(decoder(bytes) + decoder(null));
}

type Decode = (bytes: Buffer | null) => string;

function decoderOf(begin: Buffer): Decode {
  const wide = wideOrder(begin);
  if (wide) return wideDecoder(wide === 'big');
  const [first, second] = [begin[0], begin[1]];
  const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second !== 0);
  const isLittle = (first === 0xff && second === 0xfe) || (first !== 0 && second === 0);
  const decoder = new StringDecoder(isBig || isLittle ? 'utf16le' : 'utf8');
  let odd: Buffer = Buffer.alloc(0);
  return (bytes) => {
    if (bytes === null) return decoder.end();
    if (!isBig) return decoder.write(bytes);
    const all = Buffer.concat([odd, bytes]);
    const even = all.length - (all.length % 2);
    odd = Buffer.from(all.subarray(even));
    return decoder.write(Buffer.from(all.subarray(0, even)).swap16());
  };
}

/** Whether a sign takes four bytes, by the mark of byte order or the first «<»; null when it takes less. */
function wideOrder(begin: Buffer): 'big' | 'little' | null {
  if (begin.length < 4) return null;
  const first = begin.readUInt32BE(0);
  if (first === 0x0000feff || first === 0x3c) return 'big';
  return first === 0xfffe0000 || first === 0x3c000000 ? 'little' : null;
}

function wideDecoder(isBig: boolean): Decode {
  let odd: Buffer = Buffer.alloc(0);
  return (bytes) => {
    if (bytes === null) return '';
    const all = Buffer.concat([odd, bytes]);
    const whole = all.length - (all.length % 4);
    odd = Buffer.from(all.subarray(whole));
    const signs: string[] = [];
    for (let at = 0; at < whole; at += 4) {
      const code = isBig ? all.readUInt32BE(at) : all.readUInt32LE(at);
      signs.push(code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd');
    }
    return signs.join('');
  };
}

/** Tells a watcher the tags of a text that comes in pieces. */
export class XmlTags {
  private decode: Decode | null = null;
  private rest = '';
  private isFirst = true;
  /** How far the tag that is not at its end yet has been looked at. */
  private open: Markup | null = null;

  constructor(private readonly watcher: XmlWatcher) {}

  /** Reads a piece; gives back how many signs were carried along with it. */
  take(bytes: Buffer): number {
    this.decode ??= decoderOf(bytes);
    this.rest += this.decode(bytes);
    const carried = this.rest.length;
    this.read();
    return carried;
  }

  private read(): void {
    const text = this.rest;
    let at = 0;
    for (;;) {
      const open = this.open ? 0 : text.indexOf('<', at);
      const upTo = open < 0 ? text.length : open;
      if (upTo > at) {
        const from = at;
        // A reference may be cut by the end of the piece; it is read again with the next one.
        const cut = open < 0 ? text.lastIndexOf('&') : -1;
        const to = cut >= from && text.length - cut < 12 ? cut : upTo;
        this.watcher.text?.(() => resolveReferences(text.slice(from, to)));
        at = to;
      }
      if (open < 0) break;
      const markup: Markup = this.open ?? { at: open + 1, depth: 0, quote: '' };
      this.open = null;
      const after = endOfMarkup(text, open, markup);
      if (after < 0) {
        if (text.length - open > LONGEST_TAG) throw new Broken('a tag without end');
        this.open = { ...markup, at: markup.at - open };
        break;
      }
      this.markup(text.slice(open, after));
      at = after;
    }
    this.rest = text.slice(at);
  }

  private markup(source: string): void {
    if (source.startsWith('<![CDATA[')) {
      this.watcher.text?.(() => source.slice(9, -3));
    } else if (source.startsWith('<?')) {
      const said = this.isFirst ? /^<\?xml\b[^>]*\bencoding\s*=\s*["']([^"']*)["']/.exec(source)?.[1] : undefined;
      // What another program would read otherwise cannot be searched.
      if (said !== undefined && !ENCODINGS.test(said)) throw new Broken('an encoding nobody uses');
    } else if (source.startsWith('</')) {
      this.watcher.end?.(localName(source.slice(2)));
    } else if (source.startsWith('<!')) {
      if (/<!ENTITY/i.test(source)) throw new Broken('words of its own');
    } else {
      this.watcher.tag(localName(source.slice(1)), () => attributesOf(source), source);
    }
    this.isFirst = false;
  }
}

const localName = (text: string): string => /^(?:[^\s/>:]*:)?([^\s/>]*)/.exec(text)![1]!;

/** Attributes by their full name, in small letters. */
function attributesOf(source: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name, double, single] of source.matchAll(ATTRIBUTE))
    found.set(name!.toLowerCase(), resolveReferences(double ?? single ?? ''));
  return found;
}

/** Where the reading of a tag has come to. */
interface Markup {
  at: number;
  depth: number;
  quote: string;
}

/**
 * The place behind the tag, comment or section that begins here; -1 when it does not end in this piece, with `so` telling how
 * far it was read.
 */
function endOfMarkup(text: string, from: number, so: Markup): number {
  const behind = (end: string, skip: number): number => {
    const found = text.indexOf(end, Math.max(from + skip, so.at));
    so.at = Math.max(so.at, text.length - end.length + 1);
    return found < 0 ? -1 : found + end.length;
  };
  if (text.startsWith('<!--', from)) return behind('-->', 4);
  if (text.startsWith('<![CDATA[', from)) return behind(']]>', 9);
  if (text.startsWith('<?', from)) return behind('?>', 2);
  const isOfType = DOCTYPE.test(text.slice(from, from + 9));
  // Too short yet to tell a comment from a tag.
  if (text.startsWith('<!', from) && text.length - from < 9) return -1;
  for (; so.at < text.length; so.at++) {
    if (so.quote !== '') {
      const end = text.indexOf(so.quote, so.at);
      so.at = end < 0 ? text.length : end;
      if (end < 0) return -1;
      so.quote = '';
      continue;
    }
    const c = text.charCodeAt(so.at);
    if (c === 34 || c === 39) so.quote = c === 34 ? '"' : "'";
    else if (c === 91) {
      // What an author adds to the language says otherwise what is read, and may hide it from us: no office program does.
      if (isOfType) throw new Broken('a language of its own');
      so.depth += 1;
    } else if (c === 93) so.depth -= 1;
    else if (c === 62 && so.depth <= 0) return so.at + 1;
  }
  return -1;
}
