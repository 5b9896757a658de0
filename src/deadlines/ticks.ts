// What falls due in the deadlines room.
import type { RoomPorts } from '../dialogue/ports.js';
import type { Tick } from '../outbox/tick.js';

export const deadlinesTicks = (_ports: RoomPorts): Tick[] => [];
