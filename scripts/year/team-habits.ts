// What the delegation does with what stands on its phones: review, judge, decide, go on site, conclude, write to all. It knows
// the fixed words of the buttons; it knows no table.
import type { Chance } from './chance.js';
import { answerCards } from './answering.js';
import type { Hand } from './hand.js';

const FINDINGS = [
  'Niêm yết thủ tục hành chính chưa đầy đủ tại trụ sở',
  'Sổ theo dõi bỏ trống cột ký nhận kết quả',
  'Tỷ lệ ký số cá nhân thấp so với yêu cầu',
  'Chưa ban hành kế hoạch tự kiểm tra cải cách hành chính',
  'Yêu cầu thêm giấy tờ ngoài quy định ở một số hồ sơ',
] as const;

/** Looks at the phone once, and does some of what waits there. */
export async function lookAsTeam(hand: Hand, chance: Chance): Promise<void> {
  if (hand.reader.role === 'LEAD' && chance.is(0.25)) await lookAtVisits(hand, chance);
  await hand.says('/viec');
  for (let n = 0; n < chance.between(1, 3); n += 1) {
    const todo = hand.card().labels.filter((label) => /^\d+ · /.test(label));
    if (todo.length === 0) return;
    await doDuty(hand, chance, chance.is(0.7) ? todo[0]! : chance.of(todo));
    await hand.says('/viec');
  }
}

/** A visit that has taken place: what was found there is written down and concluded. */
async function lookAtVisits(hand: Hand, chance: Chance): Promise<void> {
  await hand.says('/rasoat');
  if (!(await hand.presses(/^Các cuộc kiểm tra$/))) return;
  const visits = hand.card().labels.filter((label) => /^\d+ · Xem$/.test(label));
  if (visits.length === 0 || !(await hand.presses(new RegExp(`^${chance.of(visits)}$`)))) return;
  if (/Kết luận: chưa gửi/.test(hand.card().text)) await conclude(hand, chance);
}

async function doDuty(hand: Hand, chance: Chance, label: string): Promise<void> {
  const exactly = new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
  if (!(await hand.presses(exactly))) return;
  if (/Rà soát/.test(label)) await review(hand, chance);
  else if (hand.card().labels.includes('Không đồng ý')) await decide(hand, chance);
  else if (/Xem xét/.test(label)) await judge(hand, chance);
  else if (/gia hạn|Xem$/.test(label)) await decide(hand, chance);
  else if (/Gửi kết luận|Kết luận/.test(label)) await conclude(hand, chance);
  else if (/Đã có mặt/.test(label)) await hand.presses(/^(?:Xác nhận có mặt$|Có mặt ngày )/);
  else if (/Trả lời|Xem phiếu/.test(label)) await answerCards(hand, chance, 8);
  else if (/Ghi tiếp/.test(label)) await fillFinding(hand, chance);
}

/** The whole of a submission: a few answers one by one, the rest by section, one or two returned. */
async function review(hand: Hand, chance: Chance): Promise<void> {
  const head = () => hand.presses(/^(?:Bắt đầu rà soát|Tiếp tục câu)/);
  if (!(await head())) return;
  if (chance.is(0.5)) await returnOne(hand, chance);
  else await hand.presses(/^Chấp nhận$/);
  if (chance.is(0.3)) await returnOne(hand, chance);
  for (let n = 0; n < 10; n += 1) {
    await hand.says('/rasoat');
    await hand.presses(/^1 · /);
    if (await hand.presses(/^Kết thúc rà soát$/)) {
      await hand.presses(/^Gửi đơn vị$/);
      return;
    }
    const section = `Khối C${(n % 4) + 1}`;
    if (!(await hand.presses(new RegExp(`^${section}$`)))) continue;
    if (await hand.presses(/^Chấp nhận cả khối$/)) await hand.presses(/^Chấp nhận \d+ câu$/);
  }
}

async function returnOne(hand: Hand, chance: Chance): Promise<void> {
  if (!(await hand.presses(/^Đề nghị bổ sung$/))) return;
  const reason = chance.of([/^Thiếu minh chứng$/, /^Số liệu chưa khớp$/, null]);
  if (reason === null || !(await hand.presses(reason)))
    await hand.says('Đề nghị gửi trích xuất có xác nhận của bộ phận phụ trách');
  await hand.presses(/^Câu tiếp$/);
}

