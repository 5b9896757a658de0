// Shows a reading as the person would see it, for the tables of the reader tests. Holds no test.

import { readAnswer } from '../../src/checklists/readers.js';
import type { ReadContext, Reading } from '../../src/checklists/readers.js';
import type { AnswerValue, PartialValue, Question } from '../../src/checklists/types.js';
import { formatValue } from '../../src/checklists/values.js';
import { context, words } from './cast.js';

/** What the person would see of a reading, in one line. */
export function seen(of: Question, typed: string, given: Partial<ReadContext> = {}): string {
  const ctx = context(given);
  const w = words[ctx.f.locale];
  const value = (v: AnswerValue): string => formatValue(v, ctx.f, w.t, of);
  const reading: Reading = readAnswer(of, typed, ctx);
  const label = (said: { key: string; args?: Readonly<Record<string, string | number>> }): string =>
    `[${w.t(said.key, said.args)}]`;
  switch (reading.kind) {
    case 'one':
      return [
        `✓ ${value(reading.value)}`,
        ...(reading.readFrom === undefined ? [] : [w.t('read-from', { typed: reading.readFrom })]),
        ...(reading.note === undefined ? [] : [`+ ${reading.note}`]),
      ].join(' ');
    case 'partial':
      return `… ${w.t(reading.ask.refusal, reading.ask.args)}`;
    case 'two':
      return `? ${w.t(reading.why.refusal, reading.why.args)} ${reading.options.map((option) => label(option.label)).join(' ')}${reading.again ? ' [Nhập lại]' : ''}`;
    case 'confirm':
      return `? ${w.t(reading.why.refusal, reading.why.args)} ${label(reading.label)}`;
    case 'none':
      return [
        `✗ ${w.t(reading.refusal.refusal, reading.refusal.args)}`,
        ...(reading.offers ?? []).map((option) => label(option.label)),
        ...(reading.kept === undefined ? [] : [`(ghi chú: ${reading.kept})`]),
      ].join(' ');
  }
}

/** The partial value of a reading that must be one. */
export const partOf = (of: Question, typed: string, given: Partial<ReadContext> = {}): PartialValue => {
  const reading = readAnswer(of, typed, context(given));
  if (reading.kind !== 'partial') throw new Error(`«${typed}» was read as ${reading.kind}`);
  return reading.value;
};
