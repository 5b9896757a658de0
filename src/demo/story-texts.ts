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
  /** What stands on which phone afterwards. */
  readonly sights?: readonly { readonly phone: Key; readonly text: Words }[];
}

const morning = (vi: string, en: string): Words => ({ vi: `Đến sáng ${vi}`, en: `To the morning of ${en}` });

export const STEPS: readonly StepText[] = [
  {
    id: 'plan',
    title: { vi: 'Nạp kế hoạch', en: 'The plan comes in' },
    text: [
      {
        vi: 'Cơ quan thường trực gửi tệp kế hoạch. Hệ thống cho xem trước những gì sẽ thay đổi; bấm “Áp dụng”, rồi gửi lại chính tệp đó: không có gì thay đổi.',
        en: 'The standing office sends the plan workbook. The bot shows what would change; press “Apply”, then send the same file again: nothing changes.',
      },
    ],
    phones: ['office'],
    acts: [{ kind: 'file', phone: 'office' }],
    sights: [
      {
        phone: 'office',
        text: {
          vi: 'bản xem trước: thêm 01 đơn vị, 01 cuộc kiểm tra; 01 cuộc dời ngày.',
          en: 'the preview: one unit and one inspection added, one inspection moved.',
        },
      },
    ],
  },
  {
    id: 'people',
    title: { vi: 'Mời người', en: 'People join' },
    text: [
      {
        vi: 'Đầu mối mở liên kết mời (dùng một lần, trong 72 giờ), đọc thông tin về dữ liệu cá nhân, bấm “Đồng ý” rồi “Chia sẻ số điện thoại”. Cơ quan thường trực lập liên kết mời bằng /moi.',
        en: 'The focal point opens the invitation link (it works once, for 72 hours), reads the privacy notice, presses “Agree”, then “Share phone number”. The office makes such links with /moi.',
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
    title: { vi: 'Thông báo kiểm tra', en: 'The notice' },
    text: [
      {
        vi: 'Chuyển đồng hồ đến ngày gửi thông báo, 10 ngày làm việc trước ngày kiểm tra. Đầu mối bấm “Đã nhận”.',
        en: 'Move the clock to the day of the notice, 10 working days before the inspection. The focal point presses “Acknowledge”.',
      },
    ],
    phones: ['focal', 'head', 'lead'],
    acts: [{ kind: 'moveClock', to: '2023-09-07 08:31' }],
    sights: [
      {
        phone: 'focal',
        text: {
          vi: 'thông báo kèm tệp lịch .ics và nút “Đã nhận”.',
          en: 'the notice with an .ics file and “Acknowledge”.',
        },
      },
      { phone: 'head', text: { vi: 'cùng thông báo ấy.', en: 'the same notice.' } },
      {
        phone: 'lead',
        text: {
          vi: 'ai đã được gửi, ai đã nhận; thay đổi ngay khi bấm.',
          en: 'who was sent it and who has acknowledged, at once.',
        },
      },
    ],
  },
  {
    id: 'checklist',
    title: { vi: 'Trả lời phiếu', en: 'The checklist' },
    text: [
      {
        vi: 'Đầu mối bấm nút hoặc gõ như thường ngày (ví dụ “co”, “1399/1420”, “7/3/23”). Có thể để sau, quay lại, dừng và tiếp tục bằng /viec. Đầu mối dự phòng thấy cùng một phiếu.',
        en: 'The focal point presses buttons or types as people do (for example “yes”, “1399/1420”, “7/3/23”). Leave, go back, stop, and resume with /viec. The deputy sees the same checklist.',
      },
    ],
    phones: ['focal', 'deputy'],
    acts: [{ kind: 'say', phone: 'focal', text: '/traloi' }],
  },
  {
    id: 'documents',
    title: { vi: 'Tài liệu kiểm chứng', en: 'Documents' },
    text: [
      {
        vi: 'Ở câu cần minh chứng, gửi ảnh, tệp hoặc nhiều tệp cùng lúc bằng nút ghim giấy. Biên nhận ghi tên, dung lượng và mã đối chiếu.',
        en: 'At a question that needs evidence, send a photo, a file or several at once with the paper clip. The receipt names file, size and check code.',
      },
    ],
    phones: ['focal'],
    acts: [],
  },
  {
    id: 'review',
    title: { vi: 'Rà soát', en: 'Review' },
    text: [
      {
        vi: 'Sau khi đầu mối bấm “Nộp”, Tổ trưởng rà soát từng câu: chấp nhận, đề nghị bổ sung kèm lý do, hoặc ghi tồn tại với thời hạn khắc phục.',
        en: 'After the unit has pressed “Submit”, the lead goes through the answers: accept, return with a reason, or record a finding with a due date.',
      },
    ],
    phones: ['lead', 'focal'],
    acts: [{ kind: 'say', phone: 'lead', text: '/rasoat' }],
  },
  {
    id: 'remediation',
    title: { vi: 'Khắc phục', en: 'Remediation' },
    text: [
      {
        vi: 'Hai tồn tại của năm 2022 đã có sẵn. Đầu mối mở “Niêm yết TTHC chưa đầy đủ”, cập nhật tiến độ, gửi tài liệu, nộp kết quả; Tổ trưởng chấp nhận hoặc đề nghị bổ sung. Để nguyên “Giờ làm việc chưa được chấp hành nghiêm” cho bước sau.',
        en: 'Two shortcomings of 2022 are there already. The focal point opens “Procedures not fully on display”, reports progress, sends documents, submits the result; the lead accepts or returns it. Leave “Working hours not strictly kept” open for the next step.',
      },
    ],
    phones: ['focal', 'lead'],
    acts: [{ kind: 'say', phone: 'focal', text: '/khacphuc' }],
  },
  {
    id: 'nudges',
    title: { vi: 'Nhắc việc', en: 'Reminders' },
    text: [
      {
        vi: '“Giờ làm việc chưa được chấp hành nghiêm” phải xong chậm nhất ngày 29/09. Chuyển đồng hồ lần lượt đến từng buổi sáng: mỗi người nhận nhiều nhất một tin, lúc 08h15, gộp mọi việc; cấp trên chỉ được báo cáo sau khi cấp dưới đã được báo trước.',
        en: '“Working hours not strictly kept” is due on 29 September. Move the clock to one morning after the other: everyone gets one message at most, at 08:15, with all their duties in it; those above are told only after those below have been forewarned.',
      },
    ],
    phones: ['focal', 'head', 'lead'],
    acts: [
      { kind: 'moveClock', to: '2023-09-27 08:16', label: morning('27/09', '27 September') },
      { kind: 'moveClock', to: '2023-10-02 08:16', label: morning('02/10', '2 October') },
      { kind: 'moveClock', to: '2023-10-04 08:16', label: morning('04/10', '4 October') },
      { kind: 'moveClock', to: '2023-10-06 08:16', label: morning('06/10', '6 October') },
    ],
    sights: [
      {
        phone: 'focal',
        text: {
          vi: '27/09 còn 02 ngày làm việc; 02/10 đã quá thời hạn, kèm ngày sẽ báo cáo Chủ tịch; 04/10 và 06/10 việc đó đã được báo cáo ai.',
          en: '27/09 two working days left; 02/10 overdue, with the day on which the head will be told; 04/10 and 06/10 who has been told.',
        },
      },
      {
        phone: 'head',
        text: {
          vi: '04/10 báo cáo Chủ tịch, kèm ngày sẽ báo cáo Tổ trưởng; 06/10 nhắc lại.',
          en: '04/10 the report to the head, with the day on which the lead will be told; 06/10 once more.',
        },
      },
      { phone: 'lead', text: { vi: '06/10 báo cáo Tổ trưởng.', en: '06/10 the report to the lead.' } },
    ],
  },
  {
    id: 'broadcast',
    title: { vi: 'Thông báo chung', en: 'A general notice' },
    text: [
      {
        vi: 'Tổ trưởng gõ /thongbao, soạn nội dung, chọn nơi nhận, xem ai chưa gửi được, gửi và theo dõi; có thể dừng gửi.',
        en: 'The lead types /thongbao, writes the text, chooses who gets it, sees who cannot be reached, sends and watches; sending can be stopped.',
      },
    ],
    phones: ['lead', 'focal', 'head'],
    acts: [{ kind: 'say', phone: 'lead', text: '/thongbao' }],
  },
  {
    id: 'surprise',
    title: { vi: 'Kiểm tra đột xuất', en: 'A surprise inspection' },
    text: [
      {
        vi: 'Phường Hồ Sen gõ /lich: không có dấu hiệu nào của cuộc kiểm tra ngày 10/10. Chuyển đồng hồ đến sáng hôm đó; Tổ trưởng bấm “Đã có mặt” rồi xác nhận: phường được báo ngay.',
        en: 'UBND phường Hồ Sen sends /lich: there is no trace of the inspection of 10 October. Move the clock to that morning; the lead presses “On site” and confirms: the ward is told at once.',
      },
    ],
    phones: ['ward', 'lead'],
    acts: [
      { kind: 'say', phone: 'ward', text: '/lich' },
      { kind: 'moveClock', to: '2023-10-10 08:16' },
    ],
    sights: [
      {
        phone: 'lead',
        text: {
          vi: '10/10 thẻ “Đột xuất, chưa công bố”.',
          en: '10/10 the card of the surprise inspection, not yet announced.',
        },
      },
      {
        phone: 'ward',
        text: {
          vi: 'thông báo, chỉ sau khi Tổ trưởng xác nhận có mặt.',
          en: 'the announcement, only once the lead has confirmed.',
        },
      },
    ],
  },
];
