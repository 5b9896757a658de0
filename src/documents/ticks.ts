// What falls due in the documents room.
import type { RoomPorts } from '../dialogue/ports.js';
import type { Tick } from '../outbox/tick.js';

export const documentsTicks = (_ports: RoomPorts): Tick[] => [];
