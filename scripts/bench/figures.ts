// Numbers into words: percentiles, units, the table at the end. It knows nothing of what was measured.
import { execFileSync } from 'node:child_process';

/** One line of the table: which part, what was measured, the result. */
export type Figure = readonly [part: string, what: string, result: string];

/** What every part is told. */
export interface BenchOptions {
  /** Shortens every part: a look, not a measurement. */
  readonly quick: boolean;
  readonly seed: number;
}

export type Part = (options: BenchOptions) => Promise<Figure[]>;

/** The value below which this share (0..1) lies; NaN without values. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}

/** «median 12.1 ms, p99 40.3 ms, 11 presses» */
export const spread = (ms: readonly number[]): string =>
  `median ${percentile(ms, 0.5).toFixed(1)} ms, p99 ${percentile(ms, 0.99).toFixed(1)} ms, ${ms.length} presses`;

export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

export const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(0)} MiB`;

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));

/** Resident memory of a process, in bytes. */
export const residentBytes = (pid: number): number =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1024;

/** The table as text, columns aligned. */
export function drawTable(figures: readonly Figure[]): string {
  const width = (column: 0 | 1) => Math.max(0, ...figures.map((figure) => figure[column].length));
  const [first, second] = [width(0), width(1)];
  return figures.map(([part, what, result]) => `${part.padEnd(first)}  ${what.padEnd(second)}  ${result}`).join('\n');
}
