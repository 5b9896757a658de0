// When the office is asked for the days off of the coming year.
import { expect, it } from 'vitest';
import { yearToAskFor } from '../../src/deadlines/years.js';

it.each([
  ['2023-11-01', null],
  ['2023-11-02', 2024],
  ['2023-12-31', 2024],
  ['2024-01-01', null],
])('on %s: %o', (today, year) => {
  expect(yearToAskFor(today)).toBe(year);
});
