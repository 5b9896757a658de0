// Laws about sentences that speak of a message to somebody: «đã được báo cáo …», «Hệ thống báo cơ quan thường trực», «đã gửi …».
// What they claim has happened, or happens when they say. Pure.
import { dayOf } from '../../src/kit/calendar.js';
import { breach } from './journal.js';
import type { Broken, DutyLife, DutyThen, Law, Presence, Reader, Said, Year } from './journal.js';

/** «Chủ tịch UBND huyện Tre Xanh», «Tổ trưởng Tổ B», «Trưởng Đoàn»: who is meant. */
export function whoIsMeant(title: string, year: Pick<Year, 'units' | 'presences'>): Reader[] {
  const readers = year.presences.map(({ reader }) => reader);
  const meant = title.normalize('NFC').trim();
  if (/^cơ quan thường trực/iu.test(meant))
    return readers.filter(({ role }) => role === 'OFFICE' || role === 'SECRETARY');
  if (/^Trưởng Đoàn/iu.test(meant)) return readers.filter(({ role }) => role === 'DELEGATION_HEAD');
  const team = /^Tổ trưởng(?: Tổ (\p{Lu}))?/u.exec(meant);
  if (team) return readers.filter(({ role, team: of }) => role === 'LEAD' && (!team[1] || of === team[1]));
  const unit = year.units
    .filter(({ headTitle }) => headTitle !== null && meant.startsWith(headTitle))
    .sort((a, b) => b.headTitle!.length - a.headTitle!.length)[0];
  const units = unit ? year.units.filter(({ headTitle }) => headTitle === unit.headTitle) : [];
  return readers.filter(({ role, unitId }) => role === 'HEAD' && units.some(({ id }) => id === unitId));
}

const ABOVE = '(?:Chủ tịch|Giám đốc|Chánh|Trưởng|Tổ trưởng|Thủ trưởng)';
const REPORTED = new RegExp(
  `đã được báo cáo (?:đến |tới )?(${ABOVE}[^.;]*?)(?: ngày (\\d\\d\\/\\d\\d\\/\\d{4}))?[.;]`,
  'gu',
);

const isoOf = (day: string): string => day.split('/').reverse().join('-');

/** Everybody claimed to have been told was told something on that day that speaks of the same duty or unit. */
export const reportedTrue: Law = (year) =>
  year.said.flatMap((each) => {
    if (each.edit) return [];
    const broken: Broken[] = [];
    for (const [, title, day] of each.text.matchAll(REPORTED)) {
      const on = day ? isoOf(day) : dayOf(each.at);
      const meant = new Set(whoIsMeant(title!, year).map(({ chat }) => chat));
      const told = year.said.some(
        (other) =>
          meant.has(other.to.chat) &&
          dayOf(other.at) === on &&
          other.about.some((duty) => each.about.some((own) => own.id === duty.id)),
      );
      if (!told) broken.push(breach('untrue', 'said to have been reported to somebody who got nothing', each));
    }
    return broken;
  });

const PROMISED = new RegExp(
  `nếu đến \\d\\dh\\d\\d ngày (\\d\\d\\/\\d\\d\\/\\d{4}) [^.]*?được báo cáo (?:đến |tới )?(${ABOVE}[^.;]*)[.;]`,
  'gu',
);

/** «nếu đến 08h15 ngày … chưa ghi nhận …, nội dung này sẽ được báo cáo …»: if nothing has come by then, it is, that day. */
export const promiseKept: Law = (year) =>
  year.said.flatMap((each) => {
    if (each.edit) return [];
    const broken: Broken[] = [];
    for (const [, day, title] of each.text.matchAll(PROMISED)) {
      const on = isoOf(day!);
      const meant = year.presences.filter(
        (presence) =>
          isThereOn(presence, on) && whoIsMeant(title!, year).some(({ chat }) => chat === presence.reader.chat),
      );
      const stillOpen = each.about.filter((duty) =>
        year.lives.some((life) => life.duty.id === duty.id && isOpenOn(life, on, duty)),
      );
      // A card over several duties does not say in words a machine reads which of them is meant: one of them is enough.
      if (meant.length === 0 || stillOpen.length < each.about.length || stillOpen.length === 0) continue;
      const chats = new Set(meant.map(({ reader }) => reader.chat));
      const told = year.said.some(
        (other) =>
          chats.has(other.to.chat) &&
          dayOf(other.at) === on &&
          other.about.some(({ id }) => stillOpen.some((duty) => duty.id === id)),
      );
      if (!told) broken.push(breach('untrue', 'announced to be reported to somebody who then got nothing', each));
    }
    return broken;
  });

