// Who stands at the door: strangers, links, the privacy notice. (Built by its owner.)
import type { Door } from '../dialogue/face.js';
import type { RoomPorts } from '../dialogue/ports.js';

export const peopleDoor = (_ports: RoomPorts): Door => ({
  answer: async (turn) => {
    if (turn.who) return false;
    turn.tell({ text: turn.words.t('private-only') });
    return true;
  },
});
