// The ten steps a newcomer can play beside the phones. The words stand here in both languages; who plays which part, and
// the instants, come from the product. It must not know how the product does any of it.
import type { DemoAct, DemoStep, Words } from '../../src/simulator/demo.js';

/** A part in the story. */
export interface StoryPart {
  personId: number;
  name: string;
}

/** Who plays, and what the product knows beforehand. */
export interface StoryCast {
  /** The standing office, who owns the plan. */
  office: StoryPart;
  /** The focal point who joins and answers. */
  focal: StoryPart;
  /** The head of that unit. */
  head: StoryPart;
  /** The lead of the team that inspects the unit. */
  lead: StoryPart;
  /** The unit's name as it stands in messages. */
  unit: string;
  /** The focal point of the unit that gets a surprise visit, and the unit's name. */
  surprised: StoryPart & { unit: string };
  /** The file name of the sample plan. */
  planFile: string;
  /** Payloads of invitation links that are open now. */
  invitations?: { focal?: string; head?: string };
  /** Instants other than those of the demo's September 2023. */
  instants?: Partial<Record<StoryInstant, string>>;
}

export type StoryInstant =
  'join' | 'notice' | 'checklist' | 'review' | 'remediation' | 'nudge' | 'overdue' | 'broadcast' | 'surprise';

const DEFAULT_INSTANTS: Record<StoryInstant, string> = {
  join: '2023-08-15T08:30:00+07:00',
  notice: '2023-09-07T08:30:00+07:00',
  checklist: '2023-09-08T10:00:00+07:00',
  review: '2023-09-14T08:15:00+07:00',
  remediation: '2023-09-15T09:00:00+07:00',
  nudge: '2023-09-27T08:15:00+07:00',
  overdue: '2023-10-02T08:15:00+07:00',
  broadcast: '2023-10-02T14:00:00+07:00',
  surprise: '2023-10-10T08:15:00+07:00',
};

const both = (vi: string, en: string): Words => ({ vi, en });

