// What falls due in the remediation room.
import type { RoomPorts } from '../dialogue/ports.js';
import type { Tick } from '../outbox/tick.js';

export const remediationTicks = (_ports: RoomPorts): Tick[] => [];
