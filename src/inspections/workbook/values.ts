// Reads single cells as texts, days, times, numbers, phones, words of a list; reports what cannot be read, with the cell.
// Every reader answers the same way: undefined = its column is absent, null = blank or already reported, otherwise the value.

import { addDays, makeDay, readOfficeHours } from '../../kit/calendar.js';
import { readWrittenClock, readWrittenDay } from '../../kit/calendar-words.js';
import { isRefusal } from '../../kit/refusal.js';
import type { Cell } from '../../kit/workbook-file.js';
import { phoneText, readPhone } from '../../people/phones.js';
import type { Report } from './faults.js';
import type { SheetSpec } from './headers.js';
import type { OfficeSpan } from './plan.js';
import type { TableRow } from './table.js';
import { YES_WORDS } from './vocabulary.js';
import type { WordList } from './vocabulary.js';

/** A row while it is being checked: any field may be missing, or null after a report. */
export type Draft<T> = { -readonly [K in keyof T]?: T[K] | null | undefined };

type Read<T> = T | null | undefined;

const TEXT_LIMIT = 2_000;
const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._/&-]{0,39}$/u;

/** The readers of one line; the sheet's description tells them which fields are required. */
export function cellReaders(spec: SheetSpec, row: TableRow, report: Report) {
  const required = (field: string) => spec.columns.some((column) => column.field === field && column.required);
  const header = (field: string) => spec.columns.find((column) => column.field === field)!.vi;

  /** The cell itself, after the reports every kind of value shares. */
  function cellOf(field: string): Read<Cell> {
    if (!row.has(field)) return undefined;
    const cell = row.cell(field);
    if (!cell) {
      if (required(field)) report(row.ref(field), 'workbook-value-missing', { column: header(field) });
      return null;
    }
    if (cell.kind === 'error') {
      if (cell.text === '') report(cell.ref, 'workbook-formula-uncomputed');
      else report(cell.ref, 'workbook-formula-error', { value: cell.text });
      return null;
    }
    if (cell.text.length > TEXT_LIMIT) {
      report(cell.ref, 'workbook-text-long', { length: cell.text.length, max: TEXT_LIMIT });
      return null;
    }
    return cell;
  }

  function readWith<T>(field: string, read: (cell: Cell) => T | null): Read<T> {
    const cell = cellOf(field);
    return cell ? read(cell) : cell;
  }

  const text = (field: string): Read<string> => readWith(field, (cell) => cell.text);

  const code = (field: string): Read<string> =>
    readWith(field, (cell) => {
      if (CODE.test(cell.text)) return cell.text;
      report(cell.ref, 'workbook-code-unread', { typed: cell.text.slice(0, 60) });
      return null;
    });

  const day = (field: string): Read<string> => readWith(field, (cell) => readDay(cell, report));
  const clock = (field: string): Read<string> => readWith(field, (cell) => readClock(cell, report));
  const phone = (field: string): Read<string> => readWith(field, (cell) => readPhoneCell(cell, report));

  /** A whole number in a range. */
  const count = (field: string, min: number, max: number): Read<number> =>
    readWith(field, (cell) => {
      const n = cell.number ?? (/^\d{1,6}$/.test(cell.text) ? Number(cell.text) : NaN);
      if (Number.isInteger(n) && n >= min && n <= max) return n;
      report(cell.ref, 'workbook-count-unread', { typed: cell.text, min: String(min), max: String(max) });
      return null;
    });

  /** A number of points, with decimal comma or point. */
  const points = (field: string): Read<number> =>
    readWith(field, (cell) => {
      const n = cell.number ?? (/^\d{1,4}([.,]\d{1,3})?$/.test(cell.text) ? Number(cell.text.replace(',', '.')) : NaN);
      if (n >= 0 && n <= 1_000) return n;
      report(cell.ref, 'workbook-points-unread', { typed: cell.text });
      return null;
    });

  /** A figure not below zero, however it is grouped: 1000, 1.000, 12,5. */
  const figure = (field: string): Read<number> =>
    readWith(field, (cell) => {
      const plain = cell.text.replace(/(?<=\d)[. ](?=\d{3}(?!\d))/g, '').replace(',', '.');
      const n = cell.number ?? (/^\d{1,13}(\.\d{1,4})?$/.test(plain) ? Number(plain) : NaN);
      if (n >= 0) return n;
      report(cell.ref, 'workbook-figure-unread', { typed: cell.text.slice(0, 60) });
      return null;
    });

  const yes = (field: string): Read<boolean> => {
    const cell = cellOf(field);
    if (cell === null) return false;
    if (cell === undefined) return undefined;
    const word = YES_WORDS.find(cell.text);
    if (word === undefined) report(cell.ref, 'workbook-yes-unread', { typed: cell.text });
    return word === 'YES';
  };

  const word = <T extends string>(field: string, list: WordList<T>): Read<T> =>
    readWith(field, (cell) => findWord(cell, cell.text, list));

  /** Several words of a list, separated by commas or semicolons, each once. */
  const words = <T extends string>(field: string, list: WordList<T>): Read<T[]> => {
    const cell = cellOf(field);
    if (cell === undefined) return undefined;
    if (cell === null) return required(field) ? null : [];
    const found = splitList(cell.text, /[,;\n]/).map((piece) => findWord(cell, piece, list));
    return found.includes(null) ? null : ([...new Set(found)] as T[]);
  };

  function findWord<T extends string>(cell: Cell, typed: string, list: WordList<T>): T | null {
    const value = list.find(typed);
    if (value !== undefined) return value;
    report(cell.ref, 'workbook-word-unknown', { typed: typed.slice(0, 60), accepted: list.words.join(', ') });
    return null;
  }

  /** Free choices separated by semicolons. */
  const choices = (field: string): Read<string[]> => {
    const cell = cellOf(field);
    return cell ? splitList(cell.text, /[;\n]/) : cell === null ? [] : undefined;
  };

  const officeHours = (field: string): Read<readonly OfficeSpan[]> =>
    readWith(field, (cell) => {
      const hours = readOfficeHours(cell.text);
      if (!isRefusal(hours)) return hours;
      report(cell.ref, 'workbook-office-hours-unread', { typed: cell.text.slice(0, 60) });
      return null;
    });

  return { cellOf, text, code, day, clock, phone, count, points, figure, yes, word, words, choices, officeHours };
}

