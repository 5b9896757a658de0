// The receipt of an album while one of its papers is chosen to be taken away: pages of six, each paper within reach, and no
// way past either end.
import { describe, expect, it } from 'vitest';
import { receiptMessage, REPEATED, REPLACED, toChoosing } from '../../src/documents/receipts.js';
import type { Evidence } from '../../src/documents/store.js';
import { at } from '../../src/kit/calendar.js';
import { wordsOfTests } from '../printed.js';

const { vi: words } = wordsOfTests();
const paper = (n: number, more: Partial<Evidence> = {}) =>
  ({
    ...{ id: `p${n}`, name: `phụ lục ${n}.pdf`, placeLabel: 'Câu 3', bytes: 1000, hash: 'ab'.repeat(32) },
    ...{ receivedAt: at('2023-09-11 09:00'), settledAt: null, state: 'KEPT', scan: 'CLEAN', openUnscanned: false },
    ...{ refusal: null, checklistId: 'c', itemId: null, albumId: 'a', sentById: 'an', ...more },
  }) as Evidence;
const album = Array.from({ length: 14 }, (_, n) => paper(n + 1));
const buttonsOf = (page: number | null, papers = album) =>
  receiptMessage(papers, words, page === null ? null : { page, verb: 'remove' }).rows!.map((row) =>
    row.map(({ label, act }) => `${label} → ${act}`),
  );

describe('one paper', () => {
  const textOf = (more: Partial<Evidence>) => receiptMessage([paper(1, { albumId: null, ...more })], words).text;
  const settledAt = at('2023-09-11 10:30');

  it('says what is known of it, while it is fetched and afterwards, with the words beside it as far as there is room', () => {
    expect(textOf({ state: 'WAITING', hash: null, bytes: null, scan: 'PENDING' })).toMatch(
      /^Câu 3 – [^]*phụ lục 1\.pdf[^]*09h00 ngày 11\/09\/2023/,
    );
    expect(textOf({})).toContain(' · 1.000 B · 09h00 ngày 11/09/2023 · mã đối chiếu ABAB-ABAB');
    expect(textOf({ bytes: null })).toContain('– · 09h00 ngày 11/09/2023 · mã đối chiếu ABAB-ABAB');
    expect(textOf({ note: 'ý '.repeat(80) })).toContain(`“${'ý '.repeat(60).slice(0, 119)}…”`);
    expect(textOf({ placeLabel: null })).not.toContain('Câu 3');
  });

  it.each<[string, Partial<Evidence>, RegExp]>([
    ['taken away', { state: 'REMOVED', settledAt }, /^Đã gỡ tệp phụ lục 1\.pdf lúc 10h30 ngày 11\/09\/2023/],
    ['refused', { state: 'REFUSED', settledAt }, /^Câu 3 – phụ lục 1\.pdf: không được tính/],
    ['set apart', { state: 'QUARANTINED', settledAt }, /^Câu 3 – phụ lục 1\.pdf: [^]*tách riêng/],
    ['sent twice', { state: 'REMOVED', settledAt, refusal: REPEATED }, /^Câu 3 – phụ lục 1\.pdf: trùng với tệp đã gửi/],
    ['replaced', { state: 'REMOVED', settledAt, refusal: REPLACED }, /^Câu 3 – phụ lục 1\.pdf: đã thay bằng tệp khác/],
  ])('%s says so, when, and has no button', (_how, more, text) => {
    expect(textOf(more)).toMatch(text);
    expect(receiptMessage([paper(1, more)], words).rows).toEqual([]);
  });

  it('that has no place yet goes nowhere; of an item it goes to another matter', () => {
    const labels = (more: Partial<Evidence>) =>
      receiptMessage([paper(1, more)], words)
        .rows!.flat()
        .map(({ label }) => label);
    expect(labels({ checklistId: null })).toEqual(['Gỡ tệp']);
    expect(labels({ checklistId: null, itemId: 'i' })).toEqual(['Gỡ tệp', 'Chuyển nội dung khác']);
  });
});

