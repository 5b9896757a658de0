// Options that hold a comma: several of them in one line can still be told apart.
import { expect, it } from 'vitest';
import { formatValue } from '../../src/checklists/values.js';
import { formatsFor } from '../../src/kit/vietnamese.js';

const said = (...choices: string[]) => formatValue({ type: 'MULTI', choices }, formatsFor('vi'), (key) => key);

it('are joined by semicolons, each that holds a mark of its own in quotes', () => {
  expect(said('Đủ mục, kịp thời', 'Đúng mẫu')).toBe('“Đủ mục, kịp thời”; Đúng mẫu');
  expect(said('Đủ mục', 'kịp thời')).toBe('Đủ mục; kịp thời');
  expect(said('Đủ mục, kịp thời')).not.toBe(said('Đủ mục', 'kịp thời'));
});