/** A result of remediation: accepted, or returned with what is missing. */
async function judge(hand: Hand, chance: Chance): Promise<void> {
  if (chance.is(0.65)) {
    if (await hand.presses(/^Chấp nhận$/)) await hand.presses(/^Chấp nhận kết quả$/);
    return;
  }
  if (!(await hand.presses(/^Đề nghị bổ sung$/))) return;
  await hand.presses(/^Văn bản đã ban hành$/);
  await hand.presses(/^Thiếu minh chứng$/);
  if (!(await hand.presses(/^Giữ /)) && !(await hand.presses(/^\d\d\/\d\d/))) {
    const example = /ví dụ (\d\d\/\d\d\/\d{4})/.exec(hand.card().text)?.[1];
    if (example) await hand.says(example);
  }
  await hand.presses(/^Gửi đơn vị$/);
}

/** Requests for more time, or for another day. */
async function decide(hand: Hand, chance: Chance): Promise<void> {
  if (/Đề nghị hoãn|gia hạn/.test(hand.card().text) && chance.is(0.75)) {
    if (await hand.presses(/^Đồng ý$/)) await hand.presses(/^Đồng ý/);
    return;
  }
  if (await hand.presses(/^Không đồng ý$/)) {
    await hand.says('Đề nghị thực hiện theo thời hạn đã thông báo');
    await hand.presses(/^Gửi đơn vị$/);
  } else await hand.presses(/^(?:Đã rõ|Đã xem|Đã nhận)$/);
}

/** Strengths and findings of a visit, then the conclusion. */
async function conclude(hand: Hand, chance: Chance): Promise<void> {
  if (chance.is(0.6) && (await hand.presses(/^Ưu điểm$/))) {
    await hand.says('Bộ phận Một cửa bố trí khang trang, thái độ hòa nhã');
    await hand.presses(/^Lưu$/);
  }
  for (let n = chance.between(0, 2); n > 0; n -= 1)
    if (await hand.presses(/^Ghi tồn tại$/)) await fillFinding(hand, chance);
  if (!(await hand.presses(/^Gửi (?:lại )?kết luận$/))) return;
  await hand.presses(/^Vẫn gửi kết luận$/);
  await hand.presses(/^Gửi (?:\d+ người|kết luận)/);
}

async function fillFinding(hand: Hand, chance: Chance): Promise<void> {
  for (let n = 0; n < 12; n += 1) {
    const { text } = hand.card();
    if (/Nội dung tồn tại, hạn chế\?/.test(text))
      await hand.says(`${chance.of(FINDINGS)} (mục ${chance.between(1, 99)} của biên bản)`);
    else if (/Mức độ\?/.test(text)) await hand.presses(/^Trung bình$/);
    else if (/Nguyên nhân\?/.test(text)) await hand.presses(chance.of([/^Chủ quan$/, /^Khách quan$/, /^Cả hai$/]));
    else if (/cụ thể\?/.test(text)) await hand.says('phân công chưa rõ');
    else if (/Giải pháp\?/.test(text)) await hand.says('xây dựng kế hoạch khắc phục');
    else if (/Trách nhiệm\?/.test(text)) await hand.presses(/^Đơn vị, người đứng đầu$/);
    else if (/Thời hạn khắc phục\?/.test(text)) {
      if (!(await hand.presses(/^\d\d\/\d\d\/\d{4}$/))) {
        const example = /ví dụ (\d\d\/\d\d\/\d{4})/.exec(text)?.[1];
        await hand.says(example ?? '29/12/2023');
      }
    } else if (!(await hand.presses(/^Lưu$/))) return;
    else return;
  }
}

/** Writes to the units: everybody's, or the team's. */
export async function broadcast(hand: Hand, chance: Chance): Promise<void> {
  await hand.says('/thongbao');
  await hand.presses(/^Soạn thông báo/);
  await hand.says(
    `Đề nghị các đơn vị rà soát tỷ lệ ký số cá nhân và báo cáo trong kỳ họp giao ban số ${chance.between(1, 99)}.`,
  );
  await hand.presses(/^Tất cả đơn vị/);
  await hand.presses(/^Tiếp tục$/);
  await hand.presses(/^Gửi \d+ người$/);
}
