// What falls due in the checklists room.
import type { RoomPorts } from '../dialogue/ports.js';
import type { Tick } from '../outbox/tick.js';

export const checklistsTicks = (_ports: RoomPorts): Tick[] => [];
