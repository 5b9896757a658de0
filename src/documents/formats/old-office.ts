// Judges old Office documents (Word, Excel, PowerPoint of 97–2003): whole, without macros of any age, without a password. Also
// says what else comes in the same container: new documents behind a password, Outlook messages.
import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import type { Content } from '../document-types.js';
import { openCompound, type CompoundEntry, type CompoundFile, type Top } from './compound.js';
import { foundIn, foundInside } from './old-inside.js';
import { worstOf, type Found, type LookInto } from './office-parts.js';
import { judgeBook } from './old-workbook.js';
import { judgeWord } from './old-word.js';
import { holdsProgram, nextPlace } from './programs.js';
import { Broken, Slices, TooMuch } from './slices.js';

const VBA = Buffer.from('_VBA_PROJECT', 'utf16le');
/** Names of what does something when it is opened; Windows passes over dots and blanks behind an ending. */
const PROGRAM_NAMES = new RegExp(
  `\\.(?:${[
    ...['exe|scr|com|pif|bat|cmd|ps1|vbs|vbe|jse?|wsf|wsh|wsc|sct|hta|msi|msp|lnk|url|jar|cpl|dll|reg|chm|msc|inf|rdp'],
    ...['application|appref-ms|library-ms|settingcontent-ms|search-ms|iso|img|vhdx?|one|html?|svg|py|iqy|slk|xll'],
    ...['do[ct]m|xl[st]m|xlam|xlsb|pp[tas]m|potm|sldm'],
  ].join('|')})[. ]*\\0`,
  'i',
);
const MOST_INFLATED = 32 * 1024 * 1024;
/** Unpacking costs less than looking at bytes one by one. */
const COST_OF_INFLATED = 1 / 8;
const COST_OF_OPENING = 16_000_000;

/** What is said of a compound file, `lookInto` telling what was put into it. */
export async function judgeOldOffice(bytes: Buffer, lookInto: LookInto): Promise<Content> {
  try {
    const slices = new Slices(bytes.length * 8 + COST_OF_OPENING);
    const file = await openCompound(bytes, slices);
    return await judge(file, lookInto, slices);
  } catch (error) {
    return error instanceof TooMuch ? { kind: 'BOMB' } : ofBroken(bytes);
  }
}

/** What can still be told of a file that cannot be read: the words for a lock or for macros help its sender more. */
function ofBroken(bytes: Buffer): Content {
  if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) return { kind: 'LOCKED' };
  return bytes.includes(VBA) ? { kind: 'MACRO', saveAs: 'DOCX' } : { kind: 'DAMAGED' };
}

async function judge(file: CompoundFile, lookInto: LookInto, slices: Slices): Promise<Content> {
  const top: Top = (name) =>
    file.entries.find((entry) => entry.isStream && entry.parent === '' && isNamed(entry, name));
  if (file.entries.some(({ name }) => name === 'EncryptedPackage')) return { kind: 'LOCKED' };
  if (file.entries.some(({ name }) => name.startsWith('__properties_version1.0')))
    return { kind: 'MAIL', format: 'MSG' };
  const word = top('WordDocument');
  const excel = top('Workbook') ?? top('Book');
  const slides = top('PowerPoint Document');
  const saveAs = word ? 'DOCX' : excel ? 'XLSX' : 'PPTX';
  if (hasProject(file)) return { kind: 'MACRO', saveAs };
  if (await carriesProgram(file, slices)) return { kind: 'PROGRAM', format: 'EXE' };
  const worst = worstOf(await foundInside(file, lookInto), saveAs);
  if (worst) return worst;
  const books = await judgeBooks(file, slices);
  if ([...books.values()].some(({ kind }) => kind === 'MACRO')) return { kind: 'MACRO', saveAs };
  const active = [...books.values()].find(({ kind }) => kind === 'ACTIVE');
  if (active) return active;
  if (word) return judgeWord(file, word, top, slices);
  if (excel) return books.get(excel) ?? { kind: 'DAMAGED' };
  if (slides) return judgeSlides(file, await file.read(slides), top, lookInto, slices);
  return { kind: 'OTHER', format: '' };
}

/** A project of macros, of the document itself or of anything put into it. */
const hasProject = ({ entries }: CompoundFile): boolean =>
  entries.some(
    ({ name, isStream }) =>
      /^_VBA_PROJECT(?:_CUR)?$/i.test(name) ||
      (!isStream && /^(?:VBA|Macros)$/i.test(name)) ||
      /^PROJECTwm$/i.test(name),
  );

