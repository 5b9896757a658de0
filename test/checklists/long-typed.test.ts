// Texts as long as Telegram lets a message be, made of what readers look for, over and over: each is read in a moment, since
// everybody else's press waits behind it.
import { expect, it } from 'vitest';
import { readAnswer } from '../../src/checklists/readers.js';
import { context, question } from './cast.js';

const LONGEST = 4096;
const OFTEN = ['…', '1;', '\n', ';ok ', '1,A1', ';*1', 'a/', '1/số 1/QĐ-', ' ;', 'không ;', '12/số 1/', 'á;'];
const TYPES = ['YESNO', 'TEXT', 'CHOICE', 'MULTI'] as const;
const filled = (often: string, before = '', after = '') =>
  (before + often.repeat(LONGEST)).slice(0, LONGEST - after.length) + after;

/** Some seconds for all of them on a free machine; where each sign is tried from each other one, more than the time given. */
it('takes no more than a moment, whatever it is made of', { timeout: 14_000 }, () => {
  for (const type of TYPES)
    for (const often of OFTEN)
      for (const typed of [filled(often), filled(often, '1', ' 2'), filled(often, 'x ')]) {
        expect(() =>
          readAnswer(question({ type, choices: ['Một cửa', 'Trung tâm', 'Khác'] }), typed, context()),
        ).not.toThrow();
      }
});