const splitList = (text: string, at: RegExp): string[] =>
  text
    .split(at)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');

function readDay(cell: Cell, report: Report): string | null {
  if (cell.kind === 'date') {
    const day = cell.date!.toISOString().slice(0, 10);
    // Before 1990 it is a clock time shown as a date, or a number formatted by mistake.
    if (day >= '1990-01-01' && day < '2101-01-01') return day;
    report(cell.ref, 'workbook-day-unread', { typed: cell.text });
    return null;
  }
  // A day in a cell that lost its date format is the number of days since 1900; five digits can be nothing else here.
  if (cell.kind === 'number' && Number.isInteger(cell.number) && cell.number! >= 32_874 && cell.number! <= 73_415) {
    return addDays('1899-12-30', cell.number!);
  }
  const written = cell.kind === 'text' ? readWrittenDay(cell.text)?.day : undefined;
  if (written?.day === undefined) {
    report(cell.ref, 'workbook-day-unread', { typed: cell.text.slice(0, 60) });
    return null;
  }
  const { year, month, day } = written;
  if (year === undefined) {
    report(cell.ref, 'workbook-day-without-year', { typed: cell.text.slice(0, 60) });
    return null;
  }
  const on = year >= 1990 && year <= 2100 ? makeDay(year, month, day) : null;
  if (!on) report(cell.ref, 'workbook-day-impossible', { typed: cell.text.slice(0, 60) });
  return on;
}

function readClock(cell: Cell, report: Report): string | null {
  if (cell.kind === 'date') return cell.date!.toISOString().slice(11, 16);
  // A time in a cell without a time format is a fraction of a day.
  if (cell.kind === 'number' && cell.number! > 0 && cell.number! < 1) {
    return new Date(Math.round(cell.number! * 1440) * 60_000).toISOString().slice(11, 16);
  }
  const clock = readWrittenClock(cell.text);
  if (clock === null) report(cell.ref, 'workbook-clock-unread', { typed: cell.text.slice(0, 60) });
  return clock;
}

// A spreadsheet drops the leading zero of a number; nine digits without it are read as well.
function readPhoneCell(cell: Cell, report: Report): string | null {
  const phone = readPhone(cell.text);
  if (!phone?.e164.startsWith('+84')) {
    report(cell.ref, 'workbook-phone-unread', { typed: cell.text.slice(0, 60) });
    return null;
  }
  if (phone.kind === 'mobile' && phone.replaced !== null)
    report(cell.ref, 'workbook-phone-replaced', { old: phone.replaced, new: phoneText(phone.e164) });
  return phone.e164;
}
