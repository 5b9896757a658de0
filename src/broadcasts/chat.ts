// How the broadcasts room talks. (Built by its owner.)
import type { RoomFace } from '../dialogue/face.js';
import type { RoomPorts } from '../dialogue/ports.js';

export const broadcastsRoom = (_ports: RoomPorts): RoomFace => ({ name: 'broadcasts' });
