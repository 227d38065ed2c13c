import type { ChartWords } from '../protocol/chartMessages.ts';
import type { TopicsOverTimeAnswer } from '../protocol/protocol.ts';
import type { Point, ShownTopic } from './chartState.ts';

/** `Papers per month, 2024-02 to 2025-09`. */
export function spanText({ span }: ChartWords, { unit, periods }: TopicsOverTimeAnswer): string {
  return filled(span[unit ?? 'day'], periods[0]?.after ?? '', periods.at(-1)?.after ?? '');
}

/** `12 papers`. */
export function papersText(
  { onePaper, papers }: ChartWords,
  count: number,
  numbers: Intl.NumberFormat,
): string {
  return count === 1 ? onePaper : filled(papers, numbers.format(count));
}

/** `week of 2024-12-30`, `2024-12`. */
export function periodText(
  { weekOf }: ChartWords,
  { unit, periods }: TopicsOverTimeAnswer,
  period: number,
): string {
  const name = periods[period]?.after ?? '';
  return unit === 'week' ? filled(weekOf, name) : name;
}

/** `KV cache, 2024-12: 12 papers`. */
export function pointText(
  words: ChartWords,
  counts: TopicsOverTimeAnswer,
  shown: readonly ShownTopic[],
  { topic, period }: Point,
  numbers: Intl.NumberFormat,
): string {
  const series = shown[topic]?.topic;
  return filled(
    words.point,
    series?.label ?? '',
    periodText(words, counts, period),
    papersText(words, series?.counts[period] ?? 0, numbers),
  );
}

function filled(text: string, ...values: readonly string[]): string {
  return text.replace(/\{(\d)\}/g, (_, index) => values[Number(index)] ?? '');
}
