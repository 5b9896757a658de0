// Who stands at the door: links, the privacy notice, the phone, strangers, groups. Before «Đồng ý» there is no person, and
// nothing about a unit or a role is said. Every link that does not open gets the same sentence after the same work.
import type { Door } from '../dialogue/face.js';
import type { RoomPorts } from '../dialogue/ports.js';
import { readPlain } from '../dialogue/plain.js';
import { cardMark, splitAct, type Turn } from '../dialogue/turn.js';
import type { Locale, Words } from '../kit/words.js';
import { button } from '../outbox/message.js';
import { askApproval } from './approvals.js';
import { findOpenInvitation, openInvitation, type InvitationRow } from './invitation-store.js';
import { hashToken } from './invitations.js';
import { tellJoined } from './joined.js';
import { join, nameOnInvitation } from './joining.js';
import { findLastEnded, listHeldRoles, saveConsent, saveLocale } from './membership-store.js';
import { placeTitle } from './names.js';
import { mobileOf, samePhone } from './phones.js';
import { askReplacing, waitingText } from './replacing.js';
import { CONSENT_VERSION } from './rules.js';
import {
  ENDED_DIALOGUE,
  ENDED_VERSION,
  declinedScreen,
  nameScreen,
  endedScreen,
  endedToast,
  privacyFullScreen,
  privacyHash,
  privacyScreen,
  renewalDeclinedScreen,
  sharePhoneScreen,
  unusableScreen,
  welcomeScreen,
} from './screens.js';
import { saveReach } from './store.js';
import { elsewhere, isSent, notTaken, stranger } from './strangers.js';
import { confirmsName, readConsent, readOwnNames, type Consent } from './typed-joining.js';
import { welcome, type PeopleLinks } from './welcome.js';

const JOIN = 'people.join';
const RENEW = 'people.renew';
const VERSION = 1;

