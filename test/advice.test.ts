// No advice without a way: every button, place and command a sentence tells people to use exists under just that name, and
// leads to an act that somebody may press. What is served here and no longer named anywhere fails as well.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ACTS } from './rights/table.js';
import { asks } from './advice/asking.js';
import { TABLE } from './advice/on-cards.js';
import { waysOf } from './advice/ways.js';
import { COMMANDS, TYPED } from './rights/typed.js';
import { sentencesOf } from './sentences.js';

/** What Vietnamese sentences tell people to press, with the sentence that labels the button and the act behind it. */
const SERVED: Readonly<Record<string, { readonly key: string; readonly act: string | null }>> = {
  'Đã có mặt': { key: 'inspections-button-arrive', act: 'inspections.arrive' },
  'Chia sẻ số điện thoại': { key: 'people-share-phone-button', act: null },
  'Cập nhật tiến độ': { key: 'remediation-progress', act: 'remediation.progress' },
  Lưu: { key: 'finding-save', act: 'remediation.savef' },
  'Liên hệ thường trực': { key: 'button-contact', act: 'desk.contact' },
  Nộp: { key: 'checklists-button-submit', act: 'checklists.submit' },
  'Không phải tài liệu mật': { key: 'documents-button-not-secret', act: 'documents.clear' },
  'Việc cần làm': { key: 'button-todo', act: 'desk.todo' },
  'Xem nội dung': { key: 'conclusion-see', act: 'remediation.list' },
  Xong: { key: 'checklists-button-done', act: 'checklists.done' },
  'Xác nhận danh mục': { key: 'calendar-button-confirm', act: 'deadlines.yearyes' },
  'Đã nhận': { key: 'inspections-button-ack', act: 'inspections.ack' },
  'Đề nghị gia hạn': { key: 'remediation-ask-extension', act: 'remediation.extend' },
  'Rút lại để sửa': { key: 'checklists-button-withdraw', act: 'checklists.withdraw' },
  'Rút lại': { key: 'conclusion-withdraw', act: 'remediation.unconclude' },
  'Quay lại': { key: 'button-back', act: null },
  'Để sau': { key: 'button-later', act: 'checklists.later' },
};

/** Values of answers, named as choices and not as buttons to press. */
const CHOICES = ['Không áp dụng', 'Không có kiến nghị', 'Không có'];

/** Acts of those who are nobody here yet. */
const DOOR = ['people.door'];

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

  it('asks for nothing without a way: every sentence that asks stands in the table, and its way exists', () => {
    const code = sourcesUnder(join(import.meta.dirname, '..', 'src')).join('\n');
    // Labels are what is pressed; they ask for nothing themselves.
    const pressed = new Set(
      [...code.matchAll(/(?:button|door)\(\s*(?:[\w.]+\.)?t?\(?\s*(?:words, )?'([\w-]+)'/g)].map((found) => found[1]),
    );
    const isLabel = (key: string) => pressed.has(key) || /-button-|^button-|^option-|^menu-|-command-/.test(key);
    const en = sentencesOf('en');
    const asking = [...vi.keys()].filter(
      (key) => !isLabel(key) && (asks(vi.get(key)!, 'vi') || asks(en.get(key)!, 'en')),
    );
    expect(
      asking.filter((key) => !(key in TABLE)),
      'sentences that ask and have no way',
    ).toEqual([]);
    expect(
      Object.keys(TABLE).filter((key) => !vi.has(key) || isLabel(key)),
      'ways of no sentence',
    ).toEqual([]);
    const dialogues = new Set(TYPED.map(({ dialogue }) => dialogue));
    const isStep = (at: string) => {
      const [dialogue = '', step = ''] = at.split('/');
      const room = sourcesUnder(join(import.meta.dirname, '..', 'src', dialogue.split('.')[0]!)).join('\n');
      return (dialogues.has(dialogue) || atDoor.includes(at)) && room.includes(`'${step}'`);
    };
    const files = new Set(TYPED.filter(({ isFile }) => isFile).map(({ dialogue, step }) => `${dialogue}/${step}`));
    // Before there is a person there are no rights to try: the door has its own tests.
    const atDoor = ['people.join/name'];
    const roads: Readonly<Record<string, string>> = { anywhere: 'documents.put', plan: 'imports.apply' };
    for (const [key, ways] of Object.entries(TABLE)) {
      for (const way of waysOf(ways)) {
        if (way.by === 'act')
          for (const each of way.acts) if (each !== '*') expect([...Object.keys(ACTS), ...DOOR], key).toContain(each);
        if (way.by === 'typed') expect(isStep(way.at), `${key}: ${way.at}`).toBe(true);
        if (way.by === 'command') expect(Object.keys(COMMANDS), key).toContain(way.name);
        if (way.by === 'file')
          expect(way.to in roads ? Object.keys(ACTS).includes(roads[way.to]!) : files.has(way.to), key).toBe(true);
      }
    }
  });
});
