// Who may open a paper, and what is said of its check: every state it can be in, for its sender and for everybody else.
import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/generated/prisma/client.js';
import { checkKey, mayOpen, receiptCheckKey } from '../../src/documents/opening.js';

type Paper = Parameters<typeof mayOpen>[0];
const paper = (scan: Evidence['scan'], openUnscanned = false, more: Partial<Paper> = {}): Paper => ({
  ...{ state: 'KEPT', hash: 'h', sentById: 'sender', scan, openUnscanned },
  ...more,
});

describe('a paper', () => {
  it.each<[what: string, paper: Paper, sender: boolean, others: boolean]>([
    ['clean', paper('CLEAN'), true, true],
    ['waiting for its scan', paper('PENDING'), true, false],
    ['waiting for its scan, where unscanned ones open', paper('PENDING', true), true, true],
    ['that could not be scanned', paper('UNSCANNABLE'), true, false],
    ['that could not be scanned, where unscanned ones open', paper('UNSCANNABLE', true), true, true],
    ['harmful', paper('INFECTED'), false, false],
    ['harmful, where unscanned ones open', paper('INFECTED', true), false, false],
    ['not fetched yet', paper('CLEAN', true, { hash: null }), false, false],
    ['waiting to be fetched', paper('CLEAN', true, { state: 'WAITING' }), false, false],
    ['taken away', paper('CLEAN', true, { state: 'REMOVED' }), false, false],
  ])('%s', (_what, each, sender, others) => {
    expect([mayOpen(each, 'sender'), mayOpen(each, 'other')]).toEqual([sender, others]);
  });

  const key = (name: string | null) => (name === null ? null : `documents-scan-${name}`);
  it.each<[what: string, paper: Paper, said: string | null, onReceipt: string | null]>([
    ['clean', paper('CLEAN'), 'clean', 'clean'],
    ['clean, where unscanned ones open', paper('CLEAN', true), 'clean', 'clean'],
    ['waiting for its scan', paper('PENDING'), 'pending', 'pending'],
    ['waiting for its scan, where unscanned ones open', paper('PENDING', true), null, null],
    ['taken away before its scan', paper('PENDING', true, { state: 'REMOVED' }), 'pending', 'pending'],
    ['waiting to be fetched', paper('CLEAN', true, { state: 'WAITING' }), 'pending', 'pending'],
    ['that could not be scanned', paper('UNSCANNABLE'), 'unscannable', 'unscannable'],
    ['that could not be scanned, where unscanned ones open', paper('UNSCANNABLE', true), 'unscannable', null],
    ['the same, taken away', paper('UNSCANNABLE', true, { state: 'REMOVED' }), 'unscannable', 'unscannable'],
    ['harmful', paper('INFECTED', true), 'infected', 'infected'],
  ])('what is said of one that is %s', (_what, each, said, onReceipt) => {
    expect([checkKey(each), receiptCheckKey(each)]).toEqual([key(said), key(onReceipt)]);
  });
});
