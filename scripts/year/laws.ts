// Every law of the year, by name. It holds no law itself.
import type { Broken, Law, Year } from './journal.js';
import { neverForgotten, neverSilent } from './laws-duties.js';
import { noHoles, notAfterDone, notTwice, quietHours } from './laws-messages.js';
import { totalsHold } from './laws-totals.js';
import { officeTold, passedOn, promiseKept, reportedTrue, sentToUnit } from './laws-truth.js';

export const LAWS: Readonly<Record<string, Law>> = {
  'quiet hours': quietHours,
  twice: notTwice,
  'after done': notAfterDone,
  never: neverSilent,
  'untrue (reported)': reportedTrue,
  'untrue (announced)': promiseKept,
  'untrue (office)': officeTold,
  'untrue (passed on)': passedOn,
  'untrue (sent)': sentToUnit,
  forgotten: neverForgotten,
  totals: totalsHold,
  holes: noHoles,
};

/** Everything broken in a year, in the order of time. */
export const judge = (year: Year): Broken[] =>
  Object.values(LAWS)
    .flatMap((law) => law(year))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
