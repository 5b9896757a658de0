// How the remediation room talks. (Built by its owner.)
import type { RoomFace } from '../dialogue/face.js';
import type { RoomPorts } from '../dialogue/ports.js';

export const remediationRoom = (_ports: RoomPorts): RoomFace => ({ name: 'remediation' });
