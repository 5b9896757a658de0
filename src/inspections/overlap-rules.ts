// Finds where the visits of other delegations meet ours at the same unit: same day, within, or touching. Pure.
import { addDays } from '../kit/calendar.js';

/** One of our inspections, by the day. */
export interface PlannedDay {
  readonly code: string;
  readonly unit: string;
  readonly inspectOn: string;
  readonly jointWith?: string | null;
}

/** A visit of another delegation, from its first to its last day. */
export interface OtherVisit {
  readonly agency: string;
  readonly unit: string;
  readonly fromOn: string;
  readonly toOn: string;
}

export interface Overlap<I extends PlannedDay = PlannedDay, O extends OtherVisit = OtherVisit> {
  readonly inspection: I;
  readonly other: O;
  /** `same-day`: the other visit is that one day; `within`: our day lies in a longer visit; `touching`: the day before or after. */
  readonly how: 'same-day' | 'within' | 'touching';
}

/**
 * Every meeting of ours with theirs at one unit, in the order of the inspections. What is already joint with that agency
 * is agreed and left out. `unit` may be a code or an id, as long as both sides use the same.
 */
export function findOverlaps<I extends PlannedDay, O extends OtherVisit>(
  inspections: readonly I[],
  others: readonly O[],
): Overlap<I, O>[] {
  const byUnit = new Map<string, O[]>();
  for (const other of others) byUnit.set(other.unit, [...(byUnit.get(other.unit) ?? []), other]);
  return inspections.flatMap((inspection) =>
    (byUnit.get(inspection.unit) ?? []).flatMap((other) => {
      const how = inspection.jointWith === other.agency ? null : meeting(inspection.inspectOn, other);
      return how === null ? [] : [{ inspection, other, how }];
    }),
  );
}

function meeting(on: string, other: OtherVisit): Overlap['how'] | null {
  if (other.fromOn <= on && on <= other.toOn) return other.fromOn === other.toOn ? 'same-day' : 'within';
  return addDays(other.toOn, 1) === on || addDays(on, 1) === other.fromOn ? 'touching' : null;
}
