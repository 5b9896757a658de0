// /toi: who am I here, in which language, what is kept of me, and leaving. Only ever about the person who asks.
import type { RoomPorts } from '../dialogue/ports.js';
import type { KnownTurn } from '../dialogue/turn.js';
import { BOLD, type Locale, type Words } from '../kit/words.js';
import { button, type Message } from '../outbox/message.js';
import { copyOfPerson } from './data-store.js';
import { endMembership, findMe, saveLocale, type HeldRole, type Me } from './membership-store.js';
import { placeTitle, roleTitle } from './names.js';
import { maskPhone } from './phones.js';
import { ENDED_DIALOGUE, endedScreen } from './screens.js';

function meScreen(words: Words, me: Me): Message {
  const { t, f } = words;
  const roleLine = (held: HeldRole) => {
    const role = roleTitle(words, held);
    return held.pending
      ? t('people-me-role-waiting', { role })
      : t('people-me-role', { role, since: f.dayAt(held.fromAt) });
  };
  const lines = [
    t('people-me-head'),
    me.title ? t('people-me-name', { name: me.fullName, title: me.title }) : me.fullName,
    ...me.held.map(roleLine),
    me.phone ? t('people-me-phone', { phone: maskPhone(me.phone) }) : t('people-me-no-phone'),
    t('people-me-language'),
    ...(me.consent ? [t('people-me-consent', { version: me.consent.version, on: f.dayAt(me.consent.givenAt) })] : []),
  ];
  return {
    text: lines.join('\n'),
    rows: [
      [button(t('people-other-language'), `people.language:${words.locale === 'vi' ? 'en' : 'vi'}`, 6)],
      [button(t('people-my-data'), 'people.data', 7)],
      [button(t('people-leave'), 'people.leave', 8)],
      [button(t('button-todo'), 'desk.todo', 4)],
    ],
  };
}

/** Shows /toi, in the language the person has just chosen if they have. */
export async function showMe(turn: KnownTurn, words: Words = turn.words): Promise<void> {
  turn.close();
  turn.show(meScreen(words, await findMe(turn.tx, turn.who.personId)));
}

export async function switchLanguage(
  turn: KnownTurn,
  locale: string | undefined,
  voices: RoomPorts['words'],
): Promise<void> {
  if (locale !== 'vi' && locale !== 'en') return turn.refuseRights();
  await saveLocale(turn.tx, turn.who.personId, locale satisfies Locale);
  turn.audit('people.language', turn.who.personId, { locale });
  return showMe(turn, voices[locale]);
}

/** The copy of what is kept, as a file below the card. */
export async function sendMyData(turn: KnownTurn): Promise<void> {
  const { words, now } = turn;
  const copy = await copyOfPerson(turn.tx, turn.who.personId);
  // Bold marks are the machinery's own and mean nothing in a file.
  const json = JSON.stringify({ at: now, ...copy }, null, 2).replaceAll(BOLD, '');
  turn.audit('people.copied', turn.who.personId);
  turn.tell({
    text: words.t('people-my-data-file', { at: words.f.moment(now) }),
    rows: [[button(words.t('button-contact'), 'desk.contact', 7)]],
    attachment: {
      kind: 'bytes',
      name: 'du-lieu-cua-toi.json',
      mime: 'application/json',
      base64: Buffer.from(json).toString('base64'),
    },
  });
}

const placesOf = (words: Words, held: readonly HeldRole[]): string =>
  [...new Set(held.map((role) => placeTitle(words, role)))].join('; ');

/** Asks once more before leaving. The dialogue is left alone: who declined a new notice must still be able to go. */
export async function askLeave(turn: KnownTurn): Promise<void> {
  const { t } = turn.words;
  const me = await findMe(turn.tx, turn.who.personId);
  turn.show({
    text: t('people-leave-ask', { place: placesOf(turn.words, me.held) }),
    rows: [[button(t('people-leave-confirm'), 'people.go')], [button(t('button-back'), 'people.me', 2)]],
  });
}

/** Ends every role and the consent of the person who confirmed; what they submitted stays in its file. */
export async function leave(turn: KnownTurn): Promise<void> {
  const ended = await endMembership(turn.tx, turn.who.personId, 'LEFT', turn.now);
  if (ended.length === 0) return turn.refuseRights();
  turn.audit('people.left', turn.who.personId, { roles: ended.map((role) => role.role) });
  turn.open(ENDED_DIALOGUE, 1, 'told');
  turn.show(endedScreen(turn.words, placesOf(turn.words, ended), turn.now));
}
