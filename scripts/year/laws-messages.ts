// Laws about single messages and days: quiet hours, nothing twice, nothing after it was done, no hole in a sentence. Pure.
import { dayOf } from '../../src/kit/calendar.js';
import { breach, isUnasked, type Broken, type DutyThen, type Law, type Said } from './journal.js';

/** A surprise inspection is announced whenever the delegation stands at the door. */
const isArrival = (said: Said): boolean => /đang tiến hành kiểm tra đột xuất/.test(said.text);

/** Nothing unasked rings outside office hours, over lunch, on days off; only an arrival may. */
export const quietHours: Law = ({ said, calendar }) =>
  said
    .filter((each) => isUnasked(each) && each.ring && !isArrival(each) && calendar.isQuiet(each.at))
    .map((each) => breach('quiet hours', 'rings when nobody may be written to', each));

/** «(gửi lại)» in front: it says itself that it comes once more. */
const isMarked = (text: string): boolean => /^\((?:gửi lại|sent again)/iu.test(text);

/** Somebody decided anew on the same day in the same words: each decision is told. */
const isAnotherDecision = (one: Said, other: Said): boolean =>
  one.key !== other.key && [one, other].every(({ key }) => /^(?:item|review|extension|conclusion)\b/.test(key ?? ''));

/**
 * The same text does not reach the same person twice on a day, unless it says so. What came once more because a call got no
 * answer is a promise of the program («never skipped» goes first) and no breach.
 */
export const notTwice: Law = ({ said }) => {
  const first = new Map<string, Said>();
  const broken: Broken[] = [];
  for (const each of said) {
    if (!isUnasked(each) || isMarked(each.text)) continue;
    const key = `${each.to.chat}|${dayOf(each.at)}|${each.text}`;
    const before = first.get(key);
    if (before === undefined) first.set(key, each);
    else if (!each.doubted && !before.doubted && !isAnotherDecision(before, each))
      broken.push(breach('twice', 'the same text on the same day', each));
  }
  return broken;
};

const REMINDS =
  /trân trọng nhắc|chưa ghi nhận|đã quá thời hạn|hạn hôm nay|còn \d+ ngày làm việc (?:đến hạn|\(chậm nhất)|: còn \d+ ngày làm việc/u;

/** No reminder of something that was done when the reminder left. */
export const notAfterDone: Law = ({ said, units }) => {
  const unitOf = new Map(units.map(({ id, title }) => [id, title]));
  return said.flatMap((each) => {
    if (!isUnasked(each) || !REMINDS.test(each.text)) return [];
    const kindsOpen = new Set(each.about.filter((duty) => !duty.done).map((duty) => `${duty.kind}:${duty.unitId}`));
    return each.about
      .filter((duty) => duty.done && !kindsOpen.has(`${duty.kind}:${duty.unitId}`))
      .filter((duty) => isReminded(each.text, duty, unitOf.get(duty.unitId ?? '') ?? null))
      .map((duty) => breach('after done', `a reminder of what was done (${duty.kind})`, each));
  });
};

/** Whether a reminder asks for this kind of duty, in the line of a list that names it, or its unit. */
function isReminded(whole: string, { kind, title }: DutyThen, unit: string | null): boolean {
  const lines = whole.split('\n').filter((line) => line.includes(title.slice(0, 40)));
  const ofUnit = lines.filter((line) => unit !== null && line.includes(unit));
  const text = (ofUnit.length > 0 ? ofUnit : lines).join('\n');
  if (kind === 'REPORT') return /(?:nộp|việc nộp) phiếu kiểm tra|– nộp phiếu|phiếu kiểm tra và báo cáo/u.test(text);
  if (kind === 'SUPPLEMENT') return /nộp bổ sung phiếu/u.test(text);
  if (kind === 'ACKNOWLEDGE') return /xác nhận (?:thông báo|của .* thông báo)/u.test(text);
  if (kind === 'REMEDIATION') return /nộp kết quả khắc phục|việc .*hoàn thành nội dung khắc phục/u.test(text);
  if (kind === 'DECIDE') return /quyết định/u.test(text);
  if (kind === 'REVIEW') return /rà soát/u.test(text);
  if (kind === 'CONCLUDE') return /gửi kết luận/u.test(text);
  if (kind === 'ACKNOWLEDGE_CONCLUSION') return /xác nhận (?:kết luận|của .* kết luận)/u.test(text);
  if (kind === 'VERIFY') return /(?:kết quả )?xem xét/u.test(text);
  return true;
}

const HOLES: readonly (readonly [RegExp, string])[] = [
  [/\{|\}/u, 'a brace'],
  [/\bundefined\b|\bnull\b|\bNaN\b|\[object/u, 'a word of the program'],
  [/“\s*”|""|«\s*»|\(\s*\)/u, 'empty quotation marks'],
  [/[^\s] {2,}[^\s]/u, 'two spaces'],
  [/ [.,;:!?](?:\s|$)/u, 'a space before a stop'],
  [/[:;,–]\s*[.;,](?:\s|$)/u, 'two stops'],
  [/[\u2068\u2069]/u, 'a mark of direction'],
  [/(?:^|\s)(?:[a-z]+-)+[a-z]+(?:-[A-Z_]+)+(?:\s|$)/u, 'a key instead of a sentence'],
];

/** A sentence that ends where somebody, something or an instant should be named. */
const BREAKS_OFF = [
  /(?:Kính gửi|Kính đề nghị|Kính báo cáo|[Tt]rân trọng mời|được báo cáo)\s*[:.,;)]*\s*$/mu,
  /(?:Kính gửi|Kính đề nghị|Kính báo cáo|[Tt]rân trọng mời|được báo cáo)[.,;)]/u,
  /(?:chậm nhất|(?:đến|từ|vào) ngày|(?<!cùng )lúc)\s*[.,;)]/u,
] as const;

const wrongIn = (text: string): string | null => HOLES.find(([hole]) => hole.test(text))?.[1] ?? null;

/** The hole in a text, if there is one. */
export const holeIn = (text: string): string | null =>
  wrongIn(text) ?? (BREAKS_OFF.some((broken) => broken.test(text)) ? 'a sentence that breaks off' : null);

/** No message or button with an empty place, a brace or a word of the program. */
export const noHoles: Law = ({ said }) =>
  said.flatMap((each) => {
    const hole = holeIn(each.text) ?? each.labels.map(wrongIn).find((found) => found !== null);
    return hole ? [breach('hole', hole, each)] : [];
  });