/** Whoever opens a file looks for names in any case. */
const isNamed = (entry: CompoundEntry, name: string): boolean => entry.name.toLowerCase() === name.toLowerCase();

/** What is said of each workbook of the file: beside the one found first there may be another that is opened instead. */
async function judgeBooks(file: CompoundFile, slices: Slices): Promise<ReadonlyMap<CompoundEntry, Content>> {
  const books = new Map<CompoundEntry, Content>();
  for (const entry of file.entries)
    if (entry.isStream && (isNamed(entry, 'Workbook') || isNamed(entry, 'Book')))
      books.set(entry, await judgeBook(await file.read(entry), slices));
  return books;
}

async function carriesProgram(file: CompoundFile, slices: Slices): Promise<boolean> {
  for (const entry of file.entries) {
    if (!entry.isStream || !isNamed(entry, '\u0001Ole10Native')) continue;
    const content = await file.read(entry);
    if (PROGRAM_NAMES.test(content.toString('latin1', 0, 1024)) || (await holdsProgram(content, slices))) return true;
  }
  return false;
}

const inflated = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflate);

/** Walks the records of slides: whether they say that there are macros, and what is put into them. */
async function judgeSlides(
  file: CompoundFile,
  deck: Buffer,
  top: Top,
  lookInto: LookInto,
  slices: Slices,
): Promise<Content> {
  const user = top('Current User');
  if (!user) return { kind: 'DAMAGED' };
  if (top('EncryptedSummary')) return { kind: 'LOCKED' };
  const said = await file.read(user);
  if (said.length >= 16 && said.readUInt32LE(12) === 0xf3d1c4df) return { kind: 'LOCKED' };
  let hasDocument = false;
  let isHover = false;
  const project = nextPlace(deck, VBA);
  for (let at = 0; at + 8 <= deck.length;) {
    const [version, type, length] = [deck.readUInt16LE(at), deck.readUInt16LE(at + 2), deck.readUInt32LE(at + 4)];
    if (at + 8 + length > deck.length) return { kind: 'DAMAGED' };
    if (type === 0x03e8) hasDocument = true;
    const body = deck.subarray(at + 8, at + 8 + length);
    if (type === 0x0400 && body.readUInt32LE(4) !== 0) return { kind: 'MACRO', saveAs: 'PPTX' };
    if (type === 0x0ff2) isHover = version >> 4 === 1;
    if (type === 0x0ff3) {
      const act = slideAct(body, isHover);
      if (act) return act;
    }
    if (type === 0x1011) {
      // Of those that stand in one another each is unpacked on its own.
      const isPacked = version >> 4 === 1;
      if (isPacked) await slices.spend(length);
      const isProject = !isPacked && project(at + 8) + VBA.length <= at + 8 + length;
      const found: Found[] = isProject
        ? ['MACRO']
        : isPacked
          ? await foundPacked(body, lookInto, slices)
          : await foundIn(body, lookInto);
      const worst = worstOf(found, 'PPTX');
      if (worst) return worst;
    }
    const isContainer = (version & 15) === 15;
    at += isContainer ? 8 : 8 + length;
    await slices.spend(8);
  }
  return hasDocument ? { kind: 'ACCEPTED', type: 'PPT' } : { kind: 'DAMAGED' };
}

/** What happens when somebody clicks on something in a slide, or only moves across it: a macro, a program, a way out of the slides. */
function slideAct(body: Buffer, isHover: boolean): Content | null {
  const [act, leadsTo] = [body[8], body[12] ?? 0];
  if (act === 1) return { kind: 'MACRO', saveAs: 'PPTX' };
  if (act === 2 || (isHover && act === 5)) return { kind: 'ACTIVE', what: 'CALL' };
  return isHover && act === 4 && leadsTo >= 8 && leadsTo <= 10 ? { kind: 'ACTIVE', what: 'FETCH' } : null;
}

/** An object put into slides may be a project of macros, or carry anything else, packed. */
async function foundPacked(body: Buffer, lookInto: LookInto, slices: Slices): Promise<Found[]> {
  const object = await unpack(body, slices);
  return object.includes(VBA) ? ['MACRO'] : foundIn(object, lookInto);
}

async function unpack(body: Buffer, slices: Slices): Promise<Buffer> {
  try {
    const unpacked = await inflated(body.subarray(4), { maxOutputLength: MOST_INFLATED });
    await slices.spend(Math.ceil(unpacked.length * COST_OF_INFLATED));
    return unpacked;
  } catch (error) {
    if (error instanceof TooMuch) throw error;
    throw (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE'
      ? new TooMuch('an object unpacks to too much')
      : new Broken('an object does not unpack');
  }
}
