// What people typed, as far as a screen has room for it, and in parts where it is to be read whole. It must not know a screen.

/** The text on one line, at most `chars` signs, ended by «…» when something is left out; no sign is torn. */
export function cut(text: string, chars: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const signs = [...line];
  return signs.length <= chars
    ? line
    : `${signs
        .slice(0, chars - 1)
        .join('')
        .trimEnd()}…`;
}

/** The text in parts of at most `chars` signs, broken at ends of lines, else between words; joined they are the text again. */
export function leaves(text: string, chars: number): string[] {
  const parts: string[] = [];
  let rest = [...text];
  while (rest.length > chars) {
    const head = rest.slice(0, chars);
    const line = head.lastIndexOf('\n');
    const at = line > chars / 2 ? line : head.lastIndexOf(' ');
    const end = at > 0 ? at + 1 : chars;
    parts.push(rest.slice(0, end).join(''));
    rest = rest.slice(end);
  }
  return [...parts, rest.join('')];
}
