// How the people room talks once somebody is in: /toi, /moi, /donvi, the second person's decision. Who is not in yet
// stands at the door (door.ts).
import type { Look, RoomFace } from '../dialogue/face.js';
import type { RoomPorts } from '../dialogue/ports.js';
import type { KnownTurn } from '../dialogue/turn.js';
import { approvalDuties, settleApproval, showApproval } from './approvals.js';
import {
  cancelInviting,
  inviteDialogue,
  inviteToDelegation,
  inviteToUnit,
  listDelegatesToInvite,
  listUnitsToInvite,
  pickDelegate,
  pickUnit,
  startInviting,
} from './inviting.js';
import { askNotOurs, expel } from './joined.js';
import { askLeave, leave, sendMyData, showMe, switchLanguage } from './me.js';
import { askEnd, askWhy, endDialogue, endNow, showMember, showMembers } from './members.js';
import { placesOf } from './places.js';
import { replacingDuties, settleReplacing, showReplacing, askReplace } from './replacing.js';
import { isOffice, mayInvite } from './rules.js';
import { noLeadDuties } from './no-lead.js';
import { showUnreached, unreachedDuties } from './unreached.js';
import type { PeopleLinks } from './welcome.js';

/** The room's face. `links` is what other rooms do when a role is approved. */
export function peopleRoom(ports: RoomPorts, links: PeopleLinks = {}): RoomFace {
  const { words, botName } = ports;
  const me = { run: (turn: KnownTurn) => showMe(turn) };
  const invite = { may: mayInvite, run: (turn: KnownTurn) => startInviting(turn) };
  const unreached = { may: isOffice, run: (turn: KnownTurn) => showUnreached(turn, []) };
  const start = (turn: KnownTurn) => (mayInvite(turn.who) ? startInviting(turn) : Promise.resolve(turn.refuseRights()));
  return {
    name: 'people',
    commands: { toi: me, me, moi: invite, invite, donvi: unreached, units: unreached },
    acts: {
      me: (turn) => showMe(turn),
      language: (turn, [locale]) => switchLanguage(turn, locale, words),
      data: (turn) => sendMyData(turn),
      leave: (turn) => askLeave(turn),
      go: (turn) => leave(turn),
      moi: start,
      noinvite: async (turn) => cancelInviting(turn),
      units: listUnitsToInvite,
      pick: pickUnit,
      make: (turn, args) => inviteToUnit(turn, botName, args),
      again: (turn, args) => inviteToUnit(turn, botName, args, true),
      delegation: listDelegatesToInvite,
      person: pickDelegate,
      seat: (turn, args) => inviteToDelegation(turn, botName, args),
      unreached: showUnreached,
      approval: showApproval,
      approve: (turn, [roleId = '']) => settleApproval(turn, roleId, true, words, links),
      disapprove: (turn, [roleId = '']) => settleApproval(turn, roleId, false, words, links),
      replacing: showReplacing,
      replace: askReplace,
      replacenow: (turn, args) => settleReplacing(turn, args, 'replace', words, links),
      keepboth: (turn, args) => settleReplacing(turn, args, 'both', words, links),
      nottaken: (turn, args) => settleReplacing(turn, args, 'none', words, links),
      notours: askNotOurs,
      expel: (turn, args) => expel(turn, args, words, links),
      members: showMembers,
      member: (turn, args) => showMember(turn, args, links),
      end: askWhy,
      why: (turn, args) => askEnd(turn, args, links),
      endnow: (turn, args) => endNow(turn, args, words, links),
    },
    dialogues: { invite: inviteDialogue, end: endDialogue(links) },
    async duties(look) {
      const place = look.words.t('place-office');
      return [
        ...(await approvalDuties(look, place)),
        ...(await replacingDuties(look, place)),
        ...(await unreachedDuties(look, place)),
        ...(await noLeadDuties(look, place)),
      ];
    },
  };
}

/** What stands over /viec and /lich. */
export const peoplePlace = (look: Look): Promise<string> => placesOf(look.tx, look.who.roles, look.words);
