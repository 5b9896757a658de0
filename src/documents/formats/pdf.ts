// Judges a PDF: whether it opens (a header, an end, at least one page), whether it asks for a password, and whether it would do
// something by itself (pdf-actions.ts). Restrictions of printing or copying are no
// reason against it. It must not know what such a paper is told to its sender.
import type { Content } from '../document-types.js';
import { ActionWatcher } from './pdf-actions.js';
import { readObjects, type Kept } from './pdf-objects.js';
import { asDict, asName, Ref, type Value } from './pdf-values.js';
import { Slices, TooMuch } from './slices.js';

const HEADER_WITHIN = 1024;
/** More than the heaviest honest file costs. */
const MOST_WORK = 200_000_000;

/** What is said of a file that begins like a PDF. */
export async function readPdf(bytes: Buffer): Promise<Content> {
  if (!bytes.subarray(0, HEADER_WITHIN + 5).includes('%PDF-') || !isWhole(bytes)) return { kind: 'DAMAGED' };
  const watcher = new ActionWatcher();
  try {
    const slices = new Slices(MOST_WORK);
    const { objects, roots, isLocked } = await readObjects(bytes, slices, watcher);
    const found =
      watcher.found ??
      watcher.inTrees(objects) ??
      watcher.opensAddress(objects) ??
      (watcher.reachesOut ? 'LAUNCH' : null);
    if (found) return { kind: 'ACTIVE', what: found };
    if (isLocked) return { kind: 'LOCKED' };
    return hasPage(objects, roots) ? { kind: 'ACCEPTED', type: 'PDF' } : { kind: 'DAMAGED' };
  } catch (error) {
    if (watcher.found) return { kind: 'ACTIVE', what: watcher.found };
    return { kind: error instanceof TooMuch ? 'BOMB' : 'DAMAGED' };
  }
}

/** The end is there: nothing was lost on the way, though something may have been added behind. */
function isWhole(bytes: Buffer): boolean {
  const end = bytes.lastIndexOf('%%EOF');
  if (end < 0) return false;
  // An update that was cut off stands behind the end of what came before it.
  if (/\d\s+\d+\s+obj\b/.test(bytes.toString('latin1', end, Math.min(bytes.length, end + 4096)))) return false;
  // Made for the web, a file has an end near its beginning too, and says how long it is.
  const said = /\/Linearized\b[\s\S]{0,200}?\/L\s+(\d{1,10})|\/L\s+(\d{1,10})[\s\S]{0,200}?\/Linearized\b/.exec(
    bytes.toString('latin1', 0, 2048),
  );
  return !said || bytes.length >= Number(said[1] ?? said[2]);
}

/** A page can be reached from one of the catalogues. */
function hasPage(objects: ReadonlyMap<number, Kept>, roots: readonly Ref[]): boolean {
  const next = roots.flatMap((root) => objects.get(root.num)?.pages ?? []).map((pages) => pages.num);
  const seen = new Set<number>();
  while (next.length > 0) {
    const num = next.pop()!;
    if (seen.has(num)) continue;
    seen.add(num);
    const object = objects.get(num);
    if (!object?.isDict) {
      if (Array.isArray(object?.bare)) next.push(...refsOf(object.bare));
      continue;
    }
    if (object.type === 'Page' || (object.type !== 'Pages' && object.kids.length === 0)) return true;
    if (object.kids.some((kid) => asName(asDict(kid)?.get('Type')) === 'Page')) return true;
    next.push(...refsOf(object.kids));
  }
  return false;
}

const refsOf = (values: readonly Value[]): number[] =>
  values.flatMap((value) => (value instanceof Ref ? [value.num] : []));
