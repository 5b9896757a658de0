// What falls due in the people room.
import type { RoomPorts } from '../dialogue/ports.js';
import type { Tick } from '../outbox/tick.js';

export const peopleTicks = (_ports: RoomPorts): Tick[] => [];
