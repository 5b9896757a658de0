// Whether a web page put into a document holds a script, also where the page is packed as a letter. Every sign is looked at a
// fixed number of times, whatever the page. Knows no document.
import type { Slices } from './slices.js';

const ELEMENT = /<\s*(?:script|iframe|object|embed|applet)\b|(?:java|vb)script:(?!\s*(?:;|void\b))/i;
const TAG = /<[a-z]/gi;
const ON_EVENT = /\son[a-z]{3,}\s*=/i;
const PACKED = /content-transfer-encoding:\s*base64/gi;
const BLANK_LINE = /\r?\n\r?\n/g;
const LETTERS = /[^a-z0-9+/=\s]/gi;
/** What looking through a page costs for each of its bytes: as it is, unpacked twice. */
const COST_OF_BYTE = 4;

export async function holdsScript(bytes: Buffer, slices: Slices): Promise<boolean> {
  await slices.spend(bytes.length * COST_OF_BYTE);
  const text = textOf(bytes);
  if (isScript(text)) return true;
  const printable = text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return isScript(printable) || packedParts(text).some(isScript);
}

function textOf(bytes: Buffer): string {
  const isBig = (bytes[0] === 0xfe && bytes[1] === 0xff) || bytes[0] === 0;
  const isLittle = (bytes[0] === 0xff && bytes[1] === 0xfe) || bytes[1] === 0;
  if (isBig)
    return Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)))
      .swap16()
      .toString('utf16le');
  return bytes.toString(isLittle ? 'utf16le' : 'latin1');
}

const isScript = (text: string): boolean => ELEMENT.test(text) || hasEvent(text);

/** A tag that says what is done on an occasion; a tag goes on to its «>», whatever is in it. */
function hasEvent(text: string): boolean {
  TAG.lastIndex = 0;
  for (let tag = TAG.exec(text); tag; tag = TAG.exec(text)) {
    const end = text.indexOf('>', tag.index);
    if (ON_EVENT.test(text.slice(tag.index, end < 0 ? text.length : end))) return true;
    if (end < 0) return false;
    TAG.lastIndex = end;
  }
  return false;
}

/** What stands packed behind the blank line that ends a head. */
function packedParts(text: string): string[] {
  const found: string[] = [];
  PACKED.lastIndex = 0;
  while (PACKED.exec(text)) {
    BLANK_LINE.lastIndex = PACKED.lastIndex;
    if (!BLANK_LINE.exec(text)) break;
    LETTERS.lastIndex = BLANK_LINE.lastIndex;
    const end = LETTERS.exec(text)?.index ?? text.length;
    found.push(Buffer.from(text.slice(BLANK_LINE.lastIndex, end), 'base64').toString('latin1'));
    PACKED.lastIndex = end;
  }
  return found;
}
