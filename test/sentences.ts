// What is wrong in a finished sentence whatever it says: places where a word should stand and does not, and in English a
// plural after one.

const HOLES: readonly [string, RegExp][] = [
  ['two spaces', /\S {2,}\S/],
  ['space before a sign', /[^\s·–] [.,;:?)](?=\s|$)/],
  ['nothing between quotation marks', /“\s*”|\(\s*\)/],
  ['signs without words between them', /[,;:] ?[.,;:](?=\s|$)|\.\. |· ·/],
  ['begins with a sign', /^[.,;:?)]/m],
  ['a word for nothing', /\b(?:undefined|null|NaN)\b/],
  ['an address to nobody', /(?:Kính gửi|To)\s*[.:,]\s/],
];

/** The holes of a text, by name. */
export const holesIn = (text: string): string[] => HOLES.filter(([, sign]) => sign.test(text)).map(([name]) => name);
