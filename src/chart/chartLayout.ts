import { scaleBand, scaleLinear } from 'd3-scale';
import type { TopicsOverTimeAnswer } from '../protocol/protocol.ts';
import type { ChartState, Point, ShownTopic } from './chartState.ts';

/** Where everything of a chart stands, in pixels from its upper left corner. */
export interface ChartLayout {
  readonly plot: Box;
  /** Lines across, the lowest at zero. */
  readonly levels: readonly { readonly y: number; readonly papers: number }[];
  /** Names of periods below the axis, as many as there is room for. */
  readonly names: readonly { readonly x: number; readonly name: string }[];
  /** By shown topic, then by period. */
  readonly bars: readonly (readonly Bar[])[];
  readonly shape: ChartState['shape'];
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A count: in a stack all of it, among lines its upper edge. */
export interface Bar extends Box {
  readonly papers: number;
}

const margin = { top: 12, right: 16, bottom: 28, left: 16 };
/** Of a figure in the font of the page, roughly: room is left, not measured. */
const figure = 8;

/** Lays out the counts of some topics in a box of a size. */
export function chartLayout(
  { periods, steps: places }: TopicsOverTimeAnswer,
  shown: readonly ShownTopic[],
  shape: ChartState['shape'],
  { width, height }: { readonly width: number; readonly height: number },
): ChartLayout {
  const sums = periods.map((_, period) => sumOf(shown, period));
  const counts = shown.flatMap(({ topic }) => topic.counts);
  const most = Math.max(1, ...(shape === 'stacked' ? sums : counts));
  const vertical = scaleLinear([0, most], [height - margin.bottom, margin.top]);
  vertical.nice(steps);
  const levels = vertical.ticks(steps).filter(Number.isInteger);
  const left = margin.left + figure * String(levels.at(-1) ?? 0).length + figure;
  const horizontal = scaleBand(
    Array.from({ length: places }, (_, place) => place),
    [left, Math.max(left + 1, width - margin.right)],
  ).padding(0.15);
  const plot = {
    x: left,
    y: margin.top,
    width: Math.max(1, width - margin.right - left),
    height: height - margin.bottom - margin.top,
  };
  const leftOf = (period: number) => horizontal(periods[period]?.place ?? 0) ?? left;
  const reached = periods.map(() => 0);
  const bars = shown.map(({ topic }) =>
    topic.counts.map((papers, period): Bar => {
      const below = shape === 'stacked' ? (reached[period] ?? 0) : 0;
      reached[period] = below + papers;
      const y = vertical(below + papers);
      return {
        x: leftOf(period),
        y,
        width: horizontal.bandwidth(),
        height: vertical(below) - y,
        papers,
      };
    }),
  );
  const names = namesOf(
    periods.map(({ after }, period) => ({ name: after, x: leftOf(period) + horizontal.bandwidth() / 2 })),
  );
  return {
    plot,
    levels: levels.map(papers => ({ y: vertical(papers), papers })),
    names,
    bars,
    shape,
  };
}

const steps = 5;

function sumOf(shown: readonly ShownTopic[], period: number): number {
  return shown.reduce((sum, { topic }) => sum + (topic.counts[period] ?? 0), 0);
}

/** Every name but those that would touch the one before. */
function namesOf(names: ChartLayout['names']): ChartLayout['names'] {
  let end = Number.NEGATIVE_INFINITY;
  return names.filter(({ x, name }) => {
    const isFree = x >= end;
    if (isFree) end = x + (name.length + 1) * figure;
    return isFree;
  });
}

/** The middle of the upper edge of a bar, where a line passes. */
export function topOf({ x, y, width }: Bar): { readonly x: number; readonly y: number } {
  return { x: x + width / 2, y };
}

/** The point nearest to a place, undefined where nothing is shown: in a stack the bar that is hit. */
export function pointNear(
  { bars, shape }: ChartLayout,
  place: { readonly x: number; readonly y: number },
): Point | undefined {
  const period = periodNear(bars[0] ?? [], place.x);
  let nearest: Point | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const [topic, row] of bars.entries()) {
    const bar = row[period];
    if (!bar || (shape === 'stacked' && bar.papers === 0)) continue;
    const distance = distanceTo(bar, place.y, shape);
    if (distance < least) {
      nearest = { topic, period };
      least = distance;
    }
  }
  return nearest;
}

function periodNear(row: readonly Bar[], x: number): number {
  const distances = row.map(bar => Math.abs(topOf(bar).x - x));
  return distances.indexOf(Math.min(...distances));
}

function distanceTo({ y, height }: Bar, at: number, shape: ChartState['shape']): number {
  if (shape === 'lines') return Math.abs(y - at);
  return Math.max(0, y - at, at - (y + height));
}
