// What the year looked like: messages per role and month, the busiest days, and the laws broken, most often broken first.
// Figures and text out of the journal; it judges nothing.
import { dayOf } from '../../src/kit/calendar.js';
import type { Broken, Reader, Said } from './journal.js';

const WIDTH = 10;

const roleOf = (reader: Reader): string => reader.role;

function countBy<T>(list: readonly T[], of: (each: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const each of list) counts.set(of(each), (counts.get(of(each)) ?? 0) + 1);
  return counts;
}

/** «role × month»: messages that came unasked, and in all. */
export function drawMonths(said: readonly Said[]): string {
  const fresh = said.filter((each) => !each.edit);
  const months = [...new Set(fresh.map((each) => dayOf(each.at).slice(0, 7)))].sort();
  const roles = [...new Set(fresh.map((each) => roleOf(each.to)))].sort();
  const line = (name: string, cells: readonly string[]) =>
    name.padEnd(18) + cells.map((cell) => cell.padStart(WIDTH)).join('');
  const rows = roles.map((role) => {
    const own = fresh.filter((each) => roleOf(each.to) === role);
    const cell = (list: readonly Said[]) => `${list.filter((each) => !each.asked).length}/${list.length}`;
    return line(role, [
      ...months.map((month) => cell(own.filter((each) => dayOf(each.at).startsWith(month)))),
      cell(own),
    ]);
  });
  return [line('unasked/all', [...months.map((month) => month.slice(5)), 'all']), ...rows].join('\n');
}

/** The most unasked messages one person got on a day, by role, and the day that was busiest for all. */
export function drawPeaks(said: readonly Said[]): string {
  const unasked = said.filter((each) => !each.edit && !each.asked);
  const byPersonDay = countBy(unasked, (each) => `${roleOf(each.to)}|${each.to.name}|${dayOf(each.at)}`);
  const peaks = new Map<string, [string, number]>();
  for (const [key, count] of byPersonDay) {
    const [role, name, on] = key.split('|') as [string, string, string];
    if (count > (peaks.get(role)?.[1] ?? 0)) peaks.set(role, [`${name}, ${on}`, count]);
  }
  const [busiest] = [...countBy(unasked, (each) => dayOf(each.at))].sort((a, b) => b[1] - a[1]);
  return [
    ...[...peaks]
      .sort()
      .map(([role, [who, count]]) => `${role.padEnd(18)} ${String(count).padStart(3)} on one day: ${who}`),
    `busiest day for all: ${busiest?.[0] ?? '–'}, ${busiest?.[1] ?? 0} messages`,
  ].join('\n');
}

const SHOWN = 6;

/** Every law that was broken, with the first cases of each. */
export function drawBroken(broken: readonly Broken[], shown = SHOWN): string {
  const laws = [...new Set(broken.map((each) => `${each.law}: ${each.what}`))];
  const byLaw = laws.map((name) => broken.filter((each) => `${each.law}: ${each.what}` === name));
  return byLaw
    .sort((a, b) => b.length - a.length)
    .map((cases) =>
      [
        `FAIL ${cases[0]!.law}: ${cases[0]!.what} – ${cases.length} times`,
        ...cases
          .slice(0, shown)
          .map((each) => `  ${momentOf(each.at)} ${each.who}\n${each.text.replace(/^/gmu, '    | ')}`),
      ].join('\n'),
    )
    .join('\n');
}

function momentOf(at: Date): string {
  const local = new Date(at.getTime() + 7 * 3_600_000).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 16)}`;
}
