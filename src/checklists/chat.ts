// How the checklists room talks. (Built by its owner.)
import type { RoomFace } from '../dialogue/face.js';
import type { RoomPorts } from '../dialogue/ports.js';

export const checklistsRoom = (_ports: RoomPorts): RoomFace => ({ name: 'checklists' });
