// What the remediation room needs of the documents room, handed to it by app.ts, so that neither knows the inside of the other.
import type { KnownTurn } from '../dialogue/turn.js';
import type { SentFile } from '../inbox/input.js';

/** Where a paper belongs that is sent for an item; `label` is how its receipt names the place. */
export interface ItemEvidencePlace {
  readonly checklistId: null;
  readonly questionCode: null;
  readonly side: 'UNIT';
  readonly itemId: string;
  readonly unitId: string;
  readonly label: string;
  /** Short, and its own for as long as the item exists. */
  readonly key: string;
  readonly about: string;
}

export interface RemediationPorts {
  /** Stores the paper as received (fetched and judged later) and tells its receipt, all in the turn's transaction. */
  receiveEvidence(turn: KnownTurn, place: ItemEvidencePlace, file: SentFile): Promise<unknown>;
  /** Takes a paper away, its receipt included; false after a word why not. */
  removePaper(turn: KnownTurn, paperId: string): Promise<boolean>;
}
