// The process in which workbooks are judged and marked: says how far it is and what came of it.
import type { ImportAnswer, ImportProgress, ImportWork } from './import-aside.js';
import { readCondition } from './import-conditions.js';
import { judgeWorkbook } from './inspections/judging.js';
import { answerAside } from './kit/answer-aside.js';
import { markCells } from './kit/workbook-mark.js';

answerAside<ImportWork, ImportAnswer, ImportProgress>(async (work, report) =>
  'marks' in work
    ? { copy: await markCells(work.bytes, work.marks) }
    : { judgement: await judgeWorkbook(work, readCondition, (done, inAll) => report({ done, inAll })) },
);
