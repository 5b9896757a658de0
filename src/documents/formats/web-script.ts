// Whether a web page put into a document holds a script, also where the page is packed as a letter. Knows no document.

const SCRIPT =
  /<\s*(?:script|iframe|object|embed|applet)\b|(?:java|vb)script:(?!\s*(?:;|void\b))|<[a-z][^>]*\son[a-z]{3,}\s*=/i;
const PACKED = /content-transfer-encoding:\s*base64[\s\S]*?\r?\n\r?\n([a-z0-9+/=\s]+)/gi;

export function holdsScript(bytes: Buffer): boolean {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || bytes[1] === 0;
  const text = isWide ? bytes.toString('utf16le') : bytes.toString('latin1');
  if (SCRIPT.test(text)) return true;
  const printable = text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  if (SCRIPT.test(printable)) return true;
  return [...text.matchAll(PACKED)].some(([, packed]) =>
    SCRIPT.test(Buffer.from(packed!, 'base64').toString('latin1')),
  );
}
