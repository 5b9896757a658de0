// How the deadlines room talks. (Built by its owner.)
import type { RoomFace } from '../dialogue/face.js';
import type { RoomPorts } from '../dialogue/ports.js';

export const deadlinesRoom = (_ports: RoomPorts): RoomFace => ({ name: 'deadlines' });
