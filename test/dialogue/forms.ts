// Every form there is, half-way: how somebody stands at it, in which state of the world, as whom; and everything a phone can send
// that nobody can read. No test.
import type { World } from '../rights/world.js';

export interface Form {
  readonly dialogue: string;
  readonly step: string;
  readonly data: (world: World) => Record<string, unknown>;
  readonly state: string;
  readonly role: string;
  /** What it has made is the person's own. */
  readonly mine?: boolean;
  /** Something would be lost with it: /viec offers it after anything else. */
  readonly half?: boolean;
  /** It shows what was composed and asks to send, decide or save it: by the button of this label. */
  readonly asks?: RegExp;
}

const ask = (step: string, state: string, more: Record<string, unknown> = {}, half = false): Form => ({
  ...{ dialogue: 'checklists.ask', step, state, role: 'FOCAL ours', half },
  data: (world) => ({ c: world.checklist, q: world.question, v: state === 'unanswered' ? 0 : 1, ...more }),
});
/** Half read at a question of another type; `at` names it by its type. */
const halfRead = (type: string, more: Record<string, unknown>): Form => ({
  ...{ dialogue: 'checklists.ask', step: 'ask', state: `nothing answered`, role: 'FOCAL ours', half: true },
  data: (world) => ({ c: world.checklist, q: type, v: 0, ...more }),
});
const page = (step: string, state: string, half = false, more: Record<string, unknown> = {}): Form => ({
  ...{ dialogue: 'checklists.page', step, state, role: step === 'onsite' ? 'LEAD ours' : 'FOCAL ours', half },
  data: (world) => ({ c: world.checklist, ...more }),
});
const item = (step: string, state: string, half = true): Form => ({
  ...{ dialogue: 'remediation.item', step, state, role: 'FOCAL ours', half, mine: true },
  data: (world) => ({ itemId: world.item }),
});
const verdict = (step: string, half = true): Form => ({
  ...{ dialogue: 'remediation.verdict', step, state: 'item submitted', role: 'LEAD ours', half },
  data: (world) => ({ itemId: world.item }),
});
const decision = (step: string, more: Record<string, unknown> = {}, half = true): Form => ({
  ...{ dialogue: 'remediation.decision', step, state: 'request waiting', role: 'LEAD ours', half },
  data: (world) => ({ itemId: world.item, ...more }),
});
const review = (step: string, half = false, more: (world: World) => Record<string, unknown> = () => ({})): Form => ({
  ...{ dialogue: 'remediation.review', step, state: 'in review', role: 'LEAD ours', half },
  data: (world) => ({ checklistId: world.checklist, ...more(world) }),
});
const waiver = (step: string): Form => ({
  ...{ dialogue: 'remediation.waiver', step, state: 'item overdue', role: 'LEAD ours', mine: true, half: true },
  data: (world) => ({ deadlineId: world.itemDuty }),
});
const finding = (step: string): Form => ({
  ...{ dialogue: 'remediation.finding', step, state: 'draft', role: 'LEAD ours', mine: true, half: true },
  data: (world) => ({ findingId: world.finding }),
});
const write = (step: string): Form => ({
  ...{ dialogue: 'broadcasts.write', step, state: 'drafted', role: 'LEAD ours', mine: true, half: true },
  data: (world) => ({ id: world.broadcast }),
});
const invite = (step: string, half: boolean, data: Form['data'] = () => ({})): Form => ({
  ...{ dialogue: 'people.invite', step, state: 'plain', role: 'OFFICE', half, data },
});

const atAnswer = (world: World) => ({ code: String(world.question), seen: '0' });

