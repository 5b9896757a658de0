// The law of totals: a count that a card says equals the lines below it, or says how many are left. Pure, over one text.
import { breach, type Law, type Said } from './journal.js';

const numberIn = (match: RegExpExecArray | null): number | null => {
  const digits = match?.[1] ?? match?.[2];
  return digits === undefined ? null : Number(digits);
};

/** A count in the head of a card, and the lines it counts. */
interface Counted {
  readonly what: string;
  readonly head: RegExp;
  readonly line: RegExp;
}

/** «… và 03 việc khác», «Còn 02 nội dung, đề nghị bấm …»: what stands no more in the list. */
const MORE = /^(?:… và|và|Và) (\d+) |^Còn (\d+) nội dung/mu;

const COUNTED: readonly Counted[] = [
  { what: 'duties to do', head: /^\*{0,2}Việc cần làm · .* – (\d+) việc/u, line: /^\d+\. /gmu },
  { what: 'duties watched', head: /^\*{0,2}Việc cần làm · .* theo dõi (\d+)/u, line: /^Theo dõi: /gmu },
  { what: 'duties of the morning', head: /^\*{0,2}Việc trong ngày · .* – (\d+) việc/u, line: /^\d+\. /gmu },
  { what: 'checklists to review', head: /^\*{0,2}Rà soát · .* – (\d+) phiếu/u, line: /^\d+\. /gmu },
  { what: 'new work', head: /^\*{0,2}Việc mới · .* – (\d+) việc/u, line: /^\d+\. /gmu },
  { what: 'requests for time', head: /^\*{0,2}Đề nghị gia hạn\*{0,2} – (\d+) đề nghị/u, line: /^\d+\. /gmu },
  { what: 'questions returned', head: /^Đoàn kiểm tra đề nghị bổ sung (\d+) câu/u, line: /^– Câu /gmu },
  { what: 'findings of a conclusion', head: /tồn tại, hạn chế (\d+) nội dung:/u, line: /^\d+\. /gmu },
  { what: 'units with nobody', head: /^\*{0,2}Đơn vị chưa có người nhận: (\d+)\//u, line: /^\d+\. /gmu },
  { what: 'things missing before handing in', head: /^Còn (\d+) mục trước khi nộp/mu, line: /^Câu \d+ – /gmu },
];

/** Pages: the rest stands behind a button. */
const hasPages = (labels: readonly string[]): boolean =>
  labels.some((label) => /^(?:Sau ›|‹ Trước|Xem theo dõi)/.test(label));

/** What does not add up in one message; null when everything does. */
export function wrongTotal({ text, labels }: Pick<Said, 'text' | 'labels'>): string | null {
  for (const { what, head, line } of COUNTED) {
    const said = numberIn(head.exec(text));
    if (said === null) continue;
    const listed = (text.match(line) ?? []).length;
    const more = listed === 0 && !/^Theo/.test(line.source) ? 0 : (numberIn(MORE.exec(text)) ?? 0);
    const fits = listed + (what === 'duties watched' ? 0 : more) === said;
    if (!fits && !(hasPages(labels) && listed < said)) return `${what}: ${said} said, ${listed} listed`;
  }
  return wrongBalance(text) ?? wrongReach(text);
}

const BALANCE = /Tổng (\d+) = (.*?)\./u;

function wrongBalance(text: string): string | null {
  const match = BALANCE.exec(text);
  if (!match) return null;
  const parts = [...match[2]!.matchAll(/\d+/gu)].map(([digits]) => Number(digits));
  const sum = parts.reduce((total, part) => total + part, 0);
  return sum === Number(match[1]) ? null : `a balance: ${match[1]} said, ${sum} in its parts`;
}

const REACH =
  /(\d+) đơn vị, (\d+) người\.\s*(?:Chưa gửi được cho ai|Gửi được (\d+)(?: người)?(?:; chưa gửi được (\d+))?)/u;

/** «03 đơn vị, 03 người. Gửi được 03» while units below have nobody. */
function wrongReach(text: string): string | null {
  const match = REACH.exec(text.replaceAll('**', ''));
  if (!match) return null;
  const people = Number(match[2]);
  // Nobody of them: all are out of reach.
  const reachable = Number(match[3] ?? 0);
  const unreachable = match[3] === undefined ? people : Number(match[4] ?? 0);
  if (reachable + unreachable !== people) return `reach: ${people} people said, ${reachable} + ${unreachable}`;
  const lonely = (text.match(/không còn ai nhận/gu) ?? []).length;
  return lonely > 0 && unreachable === 0 ? `reach: ${lonely} units with nobody, none said to be out of reach` : null;
}

/** Counts equal what they count. */
export const totalsHold: Law = ({ said }) =>
  said.flatMap((each) => {
    const wrong = wrongTotal(each);
    return wrong ? [breach('totals', wrong.replace(/\d+/gu, 'n'), each)] : [];
  });
