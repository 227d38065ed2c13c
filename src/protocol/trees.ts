import type { Location, Position } from 'vscode-languageserver-protocol';
import type { PaperLink } from './paperLink.ts';
import type { QueryIssue } from './search.ts';

/** Which tree: papers by calendar, by topic, those of the reading list, or those that a search found. */
export type TreeView = 'days' | 'topics' | 'readingList' | 'searchResults';

/**
 * Which papers of the reading list are shown: `all` that have a star or a note, those with a star, those with a note,
 * those of `all` that are not read, or everything that is read.
 */
export type ListedPapers = 'all' | 'starred' | 'noted' | 'unread' | 'read';

/**
 * What a tree leaves out: papers that are read, papers on all days but the first on which a digest lists them, and topics
 * that the settings hide.
 */
export type Hidden = 'read' | 'repeated' | 'hiddenTopics';

/** How the results of a search are shown: in one list, the best first, or below their days or topics. */
export type Grouping = 'rank' | 'day' | 'topic';

/** What a tree shows of its papers; what is missing is not asked for. */
export interface TreeChoice {
  readonly hide?: readonly Hidden[];
  /** For the view `searchResults`; `rank` where it is missing. */
  readonly grouping?: Grouping;
  /** For the view `readingList`; `all` where it is missing. */
  readonly listed?: ListedPapers;
}

/** Asks for the children of one node. */
export interface TreeParams extends TreeChoice {
  readonly view: TreeView;
  /** Key of the parent; null for the roots. */
  readonly key: string | null;
  /** A query in the search language that papers must match; null for all. In the view `searchResults` the search. */
  readonly filter: string | null;
  /** How many rows to leave out, and how many to answer with; all where they are missing. */
  readonly offset?: number;
  readonly limit?: number;
  /** `newest` (default) or `title` for papers; `papers` or `name` for topics. */
  readonly sort: 'default' | 'name';
}

/** Children of one node, in the order to show. */
export interface TreePage {
  readonly nodes: readonly TreeNode[];
  /** The rows of this level, those that were not asked for, too. */
  readonly rows: number;
  /**
   * Papers that are shown, and all papers: "12 of 5,754". In the reading list, all of its part that is asked for, where
   * papers that no digest here lists count, too.
   */
  readonly matching: number;
  readonly total: number;
  /** What is wrong with the filter; empty if nothing is. */
  readonly issues: readonly QueryIssue[];
}

/** One row of a tree. Keys are stable across edits: `days/2025-01-03/2412.21188`. */
export interface TreeNode {
  readonly view: TreeView;
  readonly key: string;
  /** Its place among the rows beside it, those on other pages counted. */
  readonly place: number;
  /** `search` is a saved search; `more` stands for rows on other pages: clients make it, the server never does. */
  readonly kind: 'year' | 'month' | 'day' | 'topic' | 'search' | 'paper' | 'more';
  readonly label: string;
  readonly description: string;
  readonly expandable: boolean;
  /** For a topic that the settings hide. */
  readonly hidden?: true;
  /** For a day or a paper: where a click leads. */
  readonly location: Location | null;
  /** For a paper. */
  readonly paper: PaperLink | null;
  /** For a paper that a digest of an earlier day lists, too: where, in the newest of these. */
  readonly earlier: Location | null;
  /** For a row that holds others: the papers below it, hidden ones too, and how many of them are not read. */
  readonly counts: { readonly papers: number; readonly unread: number } | null;
}

/** Asks for the card of a paper node. */
export interface TooltipParams {
  readonly view: TreeView;
  readonly key: string;
}

/** Asks where the paper at a position stands in a tree. */
export interface RevealParams extends TreeChoice {
  readonly view: TreeView;
  readonly uri: string;
  readonly position: Position;
  readonly filter: string | null;
  readonly sort?: TreeParams['sort'];
}

/** Asks for the papers below a row of a tree, as the tree shows them. */
export interface PapersBelowParams extends TreeChoice {
  readonly view: TreeView;
  readonly key: string;
  readonly filter: string | null;
}
