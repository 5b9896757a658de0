// The first working day after a unit's last one: its people and the leads of the teams concerned read once that what is open waits
// for the office to name a successor. What the office decides is succession.ts; nothing is decided here.
import type { RoomPorts } from '../dialogue/ports.js';
import { loadCalendar } from '../deadlines/store.js';
import { CalendarMissingError, dayOf } from '../kit/calendar.js';
import type { Tx } from '../kit/database.js';
import type { Words } from '../kit/words.js';
import type { Effects } from '../outbox/effects.js';
import { button, type Message } from '../outbox/message.js';
import type { Tick } from '../outbox/tick.js';
import { greetingOf } from '../people/names.js';
import { listTeamPeople, listUnitHolders, type Reachable } from '../people/store.js';
import { reachable, tellAll } from './announce.js';
import { listEnded, type EndedUnit } from './succession-store.js';
import { sayOpen } from './succession-words.js';
import { hasCard } from './work-store.js';

export const endedTick = (ports: RoomPorts): Tick => ({
  name: 'remediation.ended',
  every: 'minute',
  run: (context) =>
    context.step(async ({ tx, effects }) => {
      if (!(await maySay(tx, context.now))) return { told: 0 };
      let told = 0;
      for (const ended of await listEnded(tx, context.now)) told += await tellEnd(tx, effects, ports, ended);
      return { told };
    }),
});

/** From the hour of the morning card of a working day on, never in quiet hours. */
async function maySay(tx: Tx, now: Date): Promise<boolean> {
  const calendar = await loadCalendar(tx);
  try {
    const from = calendar.morningCardAt(dayOf(now));
    return from !== null && now >= from && !calendar.isQuiet(now);
  } catch (error) {
    if (error instanceof CalendarMissingError) return false;
    throw error;
  }
}

/** Tells whoever has not been told of this end yet; how many that were. A surprise nobody knows of is never a reason. */
async function tellEnd(tx: Tx, effects: Effects, ports: RoomPorts, ended: EndedUnit): Promise<number> {
  const { unit, validTo, open } = ended;
  if (open.items.length + open.visits.length === 0) return 0;
  const key = `unit-ended:${unit.id}:${validTo}`;
  const build =
    (which: string) =>
    (words: Words, { role }: Reachable): Message => ({
      text: words.t(`succession-ended-${which}`, {
        ...(which === 'unit' ? greetingOf(words, { role, unit, teamName: null }) : {}),
        unit: unit.title,
        on: words.f.day(validTo),
        open: sayOpen(words, open),
      }),
      rows: [[button(words.t('button-todo'), 'desk.todo', 4)]],
    });
  const ofUnit = await untold(tx, key, reachable(await listUnitHolders(tx, [unit.id])));
  tellAll(effects, ports.words, ofUnit, { key, build: build('unit') });
  const teams = new Set([...open.items, ...open.visits].flatMap(({ teamId }) => teamId ?? []));
  const leads: Reachable[] = [];
  for (const teamId of teams) leads.push(...reachable(await listTeamPeople(tx, teamId)));
  const known = new Set(ofUnit.map(({ personId }) => personId));
  const others = (await untold(tx, key, reachable(leads))).filter(({ personId }) => !known.has(personId));
  tellAll(effects, ports.words, others, { key, build: build('lead') });
  return ofUnit.length + others.length;
}

async function untold(tx: Tx, key: string, people: readonly Reachable[]): Promise<Reachable[]> {
  const found: Reachable[] = [];
  for (const person of people) if (!(await hasCard(tx, `${key}:${person.personId}`))) found.push(person);
  return found;
}
