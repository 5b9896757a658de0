// Judges the text of Word of before 2007: whether it is whole, asks for a password, has a field that acts by itself or a template
// from elsewhere. Its text may stand in pieces anywhere in its stream. It must not know what else the container holds.
import type { Content } from '../document-types.js';
import type { CompoundEntry, CompoundFile, Top } from './compound.js';
import { fieldCall, LONGEST_FIELD } from './field-calls.js';
import { TooMuch, type Slices } from './slices.js';
import { isElsewhere } from './targets.js';

const [WORD_97, WORD_95] = [0xa5ec, 0xa5dc];
/** Where the head says that the names of what belongs to the text stand, and the list of its pieces. */
const [NAMES_AT, PIECES_AT] = [0x019a, 0x01a2];
const [FIELD_BEGIN, FIELD_SEPARATOR, FIELD_END] = ['\u0013', '\u0014', '\u0015'];
const MARK = new RegExp(`[${FIELD_BEGIN}${FIELD_SEPARATOR}${FIELD_END}]`, 'g');
const MOST_PIECES = 200_000;
const COST_OF_PIECE = 8;
/** A field is read a few times over. */
const COST_OF_FIELD = 50;

export async function judgeWord(file: CompoundFile, word: CompoundEntry, top: Top, slices: Slices): Promise<Content> {
  const text = await file.read(word);
  if (text.length < 128) return { kind: 'DAMAGED' };
  const magic = text.readUInt16LE(0);
  const flags = text.readUInt16LE(10);
  if (magic !== WORD_97 && magic !== WORD_95) return { kind: 'DAMAGED' };
  if ((flags & 0x0100) !== 0) return { kind: 'LOCKED' };
  const entry = top((flags & 0x0200) === 0 ? '0Table' : '1Table');
  if (magic === WORD_97 && !entry) return { kind: 'DAMAGED' };
  const table = magic === WORD_97 && entry ? await file.read(entry) : Buffer.alloc(0);
  const call = (await fieldsOf(text, piecesOf(text, table), slices)) ?? templateOf(text, table);
  if (call) return { kind: 'ACTIVE', what: call === 'FETCH' ? 'FETCH' : 'CALL' };
  return { kind: 'ACCEPTED', type: 'DOC' };
}

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly isWide: boolean;
}

/** A part of the table, where the head says that it is; empty where it is not. */
function partAt(head: Buffer, table: Buffer, at: number): Buffer {
  if (head.length < at + 8) return Buffer.alloc(0);
  const [from, length] = [head.readUInt32LE(at), head.readUInt32LE(at + 4)];
  return from + length <= table.length ? table.subarray(from, from + length) : Buffer.alloc(0);
}

/** The pieces of the text in their order; where there is no list of them, all of the stream in letters of either width. */
function piecesOf(text: Buffer, table: Buffer): Piece[] {
  const list = partAt(text, table, PIECES_AT);
  let at = 0;
  while (at + 3 <= list.length && list[at] === 1) at += 3 + list.readUInt16LE(at + 1);
  const length = at + 5 <= list.length && list[at] === 2 ? list.readUInt32LE(at + 1) : 0;
  const count = Math.floor((length - 4) / 12);
  const plain = [
    { from: 0, to: text.length, isWide: false },
    { from: 0, to: text.length, isWide: true },
    { from: 1, to: text.length, isWide: true },
  ];
  if (count < 1 || at + 5 + length > list.length) return plain;
  if (count > MOST_PIECES) throw new TooMuch('a text of too many pieces');
  const begins = at + 5;
  const places = begins + (count + 1) * 4;
  const pieces: Piece[] = [];
  for (let n = 0; n < count; n++) {
    const signs = list.readUInt32LE(begins + n * 4 + 4) - list.readUInt32LE(begins + n * 4);
    const place = list.readUInt32LE(places + n * 8 + 2);
    const isWide = (place & 0x40000000) === 0;
    const from = isWide ? place : (place & 0x3fffffff) >>> 1;
    if (signs < 0 || from + signs * (isWide ? 2 : 1) > text.length) return plain;
    pieces.push({ from, to: from + signs * (isWide ? 2 : 1), isWide });
  }
  return pieces;
}

/** Goes through the fields, one inside of another too; what a field shows is none of it. */
async function fieldsOf(text: Buffer, pieces: readonly Piece[], slices: Slices): Promise<'DDE' | 'FETCH' | null> {
  const open: (string | null)[] = [];
  let field: string | null = null;
  let found: 'DDE' | 'FETCH' | null = null;
  for (const { from, to, isWide } of pieces) {
    await slices.spend(COST_OF_PIECE + to - from);
    const said = text.toString(isWide ? 'utf16le' : 'latin1', from, to);
    let at = 0;
    for (const { 0: mark, index } of said.matchAll(MARK)) {
      if (field !== null && field.length < LONGEST_FIELD) field += said.slice(at, Math.min(index, at + LONGEST_FIELD));
      at = index + 1;
      if (field !== null) {
        await slices.spend(COST_OF_FIELD + field.length);
        found ??= fieldCall(field);
      }
      if (mark === FIELD_BEGIN) {
        // One that stands in another one's name goes on behind it.
        if (open.length < 100) open.push(field);
        field = '';
      } else if (mark === FIELD_SEPARATOR) field = null;
      else if (mark === FIELD_END) field = open.pop() ?? null;
    }
    if (field !== null && field.length < LONGEST_FIELD) field += said.slice(at, at + LONGEST_FIELD);
  }
  return found;
}

/** The template the text was made from, the second of the names that belong to it. */
function templateOf(text: Buffer, table: Buffer): 'FETCH' | null {
  const names = partAt(text, table, NAMES_AT);
  if (names.length < 10 || names.readUInt16LE(0) !== 0xffff) return null;
  const second = 6 + 2 + names.readUInt16LE(6) * 2 + names.readUInt16LE(4);
  if (second + 2 > names.length) return null;
  const path = names.toString('utf16le', second + 2, second + 2 + names.readUInt16LE(second) * 2);
  return isElsewhere(path) ? 'FETCH' : null;
}
