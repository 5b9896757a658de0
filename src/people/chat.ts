// How the people room talks: who am I, my units, my language. (Built by its owner.)
import type { Look, RoomFace } from '../dialogue/face.js';
import type { RoomPorts } from '../dialogue/ports.js';
import { listPlaces } from './store.js';

export const peopleRoom = (_ports: RoomPorts): RoomFace => ({ name: 'people' });

/** What stands over /viec and /lich: «UBND huyện Tre Xanh», «Tổ B», or the office. */
export async function peoplePlace(look: Look): Promise<string> {
  const { units, teams } = await listPlaces(look.tx, look.who.roles);
  if (units.length > 0) return units.map((unit) => unit.title).join(', ');
  return teams.length > 0 ? teams.join(', ') : look.words.t('place-office');
}
