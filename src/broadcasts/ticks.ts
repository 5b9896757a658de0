// What falls due in the broadcasts room.
import type { RoomPorts } from '../dialogue/ports.js';
import type { Tick } from '../outbox/tick.js';

export const broadcastsTicks = (_ports: RoomPorts): Tick[] => [];
