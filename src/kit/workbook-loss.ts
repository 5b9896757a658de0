// Tells what a copy of a workbook has lost of its original, and whether it hangs together: no part missing, no pointer into
// nothing. A copy that lost something must not be handed out: programs refuse such files, or repair them by dropping more.
// It must not know how the copy was made.
import {
  attribute,
  contentTypesOf,
  declaredPaths,
  pointersOf,
  readParts,
  sheetsOf,
  tagsOf,
  unescapeXml,
  type Parts,
} from './workbook-parts.js';
import { withoutQuotes } from './workbook-print.js';

/** What ordinary sheets consist of. Anything else (charts, pivot tables, macros, pictures) is strange. */
const PLAIN_TYPES =
  /spreadsheetml\.(sheet\.main|worksheet|styles|sharedStrings|comments|calcChain|printerSettings)(\+xml)?$|officedocument\.(theme|vmlDrawing|custom-properties|customXmlProperties|extended-properties)(\+xml)?$|package\.(core-properties|relationships)\+xml$/;
/** Whatever hangs on these is no part of the sheets: a picture of the first page, labels of a document system. */
const ASIDE = /^(docProps|customXml)\//i;

/** Tags outside the cells that a copy may write otherwise, or leave out without harm. */
const HARMLESS = new Set([
  'worksheet',
  'sheetPr',
  'dimension',
  'sheetFormatPr',
  'cols',
  'col',
  'sheetData',
  'row',
  'c',
  'v',
  'is',
  't',
  'r',
  'rPr',
  'phoneticPr',
  'pane',
  'selection',
  'pageMargins',
  'printOptions',
  'legacyDrawing',
  'ignoredErrors',
  'ignoredError',
  'sheetCalcPr',
  'pageSetup',
]);
/** Tags whose place counts: the cells they stand for must be the same. */
const PLACED = new Set([
  'hyperlink',
  'mergeCell',
  'dataValidation',
  'conditionalFormatting',
  'autoFilter',
  'protectedRange',
]);

/**
 * Says in short words what is wrong with the copy; nothing when it can be trusted. The inside of parts that are not `wanted`
 * stays unread: for a copy that is meant to hold their values only. The original must have no strange parts.
 */
export async function lostInCopy(
  original: Uint8Array,
  copy: Uint8Array,
  wanted?: (path: string) => boolean,
): Promise<string[]> {
  const [before, after] = [await readParts(original, wanted), await readParts(copy, wanted)];
  const whole = wanted === undefined;
  return [...lostInBook(before, after, whole), ...(whole ? lostInSheets(before, after) : []), ...looseEnds(after)];
}

/** Content types that are not of plain sheets, each once. */
export function strangeParts(parts: Parts): string[] {
  const strange = [...contentTypesOf(parts)].filter(
    ([path, type]) => !ASIDE.test(path) && !(type !== undefined && PLAIN_TYPES.test(type)),
  );
  const controls = [...parts].filter(
    ([path, text]) => /\.vml$/i.test(path) && /ObjectType="(?!Note")/.test(text ?? ''),
  );
  return [
    ...new Set([...strange.map(([, type]) => `part ${type ?? 'undeclared'}`), ...controls.map(() => 'part control')]),
  ];
}

function lostInBook(before: Parts, after: Parts, whole: boolean): string[] {
  const titles = (parts: Parts) => sheetsOf(parts).map(({ title, state }) => (whole ? `${title} ${state}` : title));
  const names = (parts: Parts) =>
    [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<(?:\w+:)?definedName\s[^>]*name="([^"]*)"[^>]*>([^<]*)</g)]
      .map(([, name, text]) => `${name}=${sortedParts(withoutQuotes(unescapeXml(text!)))}`)
      .sort();
  const locked = (parts: Parts) =>
    [...tagsOf(parts.get('xl/workbook.xml') ?? '')].some(({ name }) => name === 'workbookProtection');
  return [
    ...(same(titles(before), titles(after)) ? [] : ['sheets']),
    ...(!whole || same(names(before), names(after)) ? [] : ['names']),
    ...(whole && locked(before) && !locked(after) ? ['lock'] : []),
  ];
}

function lostInSheets(before: Parts, after: Parts): string[] {
  const copies = sheetsOf(after);
  const lost = sheetsOf(before).flatMap(({ path }, n) => {
    const was = census(before.get(path ?? '') ?? '');
    const is = census(after.get(copies[n]?.path ?? '') ?? '');
    return [...was].flatMap(([tag, places]) => {
      const kept = is.get(tag) ?? [];
      return PLACED.has(tag) ? (same(places, kept) ? [] : [tag]) : kept.length < places.length ? [tag] : [];
    });
  });
  return [...new Set(lost)].map((tag) => `tag ${tag}`);
}

/** How often each tag stands in a sheet, with the cells it stands for. */
function census(xml: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { name, attributes } of tagsOf(xml)) {
    if (HARMLESS.has(name)) continue;
    const place = attribute(attributes, 'sqref') ?? attribute(attributes, 'ref') ?? '';
    const list = found.get(name) ?? [];
    found.set(name, list);
    list.push(place.split(/\s+/).sort().join(' '));
  }
  for (const list of found.values()) list.sort();
  return found;
}

/** Parts that are declared or pointed to and are not there, and parts nobody declares. */
function looseEnds(parts: Parts): string[] {
  const undeclared = [...contentTypesOf(parts)].filter(([, type]) => type === undefined);
  const missing = declaredPaths(parts).filter((path) => !parts.has(path));
  const owners = ['', ...[...parts.keys()].filter((path) => !path.endsWith('.rels'))];
  const dangling = owners.flatMap((owner) => {
    const pointers = pointersOf(parts, owner);
    const ids = new Set(pointers.map(({ id }) => id));
    const named = [...(parts.get(owner) ?? '').matchAll(/\sr:(?:id|embed|link)="([^"]*)"/g)].map(([, id]) => id!);
    return [
      ...pointers.filter(({ path }) => path !== null && !parts.has(path)),
      ...named.filter((id) => !ids.has(id)),
      ...(ids.size < pointers.length ? ['twice'] : []),
    ];
  });
  const wrong = [...undeclared, ...missing, ...dangling].length;
  return wrong === 0 ? [] : [`loose ends ${wrong}`];
}

/** Rows and columns repeated on every page may be named in either order. */
const sortedParts = (range: string): string => range.split(',').sort().join(',');

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((each, n) => each === other[n]);
