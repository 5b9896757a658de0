// Judges a paper as the program does and looks at the words its sender reads. No test.
import { expect } from 'vitest';
import { checkDocument } from '../../src/documents/checks.js';
import { wordsOfTests } from '../printed.js';

const words = wordsOfTests();
/** How many files have been judged. */
export const tried = { count: 0 };

/** The type it is accepted as, or the key of its refusal. */
export async function judge(bytes: Buffer, name: string): Promise<string> {
  tried.count += 1;
  const check = await checkDocument({ bytes, name });
  if (check.ok) return check.type;
  const { refusal, args } = check.refusal;
  for (const locale of ['vi', 'en'] as const) {
    const says = words[locale].t(refusal, args);
    expect(says).toMatch(locale === 'vi' ? /^Chưa nhận được .+: .+ đề nghị /i : /was not received/);
    expect(says).not.toMatch(/[{}]|\?\?|bạn|vui lòng/i);
  }
  return refusal.replace('documents-refused-', '');
}
