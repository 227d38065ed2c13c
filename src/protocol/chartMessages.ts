/**
 * What the client and the page with the chart of topics over time say to each other. Both sides compile this file, so the
 * two cannot drift apart.
 */
import type { TopicsOverTimeAnswer } from './protocol.ts';

/** What the page is told: what to draw, or in one sentence why there is nothing to draw. */
export type ToChart =
  | {
      readonly kind: 'counts';
      readonly counts: TopicsOverTimeAnswer;
      /** The keys of the topics that the user chose; null for the largest. */
      readonly topics: readonly string[] | null;
    }
  | { readonly kind: 'nothing'; readonly reason: string };

/** What the page tells. */
export type FromChart =
  /** It can be told what to draw; it remembers the topics that the user chose. */
  | { readonly kind: 'ready'; readonly topics: readonly string[] | null }
  | { readonly kind: 'chooseTopics' }
  /** Show the papers of a point. */
  | { readonly kind: 'open'; readonly query: string }
  | { readonly kind: 'save'; readonly format: SavedFormat; readonly content: string | Uint8Array };

export type SavedFormat = 'svg' | 'png' | 'csv';

/** Every text of the page in the user's language; `{0}` stands for what the page puts in. */
export interface ChartWords {
  readonly title: string;
  readonly chooseTopics: string;
  readonly lines: string;
  readonly stacked: string;
  readonly showTable: string;
  readonly save: Readonly<Record<SavedFormat, string>>;
  /** `Papers per month, {0} to {1}`. */
  readonly span: Readonly<Record<PeriodUnit, string>>;
  /** The head of a column of periods. */
  readonly unit: Readonly<Record<PeriodUnit, string>>;
  /** `week of {0}`. */
  readonly weekOf: string;
  readonly onePaper: string;
  /** `{0} papers`. */
  readonly papers: string;
  /** `{0}, {1}: {2}`: topic, period, papers. */
  readonly point: string;
  readonly chart: string;
  readonly keys: string;
  readonly shown: string;
  readonly nothingShown: string;
}

export type PeriodUnit = NonNullable<TopicsOverTimeAnswer['unit']>;
