// Walks the records of a workbook of before 2007: whether it is whole, asks for a password, has sheets of macros, asks another
// program or the web for what it shows. Another workbook it counts with is everyday. It must not know what container it lies in.
import type { Content } from '../document-types.js';
import type { Slices } from './slices.js';
import { isElsewhere } from './targets.js';

const RECORD = { EOF: 0x0a, EXTERNSHEET: 0x17, NAME: 0x18, EXTERNNAME: 0x23, FILEPASS: 0x2f, BOUNDSHEET: 0x85 };
const SUPBOOK = 0x01ae;
const QUERY = 0x01ad;
/** Of a table brought in from elsewhere: that it is brought up to date on opening. */
const ON_OPENING = 0x20;
/** Stands between a program, or the kind of an object, and what is asked of it. */
const BETWEEN = '\u0003';
/** Of a name that leads out: that it is a linked object, not a word asked of a program. */
const LINKED_OBJECT = 0x10;
/** A function younger than the format is kept as a name. */
const YOUNG = /_xlfn\.(?:_xlws\.)?(?:WEBSERVICE|IMAGE|IMPORTTEXT|IMPORTCSV)(?![\p{L}\d_.])/iu;
const LONGEST_NAME = 600;

type Call = Extract<Content, { kind: 'ACTIVE' }>['what'];

export async function judgeBook(book: Buffer, slices: Slices): Promise<Content> {
  // Of every age: 0x0009, 0x0209, 0x0409, 0x0809.
  if (book.length < 4 || (book.readUInt16LE(0) & 0xf0ff) !== 0x0009) return { kind: 'DAMAGED' };
  let [hasSheet, hasEnd] = [false, false];
  let found: Call | null = null;
  const links = new Links();
  for (let at = 0; at + 4 <= book.length;) {
    const [id, length] = [book.readUInt16LE(at), book.readUInt16LE(at + 2)];
    if (at + 4 + length > book.length) return { kind: 'DAMAGED' };
    if (id === RECORD.FILEPASS) return { kind: 'LOCKED' };
    const body = book.subarray(at + 4, at + 4 + length);
    if (id === RECORD.BOUNDSHEET) {
      hasSheet = true;
      if (body[5] === 1 || body[5] === 6) return { kind: 'MACRO', saveAs: 'XLSX' };
    }
    if (id === RECORD.EOF) hasEnd = true;
    links.take(id, body);
    if (isName(id) && isYoung(body)) found ??= 'FETCH';
    if (id === QUERY && body.length >= 2 && (body[0]! & ON_OPENING) !== 0) found ??= 'FETCH';
    // Behind the last record there may be zeros: records of nothing.
    at += 4 + length;
    await slices.spend(4 + (isName(id) ? Math.min(length, LONGEST_NAME) : 0));
  }
  const what = links.end() ?? found;
  if (what && hasEnd && hasSheet) return { kind: 'ACTIVE', what };
  return hasEnd && hasSheet ? { kind: 'ACCEPTED', type: 'XLS' } : { kind: 'DAMAGED' };
}

const isName = (id: number): boolean => (id & 0xfdff) === RECORD.NAME || (id & 0xfdff) === RECORD.EXTERNNAME;

const isYoung = (body: Buffer): boolean =>
  YOUNG.test(body.toString('latin1', 0, Math.min(body.length, LONGEST_NAME)).replaceAll('\0', ''));

/** Where the workbook leads out of itself: in each case the place first, then the names taken from there. */
class Links {
  private isOld: boolean | null = null;
  private path: string | null = null;
  private hasName = false;
  private isAsked = false;
  private found: Call | null = null;

  take(id: number, body: Buffer): void {
    if (this.isOld === null) this.isOld = body.length < 2 || body.readUInt16LE(0) !== 0x0600;
    else if (id === SUPBOOK) this.begin(newPath(body));
    else if (id === RECORD.EXTERNSHEET && this.isOld) this.begin(oldPath(body));
    else if ((id & 0xfdff) === RECORD.EXTERNNAME && this.path !== null) {
      this.hasName = true;
      this.isAsked ||= ((body[0] ?? 0) & LINKED_OBJECT) === 0;
    }
  }

  end(): Call | null {
    this.begin('');
    return this.found;
  }

  private begin(path: string): void {
    if (this.path !== null && (this.isAsked || !this.hasName)) this.found = 'CALL';
    else if (this.path !== null && isElsewhere(this.path)) this.found ??= 'FETCH';
    const between = path.indexOf(BETWEEN);
    // Another workbook begins with a sign of its own, and has the same one between its folders.
    this.path = between > 0 && path.charCodeAt(0) > 4 ? path.slice(between + 1) : null;
    [this.hasName, this.isAsked] = [false, false];
  }
}

/** Letters of one byte or two, as the first byte says. */
function newPath(body: Buffer): string {
  if (body.length < 5) return '';
  const [length, isWide] = [body.readUInt16LE(2), (body[4]! & 1) === 1];
  return body.toString(isWide ? 'utf16le' : 'latin1', 5, Math.min(body.length, 5 + length * (isWide ? 2 : 1)));
}

const oldPath = (body: Buffer): string => body.toString('latin1', 1, Math.min(body.length, 1 + (body[0] ?? 0)));
