// Dates, times and sizes as the page shows them; the zone is always that of Hà Nội.
// @ts-check
import { pageLanguage } from './dom.js';

const ZONE = 'Asia/Ho_Chi_Minh';

/** @param {Date} date */
function parts(date) {
  const found = new Intl.DateTimeFormat('en-GB', {
    timeZone: ZONE,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(date);
  /** @type {Record<string, string>} */
  const by = {};
  for (const { type, value } of found) by[type] = value;
  return /** @type {{year: string, month: string, day: string, hour: string, minute: string}} */ (by);
}

/** @param {Date} date */
export function clockTime(date) {
  const { hour, minute } = parts(date);
  return pageLanguage() === 'vi' ? `${hour}h${minute}` : `${hour}:${minute}`;
}

/** @param {Date} date */
export function dayKey(date) {
  const { year, month, day } = parts(date);
  return `${year}-${month}-${day}`;
}

const WEEKDAYS_VI = ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'];

/** @param {Date} date */
export function longDay(date) {
  const { year, month, day } = parts(date);
  if (pageLanguage() === 'en') {
    return new Intl.DateTimeFormat('en-GB', {
      timeZone: ZONE,
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    }).format(date);
  }
  const weekday = new Date(`${year}-${month}-${day}T00:00:00Z`).getUTCDay();
  return `${WEEKDAYS_VI[weekday]}, ${day}/${month}/${year}`;
}

/**
 * A day as the clock in the bar shows it, where room is short; without its weekday on the way to another day.
 * @param {Date} date
 * @param {boolean} onTheWay
 */
export function clockDay(date, onTheWay) {
  if (pageLanguage() === 'vi') return onTheWay ? longDay(date).replace(/^.*, /, '') : longDay(date);
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: ZONE,
    weekday: onTheWay ? undefined : 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(date);
}

/** @param {Date} date */
export const dayAndTime = (date) => {
  const { year, month, day } = parts(date);
  return pageLanguage() === 'vi'
    ? `${clockTime(date)} ngày ${day}/${month}/${year}`
    : `${longDay(date)}, ${clockTime(date)}`;
};

/**
 * The value of a date-and-time field for this instant.
 * @param {Date} date
 */
export function fieldValue(date) {
  const { year, month, day, hour, minute } = parts(date);
  return `${year}-${month}-${day}T${hour}:${minute}`;
}

/**
 * The instant of a date-and-time field; Hà Nội has no summer time.
 * @param {string} value
 */
export const fieldInstant = (value) => new Date(`${value}:00+07:00`);

/** @param {number} bytes */
export function fileSize(bytes) {
  const comma = (/** @type {number} */ n) => {
    const text = n < 10 ? n.toFixed(1) : String(Math.round(n));
    return pageLanguage() === 'vi' ? text.replace('.', ',') : text;
  };
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${comma(bytes / 1000)} kB` : `${comma(bytes / 1_000_000)} MB`;
}