const EACH: readonly Form[] = [
  ask('ask', 'unanswered'),
  ask('ask', 'unanswered', { typed: 'có nhưng chưa đủ', offers: [{ type: 'YESNO', value: 'YES' }] }, true),
  ask('stored', 'all answered'),
  ask('reason', 'answered no'),
  ask('explain', 'open'),
  ask('files', 'open'),
  ask('got', 'open'),
  ask('conflict', 'open'),
  halfRead('RATIO', { partial: { type: 'RATIO', numerator: 1399 } }),
  halfRead('DATE', { partial: { type: 'DATE', year: 2023, month: 3 } }),
  halfRead('DOCREF', { partial: { type: 'DOCREF', number: '15/KH-UBND' } }),
  halfRead('COUNT', {
    typed: '12,000',
    offers: [
      { type: 'COUNT', value: 12000 },
      { type: 'COUNT', value: 12 },
    ],
  }),
  halfRead('MULTI', { picked: ['Trụ sở'] }),
  page('start', 'open'),
  page('list', 'open'),
  page('review', 'all answered'),
  page('as-of', 'all answered', true),
  page('other-day', 'all answered', true),
  page('sure', 'all answered', true, { on: '2022-06-30' }),
  page('confirm', 'all answered', true, { on: '2023-09-20' }),
  page('onsite', 'open'),
  item('card', 'item open', false),
  item('progress', 'item under way'),
  item('files', 'item under way'),
  item('explain', 'item under way'),
  item('extend-reason', 'item under way'),
  item('extend-date', 'request drafted'),
  item('extend-confirm', 'request drafted'),
  verdict('card', false),
  ...['accept', 'what'].map((step) => verdict(step)),
  ...[verdict('why'), verdict('until'), verdict('preview')].map((form) => ({ ...form, state: 'return drafted' })),
  decision('card', {}, false),
  decision('grant', { on: '2023-10-20' }),
  decision('date'),
  decision('decline'),
  { ...decision('declined'), state: 'refusal drafted' },
  review('card'),
  review('answer', false, atAnswer),
  review('reason', true, atAnswer),
  review('due', true),
  review('section', false, () => ({ section: 'C1', page: '0' })),
  waiver('reason'),
  waiver('confirm'),
  ...['text', 'severity', 'cause', 'cause-words', 'solution', 'responsible', 'due', 'fields', 'summary'].map(finding),
  ...['text', 'audience', 'classes', 'preview', 'exact'].map(write),
  {
    ...{ dialogue: 'broadcasts.reply', step: 'text', state: 'received', role: 'FOCAL ours', mine: true, half: true },
    data: ({ broadcast }) => ({ id: broadcast }),
  },
  {
    ...{ dialogue: 'broadcasts.reply', step: 'ready', state: 'received', role: 'FOCAL ours', mine: true, half: true },
    data: ({ broadcast }) => ({ id: broadcast, text: 'nhưng xin lùi đến thứ 6', m: null }),
  },
  invite('start', false),
  invite('unit', true, () => ({ query: 'tre xanh', page: '0' })),
  invite('delegation', true, () => ({ page: '0' })),
  invite('role', true, ({ unit }) => ({ unitId: unit })),
  invite('role', true, ({ delegate }) => ({ delegateId: delegate })),
  {
    ...{ dialogue: 'people.end', step: 'confirm', state: 'plain', role: 'OFFICE' },
    data: (world) => ({ roleId: world.colleaguesRole, typed: 'Nghỉ thai sản' }),
  },
];

/** The steps that ask once more, with the button that does it. */
const ASKS: readonly (readonly [string, string, RegExp])[] = [
  ['checklists.page', 'sure', /./],
  ['checklists.page', 'confirm', /^Nộp/],
  ['remediation.item', 'extend-confirm', /^Gửi đề nghị$/],
  ['remediation.verdict', 'accept', /./],
  ['remediation.verdict', 'preview', /^Gửi đơn vị$/],
  ['remediation.decision', 'grant', /^Đồng ý|^Xác nhận/],
  ['remediation.decision', 'declined', /^Gửi đơn vị$/],
  ['remediation.waiver', 'confirm', /^Xác nhận miễn$/],
  ['remediation.finding', 'summary', /^Lưu$/],
  ['broadcasts.write', 'audience', /^$/],
  ['broadcasts.write', 'classes', /^$/],
  ['broadcasts.write', 'preview', /^Tiếp tục$/],
  ['broadcasts.write', 'exact', /^Gửi \d+ người$/],
  ['people.end', 'confirm', /./],
];

export const FORMS: readonly Form[] = EACH.map((form) => {
  const asks = ASKS.find(([dialogue, step]) => dialogue === form.dialogue && step === form.step)?.[2];
  return asks ? { ...form, asks } : form;
});

const media = { file_id: 'm', file_unique_id: 'm', file_size: 1000 };
const animation = { ...media, width: 1, height: 1, duration: 1 };

/** What nobody can read, as Telegram tells it. */
export const UNREADABLE: readonly (readonly [string, object])[] = [
  ['a sticker', { sticker: { ...media, type: 'regular', width: 1, height: 1, is_animated: false, is_video: false } }],
  ['a voice message', { voice: { ...media, duration: 3, mime_type: 'audio/ogg' } }],
  ['a place', { location: { latitude: 21.03, longitude: 105.85 } }],
  ['a venue', { venue: { location: { latitude: 21, longitude: 105 }, title: 'UBND', address: '12' }, location: {} }],
  ['a contact', { contact: { phone_number: '+84900000000', first_name: 'Ai', user_id: 5 } }],
  ['a video note', { video_note: { ...media, length: 240, duration: 3 } }],
  ['a poll', { poll: { id: '1', question: 'Có?', options: [], total_voter_count: 0, type: 'regular' } }],
  ['dice', { dice: { emoji: '🎲', value: 4 } }],
  ['a moving picture', { animation, document: { ...media, file_name: 'x.mp4', mime_type: 'video/mp4' } }],
];
