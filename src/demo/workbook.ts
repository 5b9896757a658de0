// The made-up city's plan workbook, as a real office would keep it; it reads back through the same door as any office's file.

import { writePlanWorkbook } from '../inspections/workbook/write.js';
import { CITY } from './city.js';

export { writeTemplateWorkbook } from '../inspections/workbook/template.js';

/** The round of 2023 of the made-up city as an .xlsx file. */
export const writeDemoWorkbook = (): Promise<Buffer> => writePlanWorkbook(CITY);
