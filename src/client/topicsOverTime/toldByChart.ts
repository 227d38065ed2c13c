import type { FromChart } from '../../protocol/chartMessages.ts';

/** What the page of the chart says; undefined for what it would not say. */
export function toldByChart(message: unknown): FromChart | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const { kind, topics, query, format, content } = message as Readonly<Record<string, unknown>>;
  switch (kind) {
    case 'ready':
      return topics === null || isTexts(topics) ? { kind, topics } : undefined;
    case 'chooseTopics':
      return { kind };
    case 'open':
      return typeof query === 'string' ? { kind, query } : undefined;
    case 'save':
      if (format !== 'svg' && format !== 'png' && format !== 'csv') return undefined;
      if (typeof content !== 'string' && !(content instanceof Uint8Array)) return undefined;
      return { kind, format, content };
    default:
      return undefined;
  }
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(each => typeof each === 'string');
}
