// The thread in which a workbook is judged: takes the request it was started with, says how far it is and what came of it.
import { parentPort, workerData } from 'node:worker_threads';
import type { FromThread } from './import-aside.js';
import { readCondition } from './import-conditions.js';
import { judgeWorkbook, type JudgeRequest } from './inspections/judging.js';

const say = (message: FromThread) => parentPort?.postMessage(message);

try {
  const judgement = await judgeWorkbook(workerData as JudgeRequest, readCondition, (done, inAll) =>
    say({ done, inAll }),
  );
  say({ judgement });
} catch (error) {
  say({
    failed: error instanceof Error ? `${error.name} while a workbook was judged` : 'a workbook could not be judged',
  });
}
