// Who is heard where something is typed or sent: commands, and dialogues opened in a role that may have ended since. No test.
import {
  LEADERS,
  right,
  both,
  everyone,
  unit,
  anyHead,
  team,
  judges,
  readers,
  delegation,
  office,
  senders,
  mine,
  either,
  head,
  type Right,
} from './rights.js';
import type { World } from './world.js';

/** Commands, and whom they are there for. Nothing they do changes anything. */
export const COMMANDS: Readonly<Record<string, Right>> = {
  ...Object.fromEntries(
    ['viec', 'todo', 'batdau', 'lich', 'calendar', 'trogiup', 'help', 'lienhe', 'contact', 'toi', 'me'].map((name) => [
      name,
      everyone,
    ]),
  ),
  ...{ moi: either(office, anyHead), invite: either(office, anyHead), donvi: office, units: office },
  ...{ kehoach: office, plan: office, traloi: everyone, answer: everyone },
  ...{ khacphuc: everyone, fixes: everyone, giahan: everyone, extension: everyone },
  ...{ rasoat: delegation, review: delegation },
  thongbao: right('LEAD ours', 'LEAD theirs', 'SECRETARY', 'OFFICE', ...LEADERS),
  broadcast: right('LEAD ours', 'LEAD theirs', 'SECRETARY', 'OFFICE', ...LEADERS),
};

/** What is typed or sent at an open dialogue, in the state in which its right person would be heard. */
export interface Typed {
  readonly dialogue: string;
  readonly step: string;
  readonly data: (world: World) => Record<string, unknown>;
  readonly sent: string;
  readonly isFile?: boolean;
  readonly may: Right;
  readonly own?: boolean;
  readonly state: string;
  readonly changes?: string;
}

const atItemStep = (step: string, sent: string, state: string, changes?: string): Typed => ({
  ...{ dialogue: 'remediation.item', step, sent, state, may: unit, data: ({ item }: World) => ({ itemId: item }) },
  ...(changes ? { changes } : {}),
});
const atVerdict = (step: string, sent: string): Typed => ({
  ...{ dialogue: 'remediation.verdict', step, sent, state: 'item submitted', may: judges, changes: 'item_return' },
  data: ({ item }) => ({ itemId: item }),
});
const atForm = (step: string, sent: string): Typed => ({
  ...{ dialogue: 'remediation.finding', step, sent, state: 'draft', own: true, may: both(judges, mine) },
  ...{ data: ({ finding }: World) => ({ findingId: finding }), changes: 'finding' },
});

export const TYPED: readonly Typed[] = [
  {
    ...{ dialogue: 'people.invite', step: 'unit', sent: 'Tre Xanh', state: 'plain', may: office },
    data: () => ({ query: null }),
  },
  {
    ...{ dialogue: 'people.end', step: 'why', sent: 'Nghỉ chế độ', state: 'plain', may: either(office, head) },
    data: ({ colleaguesRole }) => ({ roleId: colleaguesRole }),
  },
  {
    ...{ dialogue: 'checklists.ask', step: 'ask', sent: 'có', state: 'unanswered', may: unit, changes: 'answer' },
    data: (world) => ({ c: world.checklist, q: world.question, v: 0 }),
  },
  {
    ...{ dialogue: 'checklists.ask', step: 'explain', sent: 'Đang chờ cấp trên ban hành văn bản', state: 'open' },
    ...{ may: unit, changes: '*', data: (world: World) => ({ c: world.checklist, q: world.question, v: 1 }) },
  },
  {
    ...{ dialogue: 'checklists.ask', step: 'files', sent: 'minh-chung', isFile: true, state: 'open', may: unit },
    ...{ changes: 'evidence', data: (world: World) => ({ c: world.checklist, q: world.question, v: 1 }) },
  },
  {
    ...{ dialogue: 'checklists.ask', step: 'ask', sent: 'anh-hien-truong', isFile: true, state: 'open', may: team },
    ...{ changes: 'evidence', data: (world: World) => ({ c: world.checklist, q: world.onSite, v: 0 }) },
  },
  {
    ...{ dialogue: 'checklists.page', step: 'as-of', sent: '20/09/2023', state: 'all answered', may: unit },
    data: ({ checklist }) => ({ c: checklist }),
  },
  {
    ...{ dialogue: 'checklists.page', step: 'onsite', sent: 'xong', state: 'open', may: team },
    data: ({ checklist }) => ({ c: checklist }),
  },
  atItemStep('progress', 'Đã bổ sung niêm yết tại bộ phận một cửa', 'item open', 'item_event'),
  atItemStep('explain', 'Chưa có tài liệu vì đang chờ phê duyệt', 'item under way', 'item_event'),
  atItemStep('extend-reason', 'Cần thêm thời gian để bố trí kinh phí', 'item under way', 'extension'),
  { ...atItemStep('extend-date', '25/10/2023', 'request drafted', '*'), own: true },
  { ...atItemStep('card', 'xin hỏi', 'item open'), may: either(unit, readers) },
  { ...atItemStep('files', 'ket-qua', 'item under way', 'evidence'), isFile: true },
  atVerdict('what', 'Bổ sung biên bản niêm yết'),
  atVerdict('why', 'Hình ảnh chưa thể hiện ngày chụp'),
  {
    ...{ dialogue: 'remediation.decision', step: 'decline', sent: 'Đã gia hạn một lần, đề nghị hoàn thành đúng hạn' },
    ...{ state: 'request waiting', may: judges, changes: 'extension', data: ({ item }: World) => ({ itemId: item }) },
  },
  {
    ...{ dialogue: 'remediation.decision', step: 'date', sent: '20/10/2023', state: 'request waiting', may: judges },
    data: ({ item }) => ({ itemId: item }),
  },
  {
    ...{ dialogue: 'remediation.review', step: 'reason', sent: 'Số liệu chưa khớp báo cáo quý', state: 'in review' },
    ...{ may: judges, changes: 'answer_review' },
    data: (world) => ({ checklistId: world.checklist, code: String(world.question), seen: '0' }),
  },
  {
    ...{ dialogue: 'remediation.review', step: 'due', sent: '27/09/2023', state: 'in review', may: judges },
    data: ({ checklist }) => ({ checklistId: checklist }),
  },
  {
    ...{ dialogue: 'remediation.heir', step: 'pick', sent: 'Lúa Vàng', state: 'unit ended', may: office },
    data: ({ unit }) => ({ unitId: unit, query: null }),
  },
  {
    ...{ dialogue: 'remediation.waiver', step: 'reason', sent: 'Nội dung không còn phù hợp', state: 'item overdue' },
    ...{ may: judges, changes: 'waiver', data: (world: World) => ({ deadlineId: world.itemDuty }) },
  },
  atForm('text', 'Chưa niêm yết đầy đủ thủ tục hành chính'),
  atForm('solution', 'Rà soát và niêm yết lại'),
  atForm('due', '20/10/2023'),
  {
    ...{ dialogue: 'broadcasts.write', step: 'text', sent: 'Đề nghị các đơn vị rà soát lại', state: 'drafted' },
    ...{
      own: true,
      may: both(senders, mine),
      changes: 'broadcast',
      data: ({ broadcast }: World) => ({ id: broadcast }),
    },
  },
  {
    ...{ dialogue: 'broadcasts.reply', step: 'text', sent: 'Đơn vị đã nắm nội dung', state: 'received', own: true },
    ...{ may: both(unit, mine), changes: 'broadcast_reply', data: ({ broadcast }: World) => ({ id: broadcast }) },
  },
];
