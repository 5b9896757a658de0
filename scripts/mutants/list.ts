// docs/mutants.md: what no test noticed, with the reason why that is right or why it stays. The list is written by the run;
// the reasons are written by hand behind «:» and are kept as long as the same change survives. What another sample has found
// stays listed until it is tried again and noticed, or can be made no more.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** A change and where it stands. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly what: string;
}

export interface Tally {
  readonly noticed: number;
  readonly late: number;
  readonly survived: readonly Place[];
  /** All that can be made, and those of them that were not tried. */
  readonly of: number;
  readonly untried: readonly Place[];
  readonly seed: number;
}

const keyOf = ({ file, what }: Place): string => `${file} ${what.replaceAll('`', '´')}`;
const inOrder = (one: Place, other: Place): number =>
  one.file < other.file ? -1 : one.file > other.file ? 1 : one.line - other.line;

const OPENING = `# What no test notices

\`npm run mutants -- <module>\` breaks the source in small ways, one at a time, and runs the module's tests. Listed is what
none of them noticed, and why. \`--write\` renews the list of a module and keeps the reasons.
`;
const NO_REASON = 'not looked at';

/** How many of those tried were noticed, in percent. */
export const score = ({ noticed, late, survived }: Tally): number => {
  const tried = noticed + late + survived.length;
  return tried === 0 ? 0 : ((noticed + late) / tried) * 100;
};

/** Renews the section of one module. */
export function writeList(path: string, module: string, tally: Tally): void {
  const old = existsSync(path) ? readFileSync(path, 'utf8') : OPENING;
  const [head, ...sections] = old.split(/^## /m);
  const byName = new Map(sections.map((section) => [section.slice(0, section.indexOf('\n')).trim(), section]));
  const reasons = new Map(
    [...(byName.get(module) ?? '').matchAll(/^- `([^`]+):\d+` (.+?) : (.+)$/gm)].map(([, file, what, reason]) => [
      `${file} ${what}`,
      reason!,
    ]),
  );
  const tried = tally.noticed + tally.late + tally.survived.length;
  const listed = [...tally.survived, ...tally.untried.filter((place) => reasons.has(keyOf(place)))].sort(inOrder);
  const lines = listed.map(
    (place) =>
      `- \`${place.file}:${place.line}\` ${place.what.replaceAll('`', '´')} : ${reasons.get(keyOf(place)) ?? NO_REASON}`,
  );
  const figures = `${score(tally).toFixed(1)} % of ${tried} noticed (of ${tally.of} that can be made; seed ${tally.seed}).`;
  byName.set(module, `${module}\n\n${figures}\n\n${lines.join('\n')}\n\n`);
  const body = [...byName.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, text]) => `## ${text}`);
  writeFileSync(path, `${head!.trimEnd()}\n\n${body.join('').trimEnd()}\n`);
}