describe('choosing one of fourteen papers', () => {
  it('is asked for first, whichever of the two is to be done', () => {
    expect(buttonsOf(null)).toEqual([
      ['Gỡ tệp → documents.choose:p1:0'],
      ['Chuyển sang câu khác → documents.choose:p1:0:m'],
    ]);
  });

  it.each([
    [0, [1, 2, 3, 4, 5], ['Sau › → documents.choose:p1:1']],
    [1, [6, 7, 8, 9, 10], ['‹ Trước → documents.choose:p1:0', 'Sau › → documents.choose:p1:2']],
    [2, [11, 12, 13, 14], ['‹ Trước → documents.choose:p1:1']],
    [9, [11, 12, 13, 14], ['‹ Trước → documents.choose:p1:1']],
  ])('page %i offers papers %j and the ways %j', (page, numbers, ways) => {
    const rows = buttonsOf(page);
    const chosen = rows.slice(0, -2).flat();
    expect(chosen).toEqual(numbers.map((n) => `Gỡ ${n} → documents.remove:p${n}`));
    expect(rows.slice(-2)).toEqual([ways, ['Quay lại → documents.choose:p1:-']]);
  });

  it('needs no page for five of them, and numbers only what still counts', () => {
    const papers = [paper(1, { state: 'REMOVED' }), ...album.slice(1, 6)];
    expect(buttonsOf(0, papers).flat()).toEqual([
      ...[2, 3, 4, 5, 6].map((n) => `Gỡ ${n - 1} → documents.remove:p${n}`),
      'Quay lại → documents.choose:p2:-',
    ]);
    const { text } = receiptMessage(papers, words, { page: 0, verb: 'remove' });
    expect(text).toMatch(/\n– phụ lục 1\.pdf: đã gỡ[^\n]*\n1\. phụ lục 2\.pdf/);
  });

  it('that goes elsewhere does so by pages, and each says where it lies once they lie apart', () => {
    const apart = [paper(1), paper(2, { placeLabel: 'Câu 7' })];
    const { text, rows } = receiptMessage(apart, words, { page: 0, verb: 'move' });
    expect(rows!.flat().map(({ label, act }) => `${label} → ${act}`)).toEqual([
      ...['Chuyển 1 → documents.move:p1', 'Chuyển 2 → documents.move:p2'],
      'Quay lại → documents.choose:p1:-',
    ]);
    expect(text).toMatch(/^Đã nhận 02 tệp:\n1\. Câu 3: phụ lục 1\.pdf [^\n]*\n2\. Câu 7: phụ lục 2\.pdf /);
    const ways = receiptMessage(album, words, { page: 1, verb: 'move' })
      .rows!.at(-2)!
      .map(({ act }) => act);
    expect(ways).toEqual(['documents.choose:p1:0:m', 'documents.choose:p1:2:m']);
  });

  it('is asked for by a page’s number; anything else shows the receipt as it was', () => {
    expect(toChoosing('2', undefined)).toEqual({ page: 2, verb: 'remove' });
    expect(toChoosing('0', 'm')).toEqual({ page: 0, verb: 'move' });
    for (const page of ['-', 'x', '12', '', undefined]) expect(toChoosing(page, 'm')).toBeNull();
  });

  it('is no choice where one is left: it is taken away at once', () => {
    const papers = [paper(1), paper(2, { state: 'REFUSED' })];
    expect(buttonsOf(0, papers)).toEqual([
      ['Gỡ tệp → documents.remove:p1'],
      ['Chuyển sang câu khác → documents.move:p1'],
    ]);
    expect(
      buttonsOf(
        null,
        papers.map((each) => ({ ...each, state: 'REMOVED' })),
      ),
    ).toEqual([]);
  });
});
