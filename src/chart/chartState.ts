import type { TopicsOverTimeAnswer } from '../protocol/protocol.ts';

/** What the user chose, kept while the page is hidden and when the window is loaded again. */
export interface ChartState {
  /** The keys of the topics that the user chose; null for the largest. */
  readonly topics: readonly string[] | null;
  /** The keys of topics that are switched off for the moment. */
  readonly off: readonly string[];
  readonly shape: 'lines' | 'stacked';
  readonly view: 'chart' | 'table';
}

const standardState: ChartState = { topics: null, off: [], shape: 'lines', view: 'chart' };

/** Reads what an earlier page kept; what is not understood is as it was in the beginning. */
export function readState(value: unknown): ChartState {
  if (typeof value !== 'object' || value === null) return standardState;
  const { topics, off, shape, view } = value as Readonly<Record<string, unknown>>;
  return {
    topics: isTexts(topics) ? topics : null,
    off: isTexts(off) ? off : [],
    shape: shape === 'stacked' ? 'stacked' : 'lines',
    view: view === 'table' ? 'table' : 'chart',
  };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(item => typeof item === 'string');
}

/** A topic that is shown, and which of the looks it has: a colour and a mark. */
export interface ShownTopic {
  readonly topic: TopicsOverTimeAnswer['series'][number];
  readonly look: number;
}

/** The topics that are not switched off; each keeps its look when others come and go. */
export function shownTopics(
  { series }: TopicsOverTimeAnswer,
  { off }: Pick<ChartState, 'off'>,
): readonly ShownTopic[] {
  return series
    .map((topic, index) => ({ topic, look: lookOf(index) }))
    .filter(({ topic }) => !off.includes(topic.key));
}

/** The look of the topic at an index: there are eight colours. */
export function lookOf(index: number): number {
  return index % 8;
}

/** One count: of a shown topic, in a period, both by their index. */
export interface Point {
  readonly topic: number;
  readonly period: number;
}

/** How far a key goes: over topics and over periods. */
type Steps = Readonly<Record<string, readonly [topics: number, periods: number]>>;

const far = Number.POSITIVE_INFINITY;

/** Among lines and in stacks, time goes to the right. */
export const chartKeys: Steps = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  Home: [0, -far],
  End: [0, far],
};

/** In a table, time goes down. */
export const tableKeys: Steps = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  Home: [-far, 0],
  End: [far, 0],
  PageUp: [0, -far],
  PageDown: [0, far],
};

/** Where a key leads from a point; undefined for keys that lead nowhere. */
export function movedBy(
  keys: Steps,
  key: string,
  { topic, period }: Point,
  { topics, periods }: { readonly topics: number; readonly periods: number },
): Point | undefined {
  const steps = Object.hasOwn(keys, key) ? keys[key] : undefined;
  const within = (value: number, length: number) => Math.min(Math.max(0, value), length - 1);
  return steps && { topic: within(topic + steps[0], topics), period: within(period + steps[1], periods) };
}
