// No advice without a way: every button, place and command a sentence tells people to use exists under just that name, and
// leads to an act that somebody may press. What is served here and no longer named anywhere fails as well.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ACTS } from './rights/table.js';
import { COMMANDS } from './rights/typed.js';
import { sentencesOf } from './sentences.js';

/** What Vietnamese sentences tell people to press, with the sentence that labels the button and the act behind it. */
const SERVED: Readonly<Record<string, { readonly key: string; readonly act: string | null }>> = {
  'Chia sẻ số điện thoại': { key: 'people-share-phone-button', act: null },
  'Cập nhật tiến độ': { key: 'remediation-progress', act: 'remediation.progress' },
  'Liên hệ thường trực': { key: 'button-contact', act: 'desk.contact' },
  Nộp: { key: 'checklists-button-submit', act: 'checklists.submit' },
  'Việc cần làm': { key: 'button-todo', act: 'desk.todo' },
  'Xem nội dung': { key: 'conclusion-see', act: 'remediation.list' },
  Xong: { key: 'checklists-button-done', act: 'checklists.done' },
  'Xác nhận danh mục': { key: 'calendar-button-confirm', act: 'deadlines.yearyes' },
  'Đã nhận': { key: 'inspections-button-ack', act: 'inspections.ack' },
  'Đề nghị gia hạn': { key: 'remediation-ask-extension', act: 'remediation.extend' },
  'Rút lại để sửa': { key: 'checklists-button-withdraw', act: 'checklists.withdraw' },
  'Để sau': { key: 'button-later', act: 'checklists.later' },
};

/** Values of answers, named as choices and not as buttons to press. */
const CHOICES = ['Không áp dụng', 'Không có kiến nghị', 'Không có'];

const NAMED = /(?:bấm|mục) “([^”{]+)”/gu;
const COMMAND = /(?<![\w/.:])\/([a-z]{2,12})\b(?!\/)/g;

function sourcesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return name === 'generated' ? [] : sourcesUnder(path);
    return name.endsWith('.ts') ? [readFileSync(path, 'utf8')] : [];
  });
}

describe('what sentences tell people to do', () => {
  const vi = sentencesOf('vi');
  const named = new Set(
    [...vi.values()].flatMap(({ text }) => [...text.matchAll(NAMED)].map(([, label]) => label!.trim())),
  );

  it('names only buttons that exist, each with the act behind it, and none is kept that nobody names', () => {
    expect([...named].filter((label) => !(label in SERVED) && !CHOICES.includes(label))).toEqual([]);
    expect(Object.keys(SERVED).filter((label) => !named.has(label))).toEqual([]);
    const code = sourcesUnder(join(import.meta.dirname, '..', 'src')).join('\n');
    for (const [label, { key, act }] of Object.entries(SERVED)) {
      expect(vi.get(key)?.text, label).toBe(`${key} = ${label}`);
      expect(code, key).toContain(`'${key}'`);
      if (act !== null) expect(Object.keys(ACTS), label).toContain(act);
    }
  });

  it('names only commands that exist', () => {
    for (const locale of ['vi', 'en'] as const) {
      for (const { key, text } of sentencesOf(locale).values()) {
        for (const [, command] of text.matchAll(COMMAND)) expect(Object.keys(COMMANDS), key).toContain(command);
      }
    }
  });

  it('never sends anybody to a link, a history or an outline that does not exist', () => {
    const nowhere = /đường dẫn dùng một lần|one-time link|trong lịch sử|in the history|nêu rõ tại mục/u;
    for (const locale of ['vi', 'en'] as const)
      expect([...sentencesOf(locale).values()].filter(({ text }) => nowhere.test(text)).map(({ key }) => key)).toEqual(
        [],
      );
  });
});
