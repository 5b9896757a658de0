// The file the standing office sends in the story: the plan of the made-up city with a few changes, as happens every year,
// so that the preview has something to show: a new unit with its inspection, and a day that moved.
import { writePlanWorkbook } from '../inspections/workbook/write.js';
import type { CheckedPlan, InspectionRow, UnitRow } from '../inspections/workbook/plan.js';
import { CITY, CITY_CHECKLIST } from './city.js';

const NEW_UNIT: UnitRow = {
  code: 'DV-03',
  name: 'Trung tâm Văn hóa Mẫu',
  class: 'DVSN',
  kind: 'đơn vị sự nghiệp',
  parent: null,
  headTitle: 'Giám đốc Trung tâm Văn hóa Mẫu',
};

const NEW_INSPECTION: InspectionRow = {
  code: 'I-19',
  unit: 'DV-03',
  team: 'C',
  form: 'REPORT',
  inspectOn: '2023-11-30',
  checklist: CITY_CHECKLIST,
};

/** Văn phòng Sở Mẫu is visited a day later than first planned. */
const moved = (row: InspectionRow): InspectionRow => (row.code === 'I-16' ? { ...row, inspectOn: '2023-10-27' } : row);

/** The amended plan. */
export const AMENDED: CheckedPlan = {
  ...CITY,
  units: [...CITY.units, NEW_UNIT],
  schedule: [...CITY.schedule.map(moved), NEW_INSPECTION],
};

/** The same as an .xlsx file. */
export const writeAmendedWorkbook = (): Promise<Buffer> => writePlanWorkbook(AMENDED);
