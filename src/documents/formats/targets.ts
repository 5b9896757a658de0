// Where what a document points at lies: on one's own computer or elsewhere, however that is written. It must not know what for.

/** Written in escapes of escapes more often, it is nothing an office program writes. */
const MOST_ESCAPES = 4;

/** As it is understood: blanks and unseen signs left out, escapes resolved; null where that has no end. */
function understood(target: string): string | null {
  let path = target;
  for (let times = 0; times <= MOST_ESCAPES; times++) {
    const before = path.replace(/[\s\p{C}]+/gu, '');
    path = before.replace(/%([0-9a-f]{2})/gi, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
    if (path === before) return path.replaceAll('\\', '/');
  }
  return null;
}

/** Another computer, or a way of speaking that is none of files: not a path of one's own. */
export function isElsewhere(target: string): boolean {
  const path = understood(target);
  if (path === null) return true;
  if (/^file:\/*/i.test(path))
    return /^file:(?:\/\/[^/]|\/{4,})/i.test(path) && !/^file:\/\/(?:localhost\/(?!.*\/\/)|[a-z]:(?:\/|$))/i.test(path);
  return path.startsWith('//') || (/^[a-z][a-z0-9+.-]+:/i.test(path) && !/^[a-z]:/i.test(path));
}

/** Fetched over the network or from files, by nothing that could act: `mhtml:` and whatever else speaks is none of these. */
export const isFetched = (target: string): boolean => /^(?:https?:|file:|ftp:|\/\/)/i.test(understood(target) ?? '');