/** Builds the ten steps for this cast. */
export function tenSteps(cast: StoryCast): DemoStep[] {
  const { office, focal, head, lead, surprised, unit } = cast;
  const at = (when: StoryInstant, label?: Words): DemoAct => ({
    kind: 'moveClock',
    to: cast.instants?.[when] ?? DEFAULT_INSTANTS[when],
    label,
  });
  const command = (who: StoryPart, text: string): DemoAct => ({ kind: 'say', personId: who.personId, text });
  const invited = (who: StoryPart, payload: string | undefined): DemoAct[] =>
    payload === undefined ? [] : [{ kind: 'open', personId: who.personId, payload }];
  const ids = (...parts: StoryPart[]): number[] => parts.map(({ personId }) => personId);

  return [
    {
      id: 'plan',
      title: both('Nạp kế hoạch kiểm tra', 'Load the plan'),
      text: [
        both(
          `Cơ quan thường trực gửi tệp kế hoạch vào trò chuyện từ máy của ${office.name}. Hệ thống đọc tệp, báo lỗi theo từng ô, rồi cho xem trước thay đổi.`,
          `The standing office sends the plan workbook into the chat, from the phone of ${office.name}. The bot reads it, names faults cell by cell, then shows what would change.`,
        ),
        both(
          'Xem phần “Xem trước thay đổi”, rồi bấm “Áp dụng”. Có thể sửa tệp và gửi lại: chỉ phần khác đi được áp dụng.',
          'Read “Preview of changes”, then press “Apply”. Change the file and send it again if you like: only what differs is applied.',
        ),
      ],
      phones: ids(office),
      acts: [
        {
          kind: 'file',
          personId: office.personId,
          name: cast.planFile,
          label: both('Tải tệp kế hoạch mẫu', 'Download the sample plan'),
        },
      ],
    },
    {
      id: 'join',
      title: both('Tham gia bằng liên kết mời', 'Join with a link'),
      text: [
        both(
          `Trên máy của ${office.name}, gửi /moi để lập lời mời cho đầu mối của ${unit}. Bấm vào liên kết và chọn mở trên máy của ${focal.name}.`,
          `On the phone of ${office.name}, send /moi and make an invitation for the focal point of ${unit}. Press the link and open it on the phone of ${focal.name}.`,
        ),
        both(
          'Đọc thông tin về dữ liệu cá nhân, bấm “Đồng ý”, rồi “Chia sẻ số điện thoại”. Liên kết chỉ dùng được một lần: thử mở lại trên máy khác.',
          'Read the privacy notice, press “I agree”, then share the phone number. The link works once: try it again on another phone.',
        ),
      ],
      phones: ids(office, focal),
      acts: [
        at('join'),
        command(office, '/moi'),
        ...invited(focal, cast.invitations?.focal),
        ...invited(head, cast.invitations?.head),
      ],
    },
    {
      id: 'notice',
      title: both('Thông báo lịch kiểm tra', 'The notice'),
      text: [
        both(
          `Đến ngày gửi thông báo, ${unit} nhận thông báo lịch kiểm tra kèm tệp .ics. Bấm “Đã nhận” trên máy của ${focal.name}.`,
          `When the day comes, ${unit} gets the notice of its inspection with an .ics file. Press “Acknowledge” on the phone of ${focal.name}.`,
        ),
        both(
          `Máy của ${lead.name} (Tổ trưởng) thấy ngay ai đã nhận. Cũng có thể thử “Đề nghị hoãn” thay vì “Đã nhận”.`,
          `The phone of ${lead.name} (team lead) shows at once who has acknowledged. You can also try “Request postponement” instead.`,
        ),
      ],
      phones: ids(focal, head, lead),
      acts: [at('notice')],
    },
    {
      id: 'checklist',
      title: both('Trả lời phiếu kiểm tra', 'The checklist'),
      text: [
        both(
          'Bấm “Trả lời” hoặc gửi /viec. Mỗi câu là một thẻ; trả lời bằng nút hoặc gõ như thường ngày: “co”, “98,5%”, “1.399/1420”, “7/3/23”.',
          'Press “Answer” or send /viec. Each question is one card; press a button or type as people do: “co”, “98,5%”, “1.399/1420”, “7/3/23”.',
        ),
        both(
          'Thử nhập sai, ví dụ “31/4/23”; thử “Để sau”, “Quay lại”, hoặc sửa tin đã gửi. Câu trả lời được ghi ngay, dừng lúc nào cũng được.',
          'Try something wrong such as “31/4/23”; try “Later”, “Back”, or edit a sent message. Every answer is kept at once; stop whenever you like.',
        ),
      ],
      phones: ids(focal),
      acts: [at('checklist'), command(focal, '/viec')],
    },
    {
      id: 'documents',
      title: both('Gửi tài liệu kiểm chứng', 'Documents'),
      text: [
        both(
          'Ở câu cần minh chứng, đính kèm ảnh hoặc tệp (chọn nhiều tệp một lần cũng được). Mỗi tệp có dòng xác nhận với dung lượng và mã đối chiếu.',
          'Where evidence is needed, attach photos or files (several at once if you like). Each one gets a receipt with its size and a check code.',
        ),
        both(
          'Thử gửi cùng một tệp hai lần, một tệp nén, hoặc tệp có chữ “mật” trong tên.',
          'Try the same file twice, an archive, or a file with “mật” (secret) in its name.',
        ),
      ],
      phones: ids(focal),
      acts: [command(focal, '/tailieu')],
    },
    {
      id: 'review',
      title: both('Nộp và rà soát', 'Submit and review'),
      text: [
        both(
          `${focal.name} bấm “Xem lại”, bổ sung câu còn thiếu rồi “Nộp”. Sau đó ${lead.name} gửi /rasoat và xem từng câu.`,
          `${focal.name} presses “Review”, fills what is missing, then “Submit”. After that ${lead.name} sends /rasoat and goes through the answers.`,
        ),
        both(
          'Chấp nhận một số câu, “Đề nghị bổ sung” một câu kèm lý do: chỉ câu đó mở lại ở đơn vị.',
          'Accept some answers and return one with a reason: only that question opens again at the unit.',
        ),
      ],
      phones: ids(focal, lead),
      acts: [at('review'), command(lead, '/rasoat')],
    },
    {
      id: 'remediation',
      title: both('Khắc phục tồn tại', 'Remediation'),
      text: [
        both(
          `${focal.name} gửi /khacphuc: cập nhật tiến độ, gửi tài liệu, “Nộp kết quả” – hoặc “Đề nghị gia hạn” kèm lý do.`,
          `${focal.name} sends /khacphuc: notes progress, adds documents, submits the result – or requests an extension with a reason.`,
        ),
        both(
          `${lead.name} chấp nhận hoặc đề nghị bổ sung. Người nộp không tự chấp nhận được.`,
          `${lead.name} accepts or returns it. Nobody can accept what they submitted themselves.`,
        ),
      ],
      phones: ids(focal, lead),
      acts: [at('remediation'), command(focal, '/khacphuc')],
    },
    {
      id: 'nudges',
      title: both('Nhắc việc, báo cáo cấp trên', 'Nudges'),
      text: [
        both(
          'Chuyển đồng hồ đến sáng ngày sát hạn: mỗi người chỉ nhận một thẻ lúc 08h15, gộp mọi việc.',
          'Move the clock to the morning before a deadline: everyone gets a single card at 08:15, with all their duties in it.',
        ),
        both(
          `Chuyển tiếp đến sau hạn: Hệ thống báo trước cho ${focal.name}, rồi mới kính báo cáo ${head.name}. Ngoài giờ làm việc không có tin nhắc.`,
          `Move on past the deadline: ${focal.name} is warned beforehand, and only then is ${head.name} told. Nothing comes outside office hours.`,
        ),
      ],
      phones: ids(focal, head, lead),
      acts: [at('nudge'), at('overdue')],
    },
    {
      id: 'broadcast',
      title: both('Thông báo chung', 'Broadcast'),
      text: [
        both(
          `${lead.name} gửi /thongbao, viết nội dung, chọn nơi nhận, xem trước đúng như người nhận sẽ thấy, rồi gửi.`,
          `${lead.name} sends /thongbao, writes the text, chooses who gets it, sees it exactly as they will, and sends.`,
        ),
        both(
          'Trước khi gửi, hãy chặn bot trên một máy (nút ⋮) hoặc bật “Sự cố”: tổng số luôn khớp và nêu rõ ai chưa nhận được.',
          'Before sending, block the bot on one phone (the ⋮ button) or switch on a fault: the totals always balance and name who was not reached.',
        ),
      ],
      phones: ids(lead, focal, head),
      acts: [at('broadcast'), command(lead, '/thongbao')],
    },
    {
      id: 'surprise',
      title: both('Kiểm tra đột xuất', 'Surprise inspection'),
      text: [
        both(
          `Sáng hôm đó chỉ ${lead.name} và thành viên được phân công biết. Gửi /lich từ máy của ${surprised.name} (${surprised.unit}): không có dấu hiệu nào.`,
          `That morning only ${lead.name} and the assigned members know. Send /lich from the phone of ${surprised.name} (${surprised.unit}): there is no trace of it.`,
        ),
        both(
          `Khi ${lead.name} bấm “Đã có mặt” và xác nhận, đơn vị được báo trong vài giây.`,
          `When ${lead.name} presses “On site” and confirms, the unit is told within seconds.`,
        ),
      ],
      phones: ids(lead, surprised),
      acts: [at('surprise'), command(surprised, '/lich'), command(lead, '/lich')],
    },
  ];
}
