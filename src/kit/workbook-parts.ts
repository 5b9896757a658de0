// The parts of a spreadsheet package as text: which there are, of what type, what they point to, which sheets they hold.
// It must not know what a sheet is about. Reads only files that the preflight has let through, or our own.
import yauzl from 'yauzl';

/** Every part by its path; text for those that are XML, null for the others. */
export type Parts = ReadonlyMap<string, string | null>;

/** One thing a part points to within the package; `path` is null for an address outside it. */
export interface Pointer {
  readonly id: string;
  readonly path: string | null;
}

const CONTENT_TYPES = '[Content_Types].xml';
const XML_PART = /\.(xml|rels|vml)$/i;

/** Reads the parts; of those for which `wanted` is false only that they are there. */
export async function readParts(bytes: Uint8Array, wanted: (path: string) => boolean = () => true): Promise<Parts> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const zip = await yauzl.fromBufferPromise(buffer, { lazyEntries: true, validateEntrySizes: true });
  try {
    const parts = new Map<string, string | null>();
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue;
      const isText = XML_PART.test(entry.fileName) && wanted(entry.fileName);
      parts.set(entry.fileName, isText ? await readText(zip, entry) : null);
    }
    return parts;
  } finally {
    zip.close();
  }
}

async function readText(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

const TAG = /<(?:[\w.-]+:)?([\w.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*\/?>/g;

/** Opening tags in order: local name and the text of the attributes. */
export function* tagsOf(xml: string): Generator<{ name: string; attributes: string }> {
  for (const [, name, attributes] of xml.matchAll(TAG)) yield { name: name!, attributes: attributes! };
}

/** The value of an attribute by its local name, unescaped. */
export function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? undefined : unescapeXml(value);
}

/** Text as it is meant, without the escapes of XML. */
export const unescapeXml = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

/** The content type of every part; undefined for one that the package does not declare. */
export function contentTypesOf(parts: Parts): Map<string, string | undefined> {
  const byExtension = new Map<string, string>();
  const byPath = new Map<string, string>();
  for (const { name, attributes } of tagsOf(parts.get(CONTENT_TYPES) ?? '')) {
    const type = attribute(attributes, 'ContentType') ?? '';
    if (name === 'Default') byExtension.set((attribute(attributes, 'Extension') ?? '').toLowerCase(), type);
    if (name === 'Override') byPath.set((attribute(attributes, 'PartName') ?? '').toLowerCase(), type);
  }
  const extension = (path: string) => path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  return new Map(
    [...parts.keys()]
      .filter((path) => path !== CONTENT_TYPES)
      .map((path) => [path, byPath.get(`/${path.toLowerCase()}`) ?? byExtension.get(extension(path))]),
  );
}

/** The parts that the package declares by their paths. */
export const declaredPaths = (parts: Parts): string[] =>
  [...tagsOf(parts.get(CONTENT_TYPES) ?? '')].flatMap(({ name, attributes }) =>
    name === 'Override' ? [(attribute(attributes, 'PartName') ?? '').replace(/^\//, '')] : [],
  );

/** Where the pointers of a part stand: «xl/_rels/workbook.xml.rels» for «xl/workbook.xml», «_rels/.rels» for the package. */
export const pointersPath = (path: string): string => path.replace(/([^/]*)$/, '_rels/$1.rels');

/** What a part points to. */
export function pointersOf(parts: Parts, path: string): Pointer[] {
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : '';
  return [...tagsOf(parts.get(pointersPath(path)) ?? '')].flatMap(({ name, attributes }) => {
    if (name !== 'Relationship') return [];
    const target = attribute(attributes, 'Target') ?? '';
    const outside = attribute(attributes, 'TargetMode') === 'External';
    return [{ id: attribute(attributes, 'Id') ?? '', path: outside ? null : resolved(folder, target) }];
  });
}

const resolved = (folder: string, target: string): string =>
  decodeURIComponent(new URL(target.replace(/#.*$/, ''), `x:///${folder}`).pathname).slice(1);

/** The sheets in the order of their tabs: title, the path of their part, and whether they are shown. */
export function sheetsOf(parts: Parts): { title: string; path: string | undefined; state: string }[] {
  const paths = new Map(pointersOf(parts, 'xl/workbook.xml').map(({ id, path }) => [id, path ?? undefined]));
  return [...tagsOf(parts.get('xl/workbook.xml') ?? '')].flatMap(({ name, attributes }) =>
    name === 'sheet'
      ? [
          {
            title: attribute(attributes, 'name') ?? '',
            path: paths.get(attribute(attributes, 'id') ?? ''),
            state: attribute(attributes, 'state') ?? 'visible',
          },
        ]
      : [],
  );
}
