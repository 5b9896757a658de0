// How the inspections room talks. (Built by its owner.)
import type { RoomFace } from '../dialogue/face.js';
import type { RoomPorts } from '../dialogue/ports.js';

export const inspectionsRoom = (_ports: RoomPorts): RoomFace => ({ name: 'inspections' });
