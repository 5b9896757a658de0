// What the teams hear when an announced visit is given another day or another team: the one that has it the old and the new, the
// one that no longer has it that it need not prepare. A surprise is never announced this way. It must not know why it was moved.
import type { Tx } from '../kit/database.js';
import type { Words } from '../kit/words.js';
import type { Effects } from '../outbox/effects.js';
import { button, LANE } from '../outbox/message.js';
import { teamTitle } from '../people/names.js';
import { isReachable, listTeamPeople, type Reachable, type UnitView } from '../people/store.js';
import type { InspectionPorts } from './links.js';
import type { ToldChanges } from './rules.js';
import type { InspectionView } from './store.js';

/** Tells leads and members of the team that has the visit now, and of the one that had it, each person once. */
export async function tellTeamsOfMove(
  tx: Tx,
  effects: Effects,
  ports: InspectionPorts,
  moved: {
    readonly inspection: InspectionView;
    readonly unit: UnitView;
    readonly changes: ToldChanges;
    readonly teams: ReadonlyMap<string, string>;
  },
): Promise<void> {
  const { inspection, unit, changes, teams } = moved;
  const { inspectOn, teamId } = changes;
  if (!inspectOn && !teamId) return;
  const oldDay = inspectOn ? String(inspectOn.from) : inspection.inspectOn;
  const said = new Set<string>();
  const send = (person: Reachable, textOf: (words: Words) => string) => {
    if (said.has(person.personId)) return;
    said.add(person.personId);
    const words = ports.words[person.locale];
    const rows = [[button(words.t('button-calendar'), 'desk.lich', 6)]];
    const key = `moved:${inspection.id}:${inspection.version}:${person.personId}`;
    effects.send(person, { text: textOf(words), rows }, { key, lane: LANE.NOTICE });
  };
  const argsOf = (words: Words) => ({
    ...{ unit: unit.title, code: inspection.code, team: teamTitle(words, inspection.teamName) },
    ...{ old: words.f.day(oldDay), day: words.f.day(inspection.inspectOn) },
    from: teamTitle(words, teams.get(String(teamId?.from)) ?? '…'),
  });
  const key = teamId ? 'inspections-moved-team-new' : 'inspections-moved-team';
  for (const person of (await listTeamPeople(tx, inspection.teamId, true)).filter(isReachable))
    send(person, (words) => words.t(key, argsOf(words)));
  if (!teamId) return;
  for (const person of (await listTeamPeople(tx, String(teamId.from), true)).filter(isReachable))
    send(person, (words) => words.t('inspections-moved-team-old', argsOf(words)));
}
