// One answer as it is stored, and how a row of it is read. It queries nothing.
import type { AnswerValue, Ticked } from './types.js';

/** One answer as stored, with who gave it. Version 0: nothing was ever answered, only noted or set aside. */
export interface StoredAnswer {
  readonly value: AnswerValue | null;
  readonly note: string | null;
  readonly explanation: string | null;
  /** One of the usual explanations, said in the reader's language; beside words of the person's own or without. */
  readonly explanationCode: string | null;
  readonly version: number;
  /** Who gave the value. */
  readonly answeredById: string | null;
  readonly answeredBy: string | null;
  readonly answeredAt: Date | null;
  /** Who explained it: need not be who gave the value. */
  readonly explainedById: string | null;
  readonly explainedBy: string | null;
  /** Papers received for it and not refused or removed. */
  readonly files: number;
  /** Options ticked and not yet given as the answer. */
  readonly ticked: Ticked | null;
}

export interface RawAnswer {
  value: AnswerValue | null;
  note: string | null;
  explanation: string | null;
  explanation_code: string | null;
  version: number;
  explained_by_id: string | null;
  explained_by: string | null;
  by_id: string | null;
  by_name: string | null;
  at: string | null;
  ticked: Ticked | null;
}

export const NOTHING: StoredAnswer = {
  value: null,
  note: null,
  explanation: null,
  explanationCode: null,
  version: 0,
  answeredById: null,
  answeredBy: null,
  answeredAt: null,
  explainedById: null,
  explainedBy: null,
  files: 0,
  ticked: null,
};

export const ownOf = (raw: RawAnswer, files: number): StoredAnswer => ({
  value: raw.value,
  note: raw.note,
  explanation: raw.explanation,
  explanationCode: raw.explanation_code,
  explainedById: raw.explained_by_id,
  explainedBy: raw.explained_by,
  version: raw.version,
  answeredById: raw.by_id,
  answeredBy: raw.by_name,
  answeredAt: raw.at === null ? null : new Date(raw.at),
  files,
  ticked: raw.ticked,
});
