// The made-up city's plan in English: nothing of it is missing, options fit their buttons, and a voice with the glossary says
// it wherever it stands in a sentence, while what people typed stays as it was.
import { describe, expect, test } from 'vitest';
import { ownOption } from '../../src/checklists/typed-words.js';
import { CITY } from '../../src/demo/city.js';
import { CITY_IN_ENGLISH } from '../../src/demo/in-english.js';
import { STEPS } from '../../src/demo/story-texts.js';
import { cut } from '../../src/kit/cut.js';
import { withGlossary } from '../../src/kit/glossary.js';
import { BOLD } from '../../src/kit/words.js';
import { wordsOfTests } from '../printed.js';

const voices = wordsOfTests();
const english = withGlossary(voices.en, CITY_IN_ENGLISH);
const { questions, carriedOver, schedule } = CITY;

const MARKED = /[ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]/i;
/** Names stay as they are; they are no English words with a mark left in. */
const NAMES = /\b(?:UBND|(?:Head|Chief|Director) of) [\p{L} -]+|Văn phòng Sở Mẫu|Sở Phát triển Mẫu|QLVBĐH/gu;

describe('the plan of the made-up city in English', () => {
  test('every question, help, hint, option, shortcoming, cause, solution, theme and place is there', () => {
    const own = [
      ...questions.flatMap((it) => [it.question, it.help, it.evidenceHint, it.numerator, ...(it.choices ?? [])]),
      ...carriedOver.flatMap((it) => [it.text, it.cause, it.solution]),
      ...schedule.flatMap((it) => [it.themes, it.place]),
      ...CITY.units.map((it) => it.headTitle),
      CITY.plan.subject,
    ].filter((text) => text !== null && text !== undefined);
    expect(own.length).toBeGreaterThan(150);
    expect(own.filter((text) => !CITY_IN_ENGLISH.has(text))).toEqual([]);
    const left = [...CITY_IN_ENGLISH.values()].filter((said) => MARKED.test(said.replace(NAMES, '')));
    expect(left).toEqual([]);
    // The step «Reminders» names two shortcomings as the bot does.
    const story = JSON.stringify(STEPS.map(({ text }) => text.map(({ en }) => en)));
    for (const name of ['Niêm yết TTHC chưa đầy đủ', 'Giờ làm việc chưa được chấp hành nghiêm'])
      expect(story).toContain(`“${CITY_IN_ENGLISH.get(name)}”`);
  });

  test('a button can carry every option, and no two of a question are the same', () => {
    for (const { choices = [] } of questions) {
      const said = choices.map((choice) => english.planWords(choice));
      expect(said.filter((option) => option.length > 24)).toEqual([]);
      expect(new Set(said).size).toBe(choices.length);
    }
  });

  test('it is said whole, cut, small inside a sentence, without its full stop, and several options at once', () => {
    const text = questions.find(({ code }) => code === 'Q24')!.question;
    const said = CITY_IN_ENGLISH.get(text)!;
    expect(english.t('checklists-bold', { text })).toBe(`${BOLD}${said}${BOLD}`);
    expect(english.planWords(cut(text, 20))).toBe(cut(said, 20));
    expect(english.planWords('bảng theo dõi nhiệm vụ')).toBe('the table of tasks');
    expect(english.planWords('niêm yết TTHC chưa đầy đủ')).toBe('procedures not fully on display');
    expect(english.planWords('Nêu quyết định đang có hiệu lực')).toBe('Give the decision in force');
    expect(english.planWords('Trụ sở; Trang TTĐT')).toBe('At the offices; On the website');
    expect(english.planWords('Trụ sở; nơi khác')).toBe('Trụ sở; nơi khác');
    expect(voices.vi.planWords(text)).toBe(text);
    expect(voices.en.planWords(text)).toBe(text);
  });

  test('what people typed, and what is none of the plan, stays as it was', () => {
    expect(english.t('read-from', { typed: 'Tốt' })).toContain('Tốt');
    expect(english.planWords('Kế hoạch 15')).toBe('Kế hoạch 15');
    expect(english.planWords('Tỷ…')).toBe('Tỷ…');
  });

  test('an option typed in English is the option of the plan', () => {
    const { choices } = questions.find(({ code }) => code === 'Q16')!;
    const asked = { choices: choices ?? [] };
    expect(ownOption(english, asked, 'incomplete ')).toBe('Chưa đầy đủ');
    expect(ownOption(english, asked, 'Đầy đủ')).toBe('Đầy đủ');
    expect(ownOption(voices.vi, asked, 'incomplete')).toBe('incomplete');
    expect(ownOption(voices.vi, asked, 'chua day du')).toBe('chua day du');
  });
});