export function peopleDoor(ports: RoomPorts, links: PeopleLinks = {}): Door {
  const { words } = ports;

  const wordsOf = (turn: Turn): Words => words[(turn.dialogue.data.locale as Locale | undefined) ?? turn.words.locale];
  const invitationOf = (turn: Turn): string => String(turn.dialogue.data.invitation);

  /** A link was opened. Wrong ones leave everything as it is. */
  async function openLink(turn: Turn, token: string, passOn: () => Promise<void>): Promise<void> {
    const opened = await openInvitation(turn.tx, turn.chatId, hashToken(token), turn.who?.personId ?? null, turn.now);
    if (opened.mine && (turn.who?.roles.length ?? 0) > 0) return passOn();
    if (opened.invitationId === null) return turn.tell(unusableScreen(wordsOf(turn)));
    turn.open(JOIN, VERSION, 'notice', { invitation: opened.invitationId, locale: turn.words.locale });
    turn.show({ ...privacyScreen(wordsOf(turn), 'join'), ring: true });
  }

  /** Ends the joining with the calm sentence, in place of the card or below it. */
  function turnAway(turn: Turn): void {
    const voice = wordsOf(turn);
    const dropContactKey = turn.dialogue.step === 'phone';
    turn.close();
    if (turn.input.kind === 'press') turn.show(unusableScreen(voice));
    else turn.tell(unusableScreen(voice, dropContactKey));
  }

  /** The card of the present step once more. */
  async function showStep(turn: Turn): Promise<void> {
    const voice = wordsOf(turn);
    if (turn.dialogue.kind === RENEW) return turn.show(privacyScreen(voice, 'renew'));
    if (turn.dialogue.step === 'phone') return turn.show(sharePhoneScreen(voice, false));
    if (turn.dialogue.step === 'name') return turn.show({ text: voice.t('people-ask-name') });
    turn.show(privacyScreen(voice, 'join'));
  }

  /** «Đồng ý» to an invitation: the phone if the register has one, the name if it has none, then in. */
  async function agree(turn: Turn): Promise<void> {
    const invitation = await findOpenInvitation(turn.tx, invitationOf(turn), turn.now);
    if (!invitation) return turnAway(turn);
    if (mobileOf(invitation.phone) === null) return afterPhone(turn, invitation);
    turn.stay('phone');
    turn.show(sharePhoneScreen(wordsOf(turn), false));
  }

  async function afterPhone(turn: Turn, invitation: InvitationRow): Promise<void> {
    if (turn.who || (await nameOnInvitation(turn.tx, invitation)) !== null) return enter(turn, invitation, null);
    turn.stay('name');
    turn.show({ text: wordsOf(turn).t('people-ask-name'), dropContactKey: turn.input.kind === 'contact' });
  }

  async function enter(turn: Turn, invitation: InvitationRow, fullName: string | null): Promise<void> {
    const { tx, now, chatId } = turn;
    const voice = wordsOf(turn);
    const newcomer = {
      chatId,
      personId: turn.who?.personId ?? null,
      fullName,
      locale: voice.locale,
      textHash: privacyHash(voice),
    };
    const held = await join(tx, invitation, newcomer, now);
    const keyIsOut = turn.input.kind === 'contact';
    if (!held) return turnAway(turn);
    turn.audit('people.joined', held.personId, { role: held.role, invitation: invitation.id, pending: held.pending });
    turn.close();
    if (held.pendingFor === 'REPLACEMENT' && held.pending) {
      await askReplacing(tx, turn, words, held.id);
      return turn.show({ text: await waitingText(tx, voice, held.id), dropContactKey: keyIsOut });
    }
    if (held.pending) {
      await askApproval(tx, turn, words, held.id);
      return turn.show({ text: voice.t('people-waiting'), dropContactKey: keyIsOut });
    }
    await tellJoined(tx, turn, words, held.id);
    // One message cannot take the key away and carry buttons.
    if (keyIsOut) {
      const key = mobileOf(invitation.phone) === null ? 'people-phone-unlisted' : 'people-phone-compared';
      turn.tell({ text: voice.t(key), dropContactKey: true });
    }
    const duties = await welcome(links, words, { tx, effects: turn, chatId, now });
    turn.show(welcomeScreen(voice, 'joined', held, held.fromAt, duties));
  }

  /** What is typed, shared or sent while somebody is joining. */
  async function joinInput(turn: Turn): Promise<void> {
    const invitation = await findOpenInvitation(turn.tx, invitationOf(turn), turn.now);
    const { input, dialogue } = turn;
    const voice = wordsOf(turn);
    if (!invitation) return turnAway(turn);
    if (dialogue.step === 'phone') {
      if (input.kind === 'contact' && input.own) {
        // A link made before landlines were told apart has asked for a number nobody can share.
        const proved = mobileOf(invitation.phone) === null || samePhone(input.phone, invitation.phone ?? '');
        return proved ? afterPhone(turn, invitation) : turnAway(turn);
      }
      return turn.show(
        sharePhoneScreen(
          voice,
          input.kind === 'contact' || (input.kind === 'text' && /\d{6}/.test(input.text.replace(/\D/g, ''))),
        ),
      );
    }
    const meant = input.kind === 'text' && !input.edited ? readPlain(dialogue.cardRows, input.text, false) : null;
    if (meant !== null) return press(turn, meant);
    if (dialogue.step === 'name' && input.kind === 'text') {
      const isRead = typeof dialogue.data.name === 'string';
      // Of two names one has to be chosen.
      const isOne = isRead && dialogue.data.other === undefined;
      return isOne && !input.edited && confirmsName(input.text) ? confirmName(turn) : readName(turn, input.text);
    }
    const said = dialogue.step === 'notice' ? typedConsent(turn) : null;
    return said === null ? showStep(turn) : takeConsent(turn, said);
  }

  /** Consent that was typed, where the present card asks for it. */
  function typedConsent({ input, dialogue }: Turn): Consent | null {
    const isAsked = dialogue.cardRows.flat().some(({ act }) => splitAct(act).act === 'people.door:agree');
    return isAsked && input.kind === 'text' && !input.edited ? readConsent(input.text) : null;
  }

  /** What may mean consent is asked about once more, kindly. */
  async function takeConsent(turn: Turn, said: Consent): Promise<void> {
    if (said !== 'unclear') return pressDoor(turn, said === 'yes' ? 'agree' : 'decline');
    const voice = wordsOf(turn);
    const { rows } = privacyScreen(voice, turn.dialogue.kind === RENEW ? 'renew' : 'join');
    turn.show({ text: voice.t('people-consent-unclear'), rows });
  }

  /**
   * A name is shown as read before it stands in the register of participants; typing again replaces it. Whatever else is said
   * to it takes it back: what was not confirmed at once must not be confirmed later by a word meant for something else.
   */
  function readName(turn: Turn, text: string): void {
    const voice = wordsOf(turn);
    const [name, other = null] = readOwnNames(text);
    const { name: shown, other: _other, ...data } = turn.dialogue.data;
    if (name === undefined) {
      turn.stay('name', data);
      const was = typeof shown === 'string' ? shown : null;
      return turn.show({
        text: was === null ? voice.t('people-name-unread') : voice.t('people-name-dropped', { name: was }),
      });
    }
    turn.stay('name', { ...data, name, ...(other === null ? {} : { other }) });
    turn.show(nameScreen(voice, name, other));
  }

  async function confirmName(turn: Turn, which: 'name' | 'other' = 'name'): Promise<void> {
    const invitation = await findOpenInvitation(turn.tx, invitationOf(turn), turn.now);
    const name = turn.dialogue.data[which];
    if (!invitation || typeof name !== 'string') return turnAway(turn);
    return enter(turn, invitation, name);
  }

  async function decline(turn: Turn): Promise<void> {
    if (turn.dialogue.kind === RENEW) return turn.show(renewalDeclinedScreen(wordsOf(turn)));
    const invitation = await findOpenInvitation(turn.tx, invitationOf(turn), turn.now);
    if (!invitation) return turnAway(turn);
    turn.show(declinedScreen(wordsOf(turn), invitation.expiresAt));
  }

  async function renew(turn: Turn): Promise<void> {
    const voice = wordsOf(turn);
    const personId = turn.who!.personId;
    await saveConsent(
      turn.tx,
      { personId, version: CONSENT_VERSION, locale: voice.locale, textHash: privacyHash(voice) },
      turn.now,
    );
    await saveLocale(turn.tx, personId, voice.locale);
    turn.audit('people.consented', personId, { version: CONSENT_VERSION });
    turn.close();
    turn.show({
      text: voice.t('people-renewed', { version: CONSENT_VERSION }),
      rows: [[button(voice.t('button-todo'), 'desk.todo', 4)]],
    });
  }

  /** A button of the door's own cards. */
  async function pressDoor(turn: Turn, verb: string): Promise<void> {
    const kind = turn.dialogue.kind === RENEW ? 'renew' : 'join';
    switch (verb) {
      case 'agree':
        return kind === 'renew' ? renew(turn) : agree(turn);
      case 'decline':
        return decline(turn);
      case 'name':
        return confirmName(turn);
      case 'othername':
        return confirmName(turn, 'other');
      case 'all':
        return turn.show(privacyFullScreen(wordsOf(turn)));
      case 'again':
        return turn.show(privacyScreen(wordsOf(turn), kind));
      case 'language':
      case 'language-all': {
        const locale: Locale = wordsOf(turn).locale === 'vi' ? 'en' : 'vi';
        turn.stay('notice', { ...turn.dialogue.data, locale });
        return turn.show(verb === 'language' ? privacyScreen(words[locale], kind) : privacyFullScreen(words[locale]));
      }
      default:
        return turn.refuseRights();
    }
  }

  /** A press while joining or renewing: only buttons of the present card count. */
  async function press(turn: Turn, pressed: string): Promise<void> {
    const { act, mark } = splitAct(pressed);
    const [name, verb = ''] = act.split(':');
    if (mark === null || name !== 'people.door') return turn.refuseRights();
    if (mark === cardMark(turn.dialogue.cardNo)) return pressDoor(turn, verb);
    if (pressed === turn.dialogue.lastAct) return turn.toast(wordsOf(turn).t('already-saved'));
    turn.toast(wordsOf(turn).t('screen-old'));
    return showStep(turn);
  }

  /** Somebody who agreed to an older notice reads the new one before anything else. */
  async function renewal(turn: Turn, passOn: () => Promise<void>): Promise<void> {
    const { input, dialogue } = turn;
    if (dialogue.kind === RENEW && input.kind === 'press') {
      const { act } = splitAct(input.act);
      // Leaving must be possible without agreeing.
      if (/^people\.(leave|go)$/.test(act)) return passOn();
      if (act.startsWith('people.door')) return press(turn, input.act);
    }
    if (dialogue.kind === RENEW && input.kind === 'text' && !input.edited) {
      const meant = readPlain(dialogue.cardRows, input.text, false);
      if (meant?.startsWith('people.door')) return press(turn, meant);
      const said = typedConsent(turn);
      if (said !== null) return takeConsent(turn, said);
    }
    turn.open(RENEW, VERSION, 'notice', { locale: turn.who!.locale });
    turn.show({ ...privacyScreen(turn.words, 'renew'), ring: true }, { fresh: true });
  }

  /** Somebody known without a role now: waiting for an answer, or gone, which every old screen and the first word says. */
  async function withoutRole(turn: Turn): Promise<void> {
    const { personId } = turn.who!;
    const waiting = (await listHeldRoles(turn.tx, personId)).find((held) => held.pending);
    if (waiting) {
      if (turn.input.kind === 'press') return turn.refuseRights();
      const text =
        waiting.pendingFor === 'REPLACEMENT'
          ? await waitingText(turn.tx, turn.words, waiting.id)
          : turn.words.t('people-waiting');
      return turn.tell({ text });
    }
    const last = await findLastEnded(turn.tx, personId);
    if (!last?.endedAt) return stranger(turn);
    const place = placeTitle(turn.words, last);
    const isAboutSelf = turn.input.kind === 'command' && ['toi', 'me'].includes(turn.input.name);
    if (isAboutSelf)
      return turn.tell({ text: turn.words.t('people-me-ended', { place, on: turn.words.f.dayAt(last.endedAt) }) });
    if (turn.input.kind === 'press') turn.toast(endedToast(turn.words, place, last.endedAt));
    const { kind, step } = turn.dialogue;
    const isFarewell = kind === ENDED_DIALOGUE && step === 'farewell';
    if (kind === ENDED_DIALOGUE && (!isFarewell || turn.input.kind === 'press')) {
      return turn.input.kind === 'press' ? undefined : notTaken(turn);
    }
    turn.open(ENDED_DIALOGUE, ENDED_VERSION, 'told');
    turn.answeredStranger();
    const told = endedScreen(turn.words, place, last.endedAt);
    turn.tell(isSent(turn) ? { text: `${told.text} ${turn.words.t('people-ended-unrecorded')}` } : told);
  }

  /** Whoever had blocked the bot gets what is in force of what was missed. */
  async function cameBack(turn: Turn, personId: string): Promise<void> {
    await saveReach(turn.tx, turn.chatId, null);
    await links.onJoined?.(turn.tx, turn, personId, turn.now);
  }

  return {
    async answer(turn, passOn) {
      const { input, who } = turn;
      if (input.kind === 'elsewhere') return elsewhere(turn);
      if (input.kind === 'reach') {
        if (who) await (input.open ? cameBack(turn, who.personId) : saveReach(turn.tx, turn.chatId, turn.now));
        return;
      }
      const inForce = (who?.roles.length ?? 0) > 0;
      // My own start proves that I can be reached again, whatever news of it was lost.
      if (who && input.kind === 'start') await cameBack(turn, who.personId);
      if (input.kind === 'start' && input.payload !== null) return openLink(turn, input.payload, passOn);
      const joining = turn.dialogue.kind === JOIN;
      if (inForce && who!.consentVersion < CONSENT_VERSION && !joining) return renewal(turn, passOn);
      const ownPress = input.kind === 'press' && splitAct(input.act).act.startsWith('people.door');
      if (joining && ownPress) return press(turn, input.act);
      const isConsent = input.kind === 'text' && ['yes', 'no'].includes(readConsent(input.text) ?? '');
      const awaited =
        input.kind === 'contact' || (input.kind === 'text' && (turn.dialogue.step !== 'notice' || isConsent));
      if (joining && (!inForce || awaited)) return input.kind === 'press' ? turn.refuseRights() : joinInput(turn);
      if (inForce) return passOn();
      return who ? withoutRole(turn) : stranger(turn);
    },
  };
}
