// What people read at the door: the privacy notice, the steps after it, the confirmation. Pure: words in, messages out.
// Nothing here may name a unit or a role before the notice has been agreed to.
import { createHash } from 'node:crypto';
import { button, type Button, type Message } from '../outbox/message.js';
import { cut } from '../kit/cut.js';
import type { Words } from '../kit/words.js';
import { CONSENT_VERSION } from './rules.js';
import { roleTitle, type RolePlace } from './names.js';

/** What is agreed to: joining for the first time, or a new version of the notice. */
export type NoticeKind = 'join' | 'renew';

const door = (words: Words, key: string, verb: string, star?: number): Button =>
  button(words.t(key), `people.door:${verb}`, star);

/** Words of the notice as shown and as kept on request: their hash stands in the record of consent. */
export const privacyHash = ({ t }: Words): string =>
  createHash('sha256')
    .update(
      `${t('people-privacy', { version: CONSENT_VERSION })}\n${t('people-privacy-full', { version: CONSENT_VERSION })}`,
    )
    .digest('hex');

/** The privacy notice, short; a renewal begins with what changed. */
export function privacyScreen(words: Words, kind: NoticeKind): Message {
  const notice = words.t('people-privacy', { version: CONSENT_VERSION });
  return {
    text: kind === 'renew' ? `${words.t('people-privacy-changes')}\n${notice}` : notice,
    rows: [
      [door(words, 'people-agree', 'agree')],
      [door(words, 'people-decline', 'decline'), door(words, 'people-read-all', 'all')],
      [door(words, 'people-other-language', 'language', 6)],
    ],
  };
}

/** The notice in full, with the same choice. */
export const privacyFullScreen = (words: Words): Message => ({
  text: words.t('people-privacy-full', { version: CONSENT_VERSION }),
  rows: [
    [door(words, 'people-agree', 'agree')],
    [door(words, 'people-decline', 'decline'), door(words, 'button-back', 'again', 2)],
    [door(words, 'people-other-language', 'language-all', 6)],
  ],
});

export const declinedScreen = (words: Words, expiresAt: Date): Message => ({
  text: words.t('people-declined', { until: words.f.moment(expiresAt) }),
  rows: [[door(words, 'people-read-again', 'again')]],
});

export const renewalDeclinedScreen = (words: Words): Message => ({
  text: words.t('people-renewal-declined'),
  rows: [[door(words, 'people-read-again', 'again')], [button(words.t('people-leave'), 'people.leave', 6)]],
});

/** Asks for the account's own number; `again` after somebody else's or a typed one. */
export const sharePhoneScreen = (words: Words, again: boolean): Message => ({
  text: words.t(again ? 'people-own-phone' : 'people-share-phone'),
  askContact: words.t('people-share-phone-button'),
});

/** The name as read, to be confirmed; typing again replaces it. */
export const nameScreen = (words: Words, name: string, other: string | null = null): Message =>
  other === null
    ? { text: words.t('people-name-read', { name }), rows: [[door(words, 'people-name-confirm', 'name')]] }
    : {
        text: words.t('people-name-which', { name, other }),
        rows: [[button(cut(name, 24), 'people.door:name')], [button(cut(other, 24), 'people.door:othername')]],
      };

/** The one answer to every link that does not open, for whatever reason. */
export const unusableScreen = (words: Words, dropContactKey = false): Message => ({
  text: words.t('people-link-unusable'),
  ...(dropContactKey ? { dropContactKey } : {}),
});

/** «Đã xác nhận …» after joining, «Đã phê duyệt …» after an approval: role, since when, how much there is to do. */
export function welcomeScreen(
  words: Words,
  how: 'joined' | 'approved',
  held: RolePlace,
  sinceAt: Date,
  duties: number,
): Message {
  const { t, f } = words;
  const args = { role: roleTitle(words, held), since: f.dayAt(sinceAt) };
  const text = duties > 0 ? t(`people-${how}`, { ...args, count: f.count(duties) }) : t(`people-${how}-nothing`, args);
  return { text, rows: deskRows(words) };
}

/** [Việc cần làm] / [Xem lịch] [Trợ giúp]. */
export const deskRows = ({ t }: Words): Button[][] => [
  [button(t('button-todo'), 'desk.todo', 4)],
  [button(t('button-calendar'), 'desk.lich', 6), button(t('button-help'), 'desk.help', 3)],
];

/** The dialogue of somebody whose access has ended and who has been told so. */
export const ENDED_DIALOGUE = 'people.ended';
export const ENDED_VERSION = 1;

/** «Quyền truy cập của Ông/Bà tại … đã kết thúc …». */
export const endedScreen = (words: Words, place: string, endedAt: Date): Message => ({
  text: words.t('people-ended', { place, on: words.f.dayAt(endedAt) }),
});

/** The same, short, over an old screen. */
export const endedToast = (words: Words, place: string, endedAt: Date): string =>
  words.t('people-ended-toast', { place, on: words.f.dayAt(endedAt) });
