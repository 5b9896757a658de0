// Cuts the elements of `"result": […]` out of the bytes of an answer, so that one of them can be kept as it came.
// It knows only the signs of JSON, which are the same in bytes.

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/** The elements of the list called «result» of the outermost object; null when there is none that can be cut. */
export function elementsOf(body: Uint8Array): Uint8Array[] | null {
  const elements: Uint8Array[] = [];
  let depth = 0;
  let start = NONE;
  for (let at = 0; at < body.length; at++) {
    const sign = body[at]!;
    if (sign === QUOTE) {
      const end = endOfString(body, at);
      if (depth === 1) start = isResult(body, at, end) ? NEXT : NONE;
      at = end;
    } else if (OPENING.has(sign)) {
      depth++;
      if (start === NEXT) start = at + 1;
    } else if (CLOSING.has(sign)) {
      depth--;
      if (depth === 1 && start >= 0) return [...elements, body.subarray(start, at)];
    } else if (sign === COMMA && depth === 2 && start >= 0) {
      elements.push(body.subarray(start, at));
      start = at + 1;
    }
  }
  return null;
}

/** Whether anything lies deeper than so many brackets: reading that costs a second for each MB of them. */
export function isDeeper(body: Uint8Array, levels: number): boolean {
  let depth = 0;
  for (let at = 0; at < body.length; at++) {
    const sign = body[at]!;
    if (sign === QUOTE) at = endOfString(body, at);
    else if (OPENING.has(sign) && ++depth > levels) return true;
    else if (CLOSING.has(sign)) depth--;
  }
  return false;
}

/** Where an element begins: nowhere yet, or in the list that comes next. */
const [NONE, NEXT] = [-1, -2];

function endOfString(body: Uint8Array, from: number): number {
  let at = from + 1;
  while (at < body.length && body[at] !== QUOTE) at += body[at] === BACKSLASH ? 2 : 1;
  return at;
}

const isResult = (body: Uint8Array, from: number, end: number): boolean =>
  end - from === 7 && Buffer.from(body.subarray(from + 1, end)).toString('latin1') === 'result';
