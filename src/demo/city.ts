// The made-up city and its round of inspection of 2023, as a checked plan: what an office would hold after importing its workbook.
// All units and persons are invented. It knows neither the database nor the spreadsheet.

import type { CheckedPlan } from '../inspections/workbook/plan.js';
import { CITY_QUESTIONS } from './city-questions.js';
import {
  CITY_CARRIED_OVER,
  CITY_DELEGATION,
  CITY_HOLIDAYS,
  CITY_OTHER_INSPECTIONS,
  CITY_SCHEDULE,
} from './city-schedule.js';
import { CITY_UNITS } from './city-units.js';

export { CITY_CHECKLIST } from './city-schedule.js';

/** Plan 61/KH-UBND with the made-up city's units, teams, schedule, questions, shortcomings of 2022 and days off. */
export const CITY = {
  plan: {
    number: '61/KH-UBND',
    issuedOn: '2023-03-01',
    issuer: 'UBND thành phố Hà Nội',
    subject: 'Kế hoạch kiểm tra công tác cải cách hành chính năm 2023',
    fromOn: '2023-03-01',
    toOn: '2023-12-31',
    noticeDays: 10,
    ackDays: 2,
    reportDays: 5,
    supplementDays: 3,
    conclusionDays: 10,
    remediationDays: 30,
    officeHours: [
      { from: '08:00', to: '12:00' },
      { from: '13:00', to: '17:00' },
    ],
  },
  units: CITY_UNITS,
  delegation: CITY_DELEGATION,
  schedule: CITY_SCHEDULE,
  otherInspections: CITY_OTHER_INSPECTIONS,
  questions: CITY_QUESTIONS,
  carriedOver: CITY_CARRIED_OVER,
  holidays: CITY_HOLIDAYS,
} as const satisfies CheckedPlan;
