// What a seal is, and how a chain of sealed entries is read. Pure: whoever has the rows can compute it again with nothing else.
// It must not know what an act means.
import { createHash } from 'node:crypto';

/** An entry as the database writes it out; every column but the seal. `at` is in seconds since 1970, `facts` canonical JSON. */
export interface Entry {
  readonly id: string;
  readonly at: string;
  readonly personId: string | null;
  readonly act: string;
  readonly subject: string | null;
  readonly facts: string;
}

export interface SealedEntry extends Entry {
  readonly sealNo: bigint | null;
  readonly seal: string | null;
}

/** The newest seal, kept beside the chain so that an end cut off is noticed. */
export interface Head {
  readonly no: bigint;
  readonly seal: string;
}

/** The seal of an entry in its place; what stands before the first one is the empty text. */
export const sealOf = (no: bigint, before: string, { id, at, personId, act, subject, facts }: Entry): string =>
  createHash('sha256')
    .update(JSON.stringify([String(no), before, id, at, personId, act, subject, facts]))
    .digest('hex');

/** Seals entries one behind the other. */
export function sealAll(head: Head, entries: readonly Entry[]): { id: string; no: bigint; seal: string }[] {
  let { no, seal } = head;
  return entries.map((entry) => {
    no += 1n;
    seal = sealOf(no, seal, entry);
    return { id: entry.id, no, seal };
  });
}

/** What a reader found wrong, and where: by the number in the chain, by the row's id, or both. */
export interface Finding {
  readonly kind:
    | 'altered' // content, place and seal do not agree
    | 'missing' // numbers without a row
    | 'inserted' // a number that was already taken, or a row that bears half a seal
    | 'backdated' // sealed long after entries that are later than it says it is
    | 'cut-head' // the kept head is gone or is not the end of the chain
    | 'not-expected'; // the head that was kept elsewhere is not in the chain
  readonly no?: bigint;
  readonly untilNo?: bigint;
  readonly id?: string;
}

/** A head kept elsewhere: its seal, and its number when that was kept too. */
export interface Expected {
  readonly no: bigint | null;
  readonly seal: string;
}

/** How much earlier an entry may say it happened than one sealed before it: transactions last seconds, clocks are set. */
const BACKDATED_SECONDS = 3_600;

export interface ChainReader {
  /** Takes the sealed entries in the order of their numbers. */
  sealed(entry: SealedEntry): void;
  /** Takes what is not sealed yet. */
  unsealed(entry: SealedEntry): void;
  /** Ends the reading. `head` is the one kept in the database. */
  end(head: Head | null): ChainReport;
}

export interface ChainReport {
  readonly sealed: number;
  readonly unsealed: number;
  readonly head: Head | null;
  readonly findingCount: number;
  /** The first of them. */
  readonly findings: readonly Finding[];
}

const FIRST = 20;

/** Reads a chain entry by entry, in little memory. */
export function readChain(expected: readonly Expected[]): ChainReader {
  const findings: Finding[] = [];
  let [findingCount, sealed, unsealed] = [0, 0, 0];
  let last: Head | null = null;
  let latestAt = -Infinity;
  const awaited = new Set(expected);

  const note = (finding: Finding): void => {
    findingCount++;
    if (findings.length < FIRST) findings.push(finding);
  };

  /** Only what agrees with its seal may say how late it is. */
  function checkDate(entry: SealedEntry, agrees: boolean): void {
    const at = Number(entry.at);
    if (at < latestAt - BACKDATED_SECONDS) note({ kind: 'backdated', no: entry.sealNo ?? undefined, id: entry.id });
    else if (agrees) latestAt = Math.max(latestAt, at);
  }

  return {
    sealed(entry) {
      sealed++;
      const { id } = entry;
      const no = entry.sealNo!;
      const previous: Head = last ?? { no: 0n, seal: '' };
      if (no <= previous.no || entry.seal === null) return note({ kind: 'inserted', no, id });
      if (no > previous.no + 1n) note({ kind: 'missing', no: previous.no + 1n, untilNo: no - 1n });
      // Behind a gap the seal before is not known, so the entry cannot be proved; the gap itself has been named.
      else if (entry.seal !== sealOf(no, previous.seal, entry)) note({ kind: 'altered', no, id });
      else checkDate(entry, true);
      for (const one of awaited) if (one.seal === entry.seal && (one.no === null || one.no === no)) awaited.delete(one);
      last = { no, seal: entry.seal };
    },
    unsealed(entry) {
      unsealed++;
      if (entry.seal !== null) note({ kind: 'inserted', id: entry.id });
      else checkDate(entry, false);
    },
    end(head) {
      if (head === null ? last !== null : head.no !== (last?.no ?? 0n) || head.seal !== (last?.seal ?? '')) {
        const cut = head !== null && head.no > (last?.no ?? 0n);
        note(
          cut
            ? { kind: 'missing', no: (last?.no ?? 0n) + 1n, untilNo: head.no }
            : { kind: 'cut-head', no: last?.no ?? 0n },
        );
      }
      for (const one of awaited) note({ kind: 'not-expected', no: one.no ?? undefined });
      return { sealed, unsealed, head: last, findingCount, findings };
    },
  };
}
