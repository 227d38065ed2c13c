import { csvLine } from '../core/csvLine.ts';
import type { TopicsOverTimeAnswer } from '../protocol/protocol.ts';
import type { ShownTopic } from './chartState.ts';

/** The counts as a table: a line for each period, a column for each topic. */
export function countsCsv(
  { periods }: TopicsOverTimeAnswer,
  shown: readonly ShownTopic[],
  head: string,
): string {
  const lines = periods.map(({ after }, period) =>
    csvLine([after, ...shown.map(({ topic }) => String(topic.counts[period] ?? 0))]),
  );
  return csvLine([head, ...shown.map(({ topic }) => topic.label)]) + lines.join('');
}
