// Judges and marks workbooks in a process of its own: ten thousand rows are seconds of work, and whoever presses a button in the
// meantime must not wait for them; a file that never ends stops nobody. What goes wrong there is a fault here.
import { Fallen, makeAside, Overrun } from './kit/aside.js';
import type { CellMark } from './kit/workbook-mark.js';
import type { JudgeRequest, Judgement } from './inspections/judging.js';
import type { OnSheetRead } from './inspections/workbook/read.js';

/** A workbook to judge, or one in which cells are marked. */
export type ImportWork = JudgeRequest | { readonly bytes: Uint8Array; readonly marks: readonly CellMark[] };

/** What came of it; null where no marked copy can be made. */
export type ImportAnswer = { readonly judgement: Judgement } | { readonly copy: Uint8Array | null };

export interface ImportProgress {
  readonly done: number;
  readonly inAll: number;
}

/** More than the largest workbook takes. A file with faults is marked next, by the same process. */
const LIMITS = { withinMs: 60_000, heapMb: 400, residentMb: 900, idleMs: 1_000 };

const PROCESS = new URL('./import-process.js', import.meta.url);

export function makeImportAside({ file = PROCESS, withinMs = LIMITS.withinMs } = {}) {
  const aside = makeAside<ImportWork, ImportAnswer, ImportProgress>({ ...LIMITS, withinMs, file });
  return {
    async judgeAside(request: JudgeRequest, onSheet?: OnSheetRead): Promise<Judgement> {
      const answer = await aside.ask(request, ({ done, inAll }) => void onSheet?.(done, inAll));
      if (!('judgement' in answer)) throw new Error('The process did something else');
      return answer.judgement;
    },
    async markAside(bytes: Uint8Array, marks: readonly CellMark[]): Promise<Buffer | null> {
      try {
        const answer = await aside.ask({ bytes, marks });
        return 'copy' in answer && answer.copy !== null ? Buffer.from(answer.copy) : null;
      } catch (error) {
        // A copy is a help and no more: the faults are said in words all the same.
        if (error instanceof Overrun || error instanceof Fallen) return null;
        throw error;
      }
    },
    stopAside: () => aside.stop(),
  };
}
