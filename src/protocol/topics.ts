import type { TopicEdit } from '../core/topicEdits.ts';
import type { TopicWords } from '../core/topics.ts';
import type { TopicSeries } from '../core/topicsOverTime/topicsOverTime.ts';

/** A topic and how many papers it has. */
export interface TopicCount {
  /** The key of its row in the tree of topics. */
  readonly key: string;
  readonly label: string;
  readonly papers: number;
  readonly hidden: boolean;
}

/** Asks what settings must say of topics so that an edit holds. */
export interface EditTopicsParams {
  /** What `digestLens.topics` says in the settings that are to be written; null where it says nothing. */
  readonly own: unknown;
  /** What it says in settings that count less. */
  readonly below: unknown;
  readonly edit: TopicEdit;
}

export interface EditTopicsAnswer {
  /** Null where the settings hold what is not understood, which would be lost. */
  readonly topics: TopicWords | null;
  /** What is not understood, in sentences. */
  readonly issues: readonly string[];
  /** Topics of the edit that settings which count less, or files, go on hiding. */
  readonly stillHidden: readonly string[];
  /** Configuration files that speak of topics. */
  readonly files: readonly string[];
}

/** Asks how many papers topics have over time. */
export interface TopicsOverTimeParams {
  /** The keys of the topics' rows; null for the largest topics. */
  readonly topics: readonly string[] | null;
}

/** A step of the time axis; bounds as the query language writes them: from `after` on, and before `before`. */
export interface CountedPeriod {
  readonly after: string;
  readonly before: string;
  /** How many steps stand before it. */
  readonly place: number;
}

/** The papers of some topics by day, week, month or year, whichever suits the time that there is. */
export interface TopicsOverTimeAnswer {
  /** Null where no paper has a day. */
  readonly unit: 'day' | 'week' | 'month' | 'year' | null;
  /** Those in which something is listed, the oldest first. */
  readonly periods: readonly CountedPeriod[];
  /** How many steps the time axis has, with those in which nothing is listed. */
  readonly steps: number;
  /** The topics with most papers first; those that are gone are left out. */
  readonly series: readonly TopicSeries[];
  /** How many topics there are to choose from. */
  readonly topics: number;
}
