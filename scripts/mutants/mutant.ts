// One small deliberate break of the source: a stretch of a file and what stands there instead.

export interface Mutant {
  /** Path from the root of the project. */
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** One word for the kind of change. */
  readonly kind: string;
}

/** The file with the break in it. */
export const applyMutant = (source: string, { start, end, text }: Mutant): string =>
  source.slice(0, start) + text + source.slice(end);

/** Line of a place in a file, from 1. */
export const lineOf = (source: string, at: number): number => source.slice(0, at).split('\n').length;

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** What was changed, in one line: the whole line it stands in when the change itself is short. */
export function describeMutant(source: string, mutant: Mutant): string {
  const was = flat(source.slice(mutant.start, mutant.end));
  const now = flat(mutant.text);
  const from = source.lastIndexOf('\n', mutant.start - 1) + 1;
  const to = source.indexOf('\n', mutant.end);
  const before = flat(source.slice(Math.max(from, mutant.start - 40), mutant.start)).slice(-40);
  const behind = flat(source.slice(mutant.end, to === -1 ? undefined : Math.min(to, mutant.end + 40))).slice(0, 40);
  const short = (text: string) => (text.length > 120 ? `${text.slice(0, 80)} … ${text.slice(-35)}` : text);
  return `${before} ⟦${short(was)} → ${short(now)}⟧ ${behind}`.trim();
}
