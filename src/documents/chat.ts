// How the documents room talks. (Built by its owner.)
import type { RoomFace } from '../dialogue/face.js';
import type { RoomPorts } from '../dialogue/ports.js';

export const documentsRoom = (_ports: RoomPorts): RoomFace => ({ name: 'documents' });
