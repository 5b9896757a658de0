// Days off and working Saturdays of civil servants in Việt Nam, 2023–2026, as announced each year.
// A seed for the table that the office edits: swaps («hoán đổi ngày làm việc») are ordered year by year and lunar
// dates are never computed. Ranges include the weekends within them. Data only.

import { addDays, type Holiday } from './calendar-days.js';

const off = (from: string, to: string, note: string): Holiday[] => {
  const rows: Holiday[] = [];
  for (let on = from; on <= to; on = addDays(on, 1)) rows.push({ on, kind: 'OFF', note });
  return rows;
};
const work = (on: string, note: string): Holiday => ({ on, kind: 'WORK', note });

/** Holiday rows by year. */
export const HOLIDAYS_VN: Readonly<Record<number, readonly Holiday[]>> = {
  2023: [
    ...off('2023-01-01', '2023-01-02', 'Tết Dương lịch'),
    ...off('2023-01-20', '2023-01-26', 'Tết Nguyên đán'),
    ...off('2023-04-29', '2023-05-03', 'Giỗ Tổ Hùng Vương, 30/4 và 01/5'),
    ...off('2023-09-01', '2023-09-04', 'Quốc khánh'),
  ],
  2024: [
    ...off('2024-01-01', '2024-01-01', 'Tết Dương lịch'),
    ...off('2024-02-08', '2024-02-14', 'Tết Nguyên đán'),
    ...off('2024-04-18', '2024-04-18', 'Giỗ Tổ Hùng Vương'),
    ...off('2024-04-29', '2024-05-01', '30/4 và 01/5'),
    work('2024-05-04', 'Làm bù ngày 29/4'),
    ...off('2024-08-31', '2024-09-03', 'Quốc khánh'),
  ],
  2025: [
    ...off('2025-01-01', '2025-01-01', 'Tết Dương lịch'),
    ...off('2025-01-25', '2025-02-02', 'Tết Nguyên đán'),
    ...off('2025-04-05', '2025-04-07', 'Giỗ Tổ Hùng Vương'),
    work('2025-04-26', 'Làm bù ngày 02/5'),
    ...off('2025-04-30', '2025-05-04', '30/4 và 01/5'),
    ...off('2025-08-30', '2025-09-02', 'Quốc khánh'),
  ],
  2026: [
    ...off('2026-01-01', '2026-01-04', 'Tết Dương lịch'),
    work('2026-01-10', 'Làm bù ngày 02/01'),
    ...off('2026-02-14', '2026-02-22', 'Tết Nguyên đán'),
    ...off('2026-04-25', '2026-04-27', 'Giỗ Tổ Hùng Vương'),
    ...off('2026-04-30', '2026-05-03', '30/4 và 01/5'),
    work('2026-08-22', 'Làm bù ngày 31/8'),
    ...off('2026-08-29', '2026-09-02', 'Quốc khánh'),
    ...off('2026-11-24', '2026-11-24', 'Ngày Văn hóa Việt Nam (đề nghị xác nhận trước khi tính thời hạn tháng 11)'),
  ],
};

/** All rows of 2023–2026 in order. */
export const ALL_HOLIDAYS_VN: readonly Holiday[] = Object.values(HOLIDAYS_VN).flat();
