import type { Ours } from './ours.ts';
import type { Workload } from './workload/workload.ts';

/** What every group of rows gets. */
export interface Bench {
  readonly workload: Workload;
  readonly ours: Ours;
  /** An empty folder that is gone after the run. */
  readonly scratch: string;
}

/** One line of the table, ready to print. */
export interface Row {
  readonly work: string;
  readonly ours: string;
  readonly peer: string;
  readonly ratio: string;
  /** With its verdict: `≤ 1/20, met`. */
  readonly target: string;
}

/** Measures some rows; notes say what a reader must know to trust the figures. */
export type RowGroup = (bench: Bench) => Promise<{
  readonly rows: readonly Row[];
  readonly notes: readonly string[];
}>;

/** A target and whether it was reached: a missed one is for reading, not for failing. */
export function judged(target: string, met: boolean): string {
  return `${target}, ${met ? 'met' : 'MISSED'}`;
}

/** How values grow with a size: the largest at most twice the smallest, or each size at most twice as much apiece. */
export function growthOf(
  sizes: readonly number[],
  values: readonly number[],
): '[flat]' | '[linear]' | '[more than linear]' {
  if (Math.max(...values) <= 2 * Math.min(...values)) return '[flat]';
  const apiece = values.map((value, index) => value / (sizes[index] ?? 1));
  const worst = Math.max(
    ...apiece.slice(1).map((value, index) => value / Math.min(...apiece.slice(0, index + 1))),
  );
  return worst <= 2 ? '[linear]' : '[more than linear]';
}

/** Our time as a part of the peer's: `1/27`, or `1.4 ×` where we are slower. */
export function ratioOf(ours: number, peer: number): string {
  if (ours > peer) return `${(ours / peer).toFixed(1)} ×`;
  const times = peer / ours;
  return `1/${times < 10 ? times.toFixed(1) : Math.round(times)}`;
}

/** Ratio and verdict for a target that allows us one part in so many of the peer's time. */
export function against(
  ours: number,
  peer: number,
  parts: number,
  more: { readonly text: string; readonly met: boolean } = { text: '', met: true },
): Pick<Row, 'ratio' | 'target'> {
  const met = ours * parts <= peer && more.met;
  return { ratio: ratioOf(ours, peer), target: judged(`≤ 1/${parts}${more.text}`, met) };
}

const columns = ['work', 'ours', 'peer', 'ratio', 'target'] as const;

export function terminalTable(rows: readonly Row[]): string {
  const widths = columns.map(name => Math.max(name.length, ...rows.map(row => row[name].length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd();
  return [
    line(columns),
    line(widths.map(width => '─'.repeat(width))),
    ...rows.map(row => line(cellsOf(row))),
  ].join('\n');
}

export function markdownTable(rows: readonly Row[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(row => line(cellsOf(row)))].join('\n');
}

function cellsOf(row: Row): string[] {
  return columns.map(name => row[name]);
}
