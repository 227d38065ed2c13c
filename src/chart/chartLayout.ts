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
  { periods }: TopicsOverTimeAnswer,
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
    periods.map((_, period) => period),
    [left, Math.max(left + 1, width - margin.right)],
  ).padding(0.15);
  const plot = {
    x: left,
    y: margin.top,
    width: Math.max(1, width - margin.right - left),
    height: height - margin.bottom - margin.top,
  };
  const reached = periods.map(() => 0);
  const bars = shown.map(({ topic }) =>
    topic.counts.map((papers, period): Bar => {
      const below = shape === 'stacked' ? (reached[period] ?? 0) : 0;
      reached[period] = below + papers;
      const y = vertical(below + papers);
      return {
        x: horizontal(period) ?? left,
        y,
        width: horizontal.bandwidth(),
        height: vertical(below) - y,
        papers,
      };
    }),
  );
  const names = namesOf(
    periods.map(({ after }) => after),
    horizontal.step(),
  ).map(({ period, name }) => ({ x: (horizontal(period) ?? left) + horizontal.bandwidth() / 2, name }));
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

/** Every name, or every second, third … where they would touch. */
function namesOf(names: readonly string[], step: number): { period: number; name: string }[] {
  const longest = Math.max(0, ...names.map(({ length }) => length));
  const every = Math.max(1, Math.ceil(((longest + 1) * figure) / Math.max(1, step)));
  return names.map((name, period) => ({ period, name })).filter(({ period }) => period % every === 0);
}

/** The middle of the upper edge of a bar, where a line passes. */
export function topOf({ x, y, width }: Bar): { readonly x: number; readonly y: number } {
  return { x: x + width / 2, y };
}

/** The point nearest to a place, undefined where nothing is shown: in a stack the bar that is hit. */
export function pointNear(
  { plot, bars, shape }: ChartLayout,
  place: { readonly x: number; readonly y: number },
): Point | undefined {
  const periods = bars[0]?.length ?? 0;
  if (periods === 0) return undefined;
  const share = (place.x - plot.x) / plot.width;
  const period = Math.min(Math.max(0, Math.floor(share * periods)), periods - 1);
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

function distanceTo({ y, height }: Bar, at: number, shape: ChartState['shape']): number {
  if (shape === 'lines') return Math.abs(y - at);
  return Math.max(0, y - at, at - (y + height));
}
