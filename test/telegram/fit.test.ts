// Whatever is to be said fits into Telegram's measures when it leaves, and reads as far as it goes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BOLD } from '../../src/kit/words.js';
import { fitRows, fitText, LONGEST } from '../../src/telegram/fit.js';
import { answerTap, makeApi, telegramChannel, withEntities } from '../../src/telegram/channel.js';
import { checkEntities, checkMarkup, checkText } from '../../src/simulator/check.js';

const sign = fc.constantFrom('a', 'ệ', '\n', ' ', '🏛', '👩‍👩‍👧', BOLD, '\u0301', '\uD83C', '\uDF00', '**');
const typed = fc
  .array(sign, { maxLength: 400 })
  .chain((signs) => fc.integer({ min: 1, max: 14 }).map((n) => signs.join('').repeat(n)));

describe('a text', () => {
  it('is taken by Telegram whatever it is made of, and is cut only at its end', () => {
    fc.assert(
      fc.property(typed, fc.constantFrom(LONGEST.text, LONGEST.caption, 20), (marked, longest) => {
        const { text, entities } = withEntities(fitText(marked, longest));
        expect(checkText(text).length).toBeLessThanOrEqual(longest);
        checkEntities(entities, text);
        expect(Buffer.from(text).toString()).toBe(text);
        // Halves are looked for before bold is taken out: two that only meet then are no sign.
        const whole = marked.replace(/[\uD800-\uDFFF]/gu, '\uFFFD').replaceAll(BOLD, '');
        if (whole.trim() === '') return;
        if (whole.length <= longest) expect(text).toBe(whole);
        else expect(whole.startsWith(text.slice(0, -1)) && text.endsWith('…')).toBe(true);
      }),
    );
  });

  it('keeps its bold up to the cut, and leaves none open', () => {
    const fitted = fitText(`${BOLD}${'a'.repeat(30)}${BOLD} b`, 10);
    expect(fitted).toBe(`${BOLD}${'a'.repeat(9)}…${BOLD}`);
  });

  it('stays as it is up to the very limit', () => {
    for (const text of ['x'.repeat(4096), '🏛'.repeat(2048)]) expect(fitText(text, LONGEST.text)).toBe(text);
    expect(fitText('🏛'.repeat(2049), LONGEST.text)).toBe(`${'🏛'.repeat(2047)}…`);
  });
});

describe('buttons', () => {
  const button = fc.record({ label: typed, act: fc.string({ minLength: 1, maxLength: 70, unit: 'grapheme' }) });

  it('are taken by Telegram whatever they say, in their order', () => {
    fc.assert(
      fc.property(fc.array(fc.array(button, { maxLength: 12 }), { maxLength: 20 }), (rows) => {
        const fitted = fitRows(rows);
        checkMarkup({
          inline_keyboard: fitted.map((row) => row.map((b) => ({ text: b.label, callback_data: b.act }))),
        });
        const wanted = rows
          .flat()
          .filter((b) => Buffer.byteLength(b.act) <= 64)
          .slice(0, 100);
        expect(fitted.flat().map((b) => b.act)).toEqual(wanted.map((b) => b.act));
      }),
    );
  });
});

describe('whatever leaves through the channel', () => {
  it('has been fitted, a text, an edit, a caption and a toast', async () => {
    const sent: { method: string; payload: Record<string, unknown> }[] = [];
    const api = makeApi({ token: '1:TEST-fit' });
    api.config.use((_next, method, payload) => {
      sent.push({ method, payload: payload });
      return Promise.resolve({ ok: true as const, result: { message_id: 1 } as never });
    });
    const channel = telegramChannel(api, () => Promise.resolve(new Uint8Array()));
    const text = 'chữ '.repeat(2000);
    await channel.send(1n, { text, ring: false });
    await channel.edit(1n, 1n, { text, ring: false });
    const file = { kind: 'bytes' as const, name: 'a.ics', mime: 'text/calendar', base64: '' };
    await channel.send(1n, { text, ring: false, attachment: file });
    await answerTap(api, '1', text);
    const measures = {
      sendMessage: LONGEST.text,
      editMessageText: LONGEST.text,
      sendDocument: LONGEST.caption,
    } as const;
    for (const [method, longest] of [...Object.entries(measures), ['answerCallbackQuery', LONGEST.toast] as const]) {
      const payload = sent.find((each) => each.method === method)?.payload;
      const said = String(payload?.caption ?? payload?.text);
      expect([method, said.length <= longest, said.endsWith('…')]).toEqual([method, true, true]);
    }
  });
});