const isThereOn = ({ spans }: Presence, on: string): boolean =>
  spans.some(({ from, to }) => dayOf(from) < on && (to === null || dayOf(to) > on));

const isOpenOn = (life: DutyLife, on: string, duty: DutyThen): boolean =>
  life.days.some((day) => day.on === on && day.dueAt.getTime() === duty.dueAt.getTime());

const OFFICE_TOLD = /cơ quan thường trực (?:đã được báo|được báo)|(?:đã|Hệ thống) báo cơ quan thường trực/iu;
const OFFICE_WITHIN = 2;

/** Where the office is said to have been told, somebody there hears something within two working days. */
export const officeTold: Law = (year) =>
  year.said.flatMap((each) => {
    if (each.edit || !OFFICE_TOLD.test(each.text)) return [];
    const latest = year.calendar.addWorkingDays(dayOf(each.at), OFFICE_WITHIN);
    if (latest > dayOf(year.endedAt)) return [];
    const told = year.said.some(
      (other) =>
        !other.asked &&
        other.at >= each.at &&
        dayOf(other.at) <= latest &&
        (other.to.role === 'OFFICE' || other.to.role === 'SECRETARY'),
    );
    return told ? [] : [breach('untrue', 'the office is said to have been told, and got nothing', each)];
  });

const PASSED_ON = /nội dung được chuyển đến (Trưởng Đoàn|Tổ trưởng Tổ \p{Lu}|Tổ \p{Lu})/u;

/** What is said to have been passed on reaches the one named by the next working day. */
export const passedOn: Law = (year) =>
  year.said.flatMap((each) => {
    const named = PASSED_ON.exec(each.text)?.[1];
    if (each.edit || named === undefined) return [];
    const latest = year.calendar.addWorkingDays(dayOf(each.at), 1);
    if (latest > dayOf(year.endedAt)) return [];
    const meant = whoIsMeant(named.replace(/^Tổ (?=\p{Lu}$)/u, 'Tổ trưởng Tổ '), year);
    const told = year.said.some(
      (other) =>
        !other.asked &&
        other.at >= each.at &&
        dayOf(other.at) <= latest &&
        meant.some(({ chat }) => chat === other.to.chat),
    );
    return told ? [] : [breach('untrue', 'said to have been passed on to somebody who got nothing', each)];
  });

const SENT_TO =
  /^(?:Đã ghi (?:kết quả rà soát|quyết định|đề nghị bổ sung) gửi (.+?)(?::|, chậm nhất)|Đã (?:gửi kết luận đến|lập kết luận gửi) (.+?) \()/u;

/** What is said to have been sent to a unit reaches somebody of it by the next working day, if anybody is there. */
export const sentToUnit: Law = (year) =>
  year.said.flatMap((each) => {
    const match = SENT_TO.exec(each.text);
    const title = match?.[1] ?? match?.[2];
    const unit = title ? year.units.find((one) => one.title === title) : undefined;
    if (!unit) return [];
    const latest = year.calendar.addWorkingDays(dayOf(each.at), 1);
    if (latest > dayOf(year.endedAt)) return [];
    const told = (other: Said) =>
      other.to.unitId === unit.id && !other.edit && other.at >= each.at && dayOf(other.at) <= latest;
    return year.said.some(told) ? [] : [breach('untrue', 'said to have been sent to a unit that got nothing', each)];
  });
