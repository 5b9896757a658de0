// What the checklists need of the documents room, which keeps the papers. The room is handed this port by app.ts, so that
// neither room knows the inside of the other. It holds no rule.
import type { KnownTurn } from '../dialogue/turn.js';
import type { SentFile } from '../inbox/input.js';

/** What a paper is evidence for: an answer of one side, or an item to be remedied. */
export interface EvidencePlace {
  readonly checklistId: string | null;
  readonly questionCode: string | null;
  readonly side: 'UNIT' | 'DELEGATION';
  readonly itemId?: string | null;
  /** The unit whose people may take the paper away again; null for the delegation's own. */
  readonly unitId?: string | null;
  /** How the place is called on the receipt, in the sender's language: «Câu 4». */
  readonly label?: string;
}

/** The place of a paper, whatever it is called. */
export type PaperPlace = Pick<EvidencePlace, 'checklistId' | 'questionCode' | 'side'>;

export interface EvidencePort {
  /**
   * Stores the paper as received (fetched and judged later) and tells its receipt, in the turn's transaction. Null when it
   * was not taken, which has then been told too.
   */
  receiveEvidence(turn: KnownTurn, place: EvidencePlace, file: SentFile): Promise<string | null>;
  /** Takes a paper away, its receipt included; false after a word why not. */
  removePaper(turn: KnownTurn, paperId: string): Promise<boolean>;
}

/** What the checklists room is given besides the ports of every room. */
export interface ChecklistPorts {
  readonly evidence: EvidencePort;
  /** The channel has no buttons: a bare number is the number of an answer. */
  readonly numbered: boolean;
  /** Words that are no answer may be those of a button on a message of ours: true when that was pressed instead. */
  answersOther(turn: KnownTurn, typed: string): Promise<boolean>;
}
