// Teams whose lead has left and whom nobody leads who has joined: the standing office is told at once, with the way out, and sees it in
// /viec until somebody has joined. It must not know what a team has to do.
import type { Duty, Look } from '../dialogue/face.js';
import type { Tx } from '../kit/database.js';
import type { Locale, Words } from '../kit/words.js';
import type { Effects } from '../outbox/effects.js';
import { button, LANE, type Button } from '../outbox/message.js';
import type { PersonsRole } from './ending-store.js';
import { listTeamsWithoutLead, type TeamWithoutLead } from './membership-store.js';
import { teamTitle } from './names.js';
import { isOffice } from './rules.js';
import { isReachable, listByRole } from './store.js';

const factsOf = (words: Words, { name, next }: TeamWithoutLead) => ({
  team: teamTitle(words, name),
  name: next?.fullName ?? 'none',
});

/** Straight to whom the register names; to the list of the delegation where it names nobody. */
const inviteAct = ({ next }: TeamWithoutLead): string => (next ? `people.person:${next.id}` : 'people.delegation:0');

/** One line of the office's /viec for each such team. */
export async function noLeadDuties({ tx, who, words }: Look, place: string): Promise<Duty[]> {
  if (!isOffice(who)) return [];
  return (await listTeamsWithoutLead(tx)).map((team) => ({
    place,
    line: words.t('people-no-lead-duty', factsOf(words, team)),
    dueAt: null,
    label: words.t('people-invite'),
    act: inviteAct(team),
  }));
}

/** Tells the office of teams that have lost their last lead with these roles. */
export async function tellNoLead(
  tx: Tx,
  effects: Effects,
  voices: Readonly<Record<Locale, Words>>,
  ended: readonly PersonsRole[],
): Promise<void> {
  const roleOf = new Map(ended.flatMap(({ id, role, teamId }) => (role === 'LEAD' && teamId ? [[teamId, id]] : [])));
  if (roleOf.size === 0) return;
  const teams = (await listTeamsWithoutLead(tx)).filter(({ id }) => roleOf.has(id));
  const office = (await listByRole(tx, 'OFFICE')).filter(isReachable);
  for (const person of new Map(office.map((each) => [each.personId, each])).values())
    for (const team of teams) {
      const words = voices[person.locale];
      const invite: Button = button(words.t('people-invite'), inviteAct(team));
      effects.send(
        person,
        { text: words.t('people-no-lead', factsOf(words, team)), rows: [[invite]], ring: true },
        { key: `no-lead:${roleOf.get(team.id)}:${person.personId}`, lane: LANE.NOTICE },
      );
    }
}
