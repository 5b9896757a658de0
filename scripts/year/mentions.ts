// Which duties a text speaks of. Pure; it knows the words of duties and nothing of how a message came about.
import { isOfTeam } from '../../src/deadlines/rules.js';
import type { DutyThen, Reader, UnitThen } from './journal.js';

/** How each kind of duty is called in reminders. */
const REMINDED: Readonly<Record<DutyThen['kind'], RegExp>> = {
  ACKNOWLEDGE: /xác nhận (?:của .{0,120}đối với )?thông báo kiểm tra|chưa xác nhận thông báo/iu,
  REPORT: /nộp phiếu kiểm tra|(?<!bổ sung )phiếu kiểm tra(?: và báo cáo)?,? (?:đã quá|còn|hạn|chậm nhất)/iu,
  SUPPLEMENT: /nộp bổ sung phiếu|bổ sung .{0,20}câu|bổ sung phiếu kiểm tra/iu,
  REMEDIATION: /khắc phục/iu,
  VERIFY: /xem xét|kết quả khắc phục/iu,
  DECIDE: /gia hạn|hoãn|quyết định/iu,
  REVIEW: /rà soát/iu,
  CONCLUDE: /gửi kết luận/iu,
  ACKNOWLEDGE_CONCLUSION: /xác nhận (?:của .{0,120}đối với )?kết luận kiểm tra/iu,
};

/** How it is first announced. */
const ANNOUNCED: Readonly<Record<DutyThen['kind'], RegExp>> = {
  ACKNOWLEDGE: /bấm “Đã nhận”|thông báo kiểm tra|THÔNG BÁO (?:LỊCH|ĐIỀU CHỈNH)/u,
  REPORT: /[Pp]hiếu kiểm tra|hạn nộp phiếu/u,
  SUPPLEMENT: /đề nghị bổ sung|[Bb]ổ sung/u,
  REMEDIATION: /./u,
  VERIFY: /[Kk]ết quả khắc phục|[Xx]em xét/u,
  DECIDE: /gia hạn|hoãn|quyết định/iu,
  REVIEW: /rà soát/iu,
  CONCLUDE: /kết luận/iu,
  ACKNOWLEDGE_CONCLUSION: /THÔNG BÁO KẾT LUẬN|kết luận kiểm tra/u,
};

const MARKS = /\p{M}|[.…“”"]/gu;
const fold = (text: string): string => text.normalize('NFC').replace(MARKS, '').replace(/\s+/gu, ' ').toLowerCase();

/** The beginning of a title without the unit before it, as far as every card shows it. */
const shown = ({ kind, title }: DutyThen): string =>
  fold(kind === 'DECIDE' ? title.replace(/^[^:]*: /u, '') : title)
    .slice(0, 60)
    .trim();

const namesUnit = (text: string, duty: DutyThen, units: ReadonlyMap<string, UnitThen>): boolean => {
  const unit = duty.unitId === null ? undefined : units.get(duty.unitId);
  return unit !== undefined && text.includes(unit.title);
};

/**
 * Whether a text to this reader speaks of a duty: one of the reader's own unit or team, one whose unit is named, or what a team
 * owes as it is accounted for to the head of the delegation.
 */
export function speaksOf(
  text: string,
  reader: Reader,
  duty: DutyThen,
  units: ReadonlyMap<string, UnitThen>,
  how: 'reminded' | 'announced',
): boolean {
  const own = duty.unitId !== null && duty.unitId === reader.unitId;
  const ofTeam = isOfTeam(duty.kind) && duty.teamId !== null && duty.teamId === reader.teamId;
  const accounted = isOfTeam(duty.kind) && reader.role === 'DELEGATION_HEAD';
  if (!own && !ofTeam && !accounted && !namesUnit(text, duty, units)) return false;
  const byTitle = duty.kind === 'REMEDIATION' || isOfTeam(duty.kind);
  if (byTitle && !fold(text).includes(shown(duty))) return false;
  const words = how === 'reminded' ? REMINDED[duty.kind] : ANNOUNCED[duty.kind];
  // What a card gathers stands in lines of its own: a word of one line says nothing of the unit of another.
  return own || ofTeam
    ? words.test(text)
    : text.split('\n').some((line) => words.test(line) && namesUnit(line, duty, units)) ||
        (byTitle && words.test(text));
}
