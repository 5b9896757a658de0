// What falls due in the inspections room.
import type { RoomPorts } from '../dialogue/ports.js';
import type { Tick } from '../outbox/tick.js';

export const inspectionsTicks = (_ports: RoomPorts): Tick[] => [];
