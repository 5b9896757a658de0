// What people typed, as far as a screen has room for it. It must not know a screen.

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
