// The words of the story on the demo page, in Vietnamese and English: where to look and what to press. Data only.
import type { Words } from '../simulator/demo.js';
import type { DemoFigure } from './people.js';

type Key = DemoFigure['key'];

/** An act of a step before phones, instants and links are known. */
export type StepAct =
  | { readonly kind: 'moveClock'; readonly to: string; readonly label?: Words }
  | { readonly kind: 'join'; readonly phone: Key; readonly label?: Words }
  | { readonly kind: 'file'; readonly phone: Key; readonly label?: Words }
  | { readonly kind: 'say'; readonly phone: Key; readonly text: string; readonly label?: Words };

export interface StepText {
  readonly id: string;
  readonly title: Words;
  readonly text: Words[];
  readonly phones: Key[];
  readonly acts: StepAct[];
}

export const STEPS: readonly StepText[] = [
  {
    id: 'plan',
    title: { vi: '1. Nạp kế hoạch', en: '1. The plan comes in' },
    text: [
      {
        vi: 'Cơ quan thường trực gửi tệp kế hoạch. Hệ thống cho xem trước những gì sẽ thay đổi; bấm “Áp dụng” rồi gửi lại chính tệp đó: không có gì thay đổi.',
        en: 'The standing office sends the plan workbook. The system shows what would change; press “Apply”, then send the same file again: nothing changes.',
      },
    ],
    phones: ['office'],
    acts: [{ kind: 'file', phone: 'office' }],
  },
  {
    id: 'people',
    title: { vi: '2. Mời người', en: '2. People join' },
    text: [
      {
        vi: 'Đầu mối mở liên kết mời (dùng một lần, 72 giờ), đọc thông tin về dữ liệu cá nhân, bấm “Đồng ý” rồi “Chia sẻ số điện thoại”. Cơ quan thường trực tạo liên kết bằng /moi.',
        en: 'The focal point opens the invitation link (single use, 72 hours), reads the privacy notice, presses “Đồng ý”, then shares the phone number. The office makes links with /moi.',
      },
    ],
    phones: ['focal', 'office'],
    acts: [
      { kind: 'join', phone: 'focal' },
      { kind: 'say', phone: 'office', text: '/moi' },
    ],
  },
  {
    id: 'notice',
    title: { vi: '3. Thông báo kiểm tra', en: '3. The notice' },
    text: [
      {
        vi: 'Chuyển đồng hồ đến 08h30 ngày 07/09/2023 (10 ngày làm việc trước ngày kiểm tra). Đầu mối bấm “Đã nhận”; Tổ trưởng thấy trạng thái thay đổi.',
        en: 'Move the clock to 08:30 on 7 September 2023 (10 working days before). The focal point presses “Đã nhận”; the team lead sees the state change.',
      },
    ],
    phones: ['focal', 'lead', 'head'],
    acts: [{ kind: 'moveClock', to: '2023-09-07 08:31' }],
  },
  {
    id: 'checklist',
    title: { vi: '4. Trả lời phiếu', en: '4. The checklist' },
    text: [
      {
        vi: 'Đầu mối bấm “Trả lời”. Bấm nút hoặc gõ (ví dụ “co”, “1399/1420”, “7/3/23”). Có thể để sau, quay lại, dừng và tiếp tục bằng /viec.',
        en: 'The focal point presses “Trả lời”. Press buttons or type (for example “co”, “1399/1420”, “7/3/23”). Leave, go back, stop and resume with /viec.',
      },
    ],
    phones: ['focal', 'deputy'],
    acts: [{ kind: 'say', phone: 'focal', text: '/traloi' }],
  },
  {
    id: 'documents',
    title: { vi: '5. Tài liệu kiểm chứng', en: '5. Documents' },
    text: [
      {
        vi: 'Ở câu cần minh chứng, gửi ảnh, tệp hoặc nhiều tệp cùng lúc. Biên nhận ghi tên, dung lượng và mã đối chiếu.',
        en: 'At a question that needs evidence, send a photo, a file or several at once. The receipt names file, size and check code.',
      },
    ],
    phones: ['focal'],
    acts: [],
  },
  {
    id: 'review',
    title: { vi: '6. Rà soát', en: '6. Review' },
    text: [
      {
        vi: 'Sau khi đầu mối bấm “Nộp”, Tổ trưởng rà soát từng câu: chấp nhận, đề nghị bổ sung kèm lý do, hoặc ghi tồn tại với thời hạn khắc phục.',
        en: 'After the unit submits, the lead goes through the answers: accept, return with a reason, or record a finding with a due date.',
      },
    ],
    phones: ['lead', 'focal'],
    acts: [{ kind: 'say', phone: 'lead', text: '/rasoat' }],
  },
  {
    id: 'remediation',
    title: { vi: '7. Khắc phục', en: '7. Remediation' },
    text: [
      {
        vi: 'Tồn tại năm 2022 đã có sẵn trong /khacphuc. Đầu mối cập nhật tiến độ, gửi tài liệu, nộp kết quả; Tổ trưởng chấp nhận hoặc đề nghị bổ sung.',
        en: 'Shortcomings of 2022 are already in /khacphuc. The unit reports progress, sends documents, submits; the lead accepts or returns.',
      },
    ],
    phones: ['focal', 'lead'],
    acts: [{ kind: 'say', phone: 'focal', text: '/khacphuc' }],
  },
  {
    id: 'nudges',
    title: { vi: '8. Nhắc việc', en: '8. Nudges' },
    text: [
      {
        vi: 'Chuyển đồng hồ đến 08h15 ngày 12/09: mỗi người nhận nhiều nhất một tin buổi sáng. Sau hạn, thủ trưởng rồi Tổ trưởng được báo cáo.',
        en: 'Move the clock to 08:15 on 12 September: everyone gets at most one morning card. After the deadline the head and then the lead are told.',
      },
    ],
    phones: ['focal', 'head', 'lead'],
    acts: [
      { kind: 'moveClock', to: '2023-09-12 08:16' },
      { kind: 'moveClock', to: '2023-09-18 08:16' },
    ],
  },
  {
    id: 'broadcast',
    title: { vi: '9. Thông báo chung', en: '9. A broadcast' },
    text: [
      {
        vi: 'Tổ trưởng gõ /thongbao, soạn nội dung, chọn nơi nhận, xem ai chưa gửi được, gửi và theo dõi; có thể dừng gửi.',
        en: 'The lead types /thongbao, writes, chooses the audience, sees who cannot be reached, sends and watches; sending can be stopped.',
      },
    ],
    phones: ['lead', 'focal', 'head'],
    acts: [{ kind: 'say', phone: 'lead', text: '/thongbao' }],
  },
  {
    id: 'surprise',
    title: { vi: '10. Kiểm tra đột xuất', en: '10. A surprise inspection' },
    text: [
      {
        vi: 'Trước ngày 10/10, phường Hồ Sen không thấy gì (/lich). Đến 08h15 ngày 10/10, Tổ trưởng bấm “Đã có mặt”: phường được báo ngay.',
        en: 'Before 10 October the ward sees nothing (/lich). On 10 October the lead presses “Đã có mặt”: the ward is told at once.',
      },
    ],
    phones: ['ward', 'lead'],
    acts: [
      { kind: 'say', phone: 'ward', text: '/lich' },
      { kind: 'moveClock', to: '2023-10-10 08:16' },
    ],
  },
];
