// Judges a workbook in a thread of its own, which ends with it: ten thousand rows are seconds of work, and whoever presses a
// button in the meantime must not wait for them. What goes wrong there is a fault here.
import { Worker } from 'node:worker_threads';
import type { JudgeRequest, Judgement } from './inspections/judging.js';
import type { OnSheetRead } from './inspections/workbook/read.js';

/** What the thread says: how far it is, or what came of it. */
export type FromThread =
  { readonly done: number; readonly inAll: number } | { readonly judgement: Judgement } | { readonly failed: string };

/** More than the largest workbook takes; a file that wants more ends its thread and nothing else. */
const LIMITS = { maxOldGenerationSizeMb: 400 };

export async function judgeAside(request: JudgeRequest, onSheet?: OnSheetRead): Promise<Judgement> {
  const worker = new Worker(new URL('./import-worker.js', import.meta.url), {
    workerData: request,
    resourceLimits: LIMITS,
  });
  try {
    return await new Promise<Judgement>((resolve, reject) => {
      worker.on('message', (said: FromThread) => {
        if ('judgement' in said) resolve(said.judgement);
        else if ('failed' in said) reject(new Error(said.failed));
        else void onSheet?.(said.done, said.inAll);
      });
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('The thread ended before its workbook was judged')));
    });
  } finally {
    await worker.terminate();
  }
}
