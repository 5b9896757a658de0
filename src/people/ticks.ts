// What falls due in the people room: tokens are taken out of links that have been sent, and old tries forgotten.
import type { RoomPorts } from '../dialogue/ports.js';
import type { Tick } from '../outbox/tick.js';
import { coverSentLinks, pruneTries } from './invitation-store.js';

const DAY_MS = 86_400_000;

export const peopleTicks = (_ports: RoomPorts): Tick[] => [
  {
    name: 'people.links',
    every: 'minute',
    run: ({ now, step }) =>
      step(async ({ tx }) => ({
        covered: await coverSentLinks(tx),
        tries: await pruneTries(tx, new Date(now.getTime() - DAY_MS)),
      })),
  },
];
