// Where somebody acts, as it stands over their lists: every unit, every team and the delegation they hold a role in.
import type { Tx } from '../kit/database.js';
import type { Words } from '../kit/words.js';
import { teamTitle } from './names.js';
import { listPlaces } from './store.js';

/** «UBND huyện Tre Xanh», «Tổ B», the delegation; of several roles every one of these. */
export async function placesOf(
  tx: Tx,
  roles: readonly { readonly role: string; readonly unitId: string | null; readonly teamId: string | null }[],
  words: Words,
): Promise<string> {
  const { units, teams } = await listPlaces(tx, roles);
  const isOfAll = roles.some(({ unitId, teamId }) => unitId === null && teamId === null);
  const places = [
    ...units.map((unit) => unit.title),
    ...teams.map((team) => teamTitle(words, team)),
    ...(isOfAll ? [words.t('place-office')] : []),
  ];
  return places.length > 0 ? [...new Set(places)].join(', ') : words.t('place-office');
}
