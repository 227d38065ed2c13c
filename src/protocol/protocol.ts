/**
 * What the client and the server say to each other beyond the Language Server Protocol.
 * Both sides compile this file, so the two cannot drift apart.
 */
import type { Location, Position, WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { AgentMistake, AgentText } from '../core/agents/agentAnswer.ts';
import type { AgentToolName } from '../core/agents/agentTools.ts';
import type { CitationFormat } from '../core/cite/formatNames.ts';
import type { TopicEdit } from '../core/topicEdits.ts';
import type { TopicWords } from '../core/topics.ts';
import type { TopicSeries } from '../core/topicsOverTime/topicsOverTime.ts';

/** Method names, by who sends them. */
export const method = {
  /** client → server: `TreeParams` → `TreePage`. */
  tree: 'digestLens/tree',
  /** client → server: `TooltipParams` → `string | null`, the paper card as Markdown. */
  tooltip: 'digestLens/tooltip',
  /** client → server: `RevealParams` → `TreeNode[]`, the way from the root to the paper; empty if none. */
  reveal: 'digestLens/reveal',
  /** client → server: `SearchParams` → `SearchAnswer`. */
  search: 'digestLens/search',
  /** client → server: `PapersBelowParams` → `string[]`, the arXiv ids of all papers below a row. */
  papersBelow: 'digestLens/papersBelow',
  /** client → server: nothing → `TopicCount[]`, every topic, that with most papers first. */
  topics: 'digestLens/topics',
  /** client → server: `EditTopicsParams` → `EditTopicsAnswer`. */
  editTopics: 'digestLens/editTopics',
  /** client → server: `TopicsOverTimeParams` → `TopicsOverTimeAnswer`. */
  topicsOverTime: 'digestLens/topicsOverTime',
  /** client → server: `{ uri }` → `string[]`, the arXiv ids of all papers of a digest. */
  papersOfDigest: 'digestLens/papersOfDigest',
  /** client → server: `NextUnreadParams` → `TreeNode[]`, the way from the root to the paper; empty if all is read. */
  nextUnread: 'digestLens/nextUnread',
  /** client → server: nothing → `UnreadCounts`. */
  unread: 'digestLens/unread',
  /** client → server, notification: `MarksParams`. The reading list is the client's; the server only knows it. */
  marks: 'digestLens/marks',
  /** client → server: `CiteParams` → `CiteAnswer`. */
  cite: 'digestLens/cite',
  /** client → server: `FixAllParams` → `FixAllAnswer`. */
  fixAll: 'digestLens/fixAll',
  /** client → server: `{ uri }`, null for all digests → `ProtectContentsAnswer`. */
  protectContents: 'digestLens/protectContents',
  /** client → server: `{ uri }` → `RebuildContentsAnswer | null`; null where there is nothing to list by links. */
  rebuildContents: 'digestLens/rebuildContents',
  /** client → server: `AgentToolParams` → `AgentToolAnswer`. */
  agentTool: 'digestLens/agentTool',
  /** client → server: `{ uri }` → `DigestStatus | null`; null where the file is not a digest. */
  digestStatus: 'digestLens/digestStatus',
  /** client → server: nothing → `LibraryStatus`; also sent as a notification when it changes. */
  libraryStatus: 'digestLens/libraryStatus',
  /** client → server: nothing → `number | null`, the bytes that were kept between two starts; null if nothing is kept. */
  clearCache: 'digestLens/clearCache',
  /** server → client, notification: `LibraryStatus`. Trees, status bar and badge are stale after it. */
  libraryChanged: 'digestLens/libraryChanged',
  /** server → client: `FindFilesParams` → `string[]`, URIs. Only asked where the server cannot list files. */
  findFiles: 'digestLens/findFiles',
  /** server → client: `{ uris }` → `(string | null)[]`, texts in the same order; null where unreadable. */
  readFiles: 'digestLens/readFiles',
} as const;

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

/** What a client needs to act on a paper without knowing it. */
export interface PaperLink {
  readonly arxivId: string;
  readonly title: string;
  readonly abs: string;
  readonly pdf: string;
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

/** The papers of some topics by day, week, month or year, whichever suits the time that there is. */
export interface TopicsOverTimeAnswer {
  /** Null where no paper has a day. */
  readonly unit: 'day' | 'week' | 'month' | 'year' | null;
  /** Without gaps, the oldest first; bounds as the query language writes them: from `after` on, and before `before`. */
  readonly periods: readonly { readonly after: string; readonly before: string }[];
  /** The topics with most papers first; those that are gone are left out. */
  readonly series: readonly TopicSeries[];
  /** How many topics there are to choose from. */
  readonly topics: number;
}

/** Asks for the first paper behind a row that is not read, in the order of the tree. */
export interface NextUnreadParams extends TreeParams {
  /** `key` is that of the row to begin behind; null begins at the top. */
  readonly key: string | null;
}

/** How much there is to read. */
export interface UnreadCounts {
  /** The newest day of any digest, and its papers that are not read; null where no digest has a day. */
  readonly newest: { readonly day: string; readonly unread: number } | null;
  /** Papers with a star or a note that are not read. */
  readonly listed: number;
}

/** What the reading list says of a paper, each since when in milliseconds of the epoch; null where it does not hold. */
export interface MarkedPaper {
  readonly arxivId: string;
  readonly read: number | null;
  readonly starred: number | null;
  readonly noted: number | null;
}

/** Marks as they are from now on: of all papers, the others having none, or of those that changed. */
export interface MarksParams {
  readonly of: 'all' | 'changed';
  readonly papers: readonly MarkedPaper[];
}

/** A search over every paper of the workspace. */
export interface SearchParams {
  /** In the query language; an empty query answers with the newest papers. */
  readonly query: string;
  /** At most so many hits, best first; 1 to 1000. */
  readonly limit: number;
}

/** Hits, best first. */
export interface SearchAnswer {
  readonly hits: readonly SearchHit[];
  /** All that match, beyond the limit too. */
  readonly total: number;
  readonly issues: readonly QueryIssue[];
  /** False while abstracts are still being added to the index, and for a moment before that titles. */
  readonly complete: boolean;
}

/** One paper that matches, at its newest appearance. */
export interface SearchHit {
  readonly paper: PaperLink;
  readonly location: Location;
  /** Matched parts of the title, as pairs of UTF-16 offsets. */
  readonly titleMarks: readonly (readonly [number, number])[];
  readonly authors: string;
  readonly day: string | null;
  readonly topics: readonly string[];
  /** A piece of the abstract around the first match; empty where the abstract does not match. */
  readonly excerpt: string;
}

/** Something wrong in a query, in one sentence that says what to write instead. */
export interface QueryIssue {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/** Asks for citations of papers. */
export interface CiteParams {
  readonly papers: CitedPapers;
  readonly format: CitationFormat;
}

/** Papers by their ids, in this order; those that a search finds, best first; or all, newest first. */
export type CitedPapers =
  | { readonly kind: 'papers'; readonly arxivIds: readonly string[] }
  | { readonly kind: 'search'; readonly query: string }
  | { readonly kind: 'all' };

/** Citations, each paper once, and how many they are: papers that no digest lists are left out. */
export interface CiteAnswer {
  readonly text: string;
  readonly papers: number;
}

/** Asks for every certain fix in one digest, or in all with `uri: null`. */
export interface FixAllParams {
  readonly uri: string | null;
}

/** The edit that repairs what is certain, to be applied by the client: in one digest at once, in all after a preview. */
export interface FixAllAnswer {
  readonly edit: WorkspaceEdit;
  readonly fixes: number;
  readonly digests: number;
  /** Problems of the same rules that need a person's choice. */
  readonly uncertain: number;
  /** The number of fixes in each digest that changes, in the order of the edit. */
  readonly fixesOf: readonly { readonly uri: string; readonly fixes: number }[];
}

/** The edit that keeps Markdown All in One from tables of contents, and how many digests need it. */
export interface ProtectContentsAnswer {
  readonly edit: WorkspaceEdit;
  readonly digests: number;
}

/** The edit that rebuilds a digest's table of contents, or inserts one, and what it does to its entries. */
export interface RebuildContentsAnswer {
  readonly edit: WorkspaceEdit;
  /** Whether there was none before. */
  readonly isNew: boolean;
  readonly added: number;
  readonly removed: number;
  readonly retitled: number;
  readonly moved: number;
  /** Entries whose link works again. */
  readonly relinked: number;
}

/** Asks what a language model wants to know; what it sent as input is for the tool to judge. */
export interface AgentToolParams {
  readonly tool: AgentToolName;
  readonly input: unknown;
}

/** An answer for a language model, or what was wrong with its question. */
export type AgentToolAnswer = { readonly kind: 'answer'; readonly text: AgentText } | AgentMistake;

/** What the status bar says of the digest in the active editor. */
export interface DigestStatus {
  readonly papers: number;
  readonly problems: number;
  readonly day: string | null;
}

/** How far the library is. */
export interface LibraryStatus {
  readonly revision: number;
  readonly digests: number;
  /** Distinct papers. */
  readonly papers: number;
  /** Files read of files found while the workspace is being read; null when it is done. */
  readonly indexing: { readonly done: number; readonly total: number } | null;
  /** Papers that search finds by all their words, of all papers; null when it finds every one. */
  readonly filling: { readonly done: number; readonly total: number } | null;
  /** Whether every file that changed has been looked at. */
  readonly settled: boolean;
  /** What went wrong and what to do, in whole sentences; empty if nothing did. */
  readonly failures: readonly string[];
  /** Digests outside the folders, opened as single files, count too. */
  readonly folders: number;
}

/** Asks the client to list files of one folder. Globs are VS Code's. */
export interface FindFilesParams {
  readonly folder: string;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** Options that a client may send with `initialize`. */
export interface InitializationOptions {
  /** The settings object of `digestLens.*` for clients without `workspace/configuration`. */
  readonly settings?: unknown;
  /** True where the client answers `findFiles` and `readFiles`. */
  readonly clientFiles?: boolean;
  /** A folder in which the server may keep what makes its next start fast: a path or a `file:` URI. */
  readonly cacheFolder?: string;
  /** True where the editor shows problems under the pointer by itself, so that a hover need not repeat them. */
  readonly showsProblems?: boolean;
  /** True where the client implements every `clientCommand`; without them there are no code lenses. */
  readonly hasCommands?: boolean;
  /** True where the client has colours for the server's own types of tokens; others get the nearest that all know. */
  readonly ownTokenTypes?: boolean;
  /** True where the client wants `libraryChanged`; other editors do not know it, and some complain. */
  readonly hearsOfLibrary?: boolean;
  /** Where each rule is explained, by its code: the codes of problems become links. */
  readonly rulePages?: Readonly<Record<string, string>>;
}

/** Names of the commands that the server's answers refer to; the client implements them. */
export const clientCommand = {
  /** `[location: Location]`: opens a place in an editor. */
  open: 'digestLens.openLocation',
  /** `[paper: PaperLink]`: opens the PDF in a browser. */
  openPdf: 'digestLens.openPdf',
  /** `[paper: PaperLink]`: copies the paper's BibTeX entry. */
  copyBibtex: 'digestLens.copyBibtex',
  /** `[uri: string]`: repairs what is certain in one digest. */
  fixDigest: 'digestLens.fixDigest',
  /** No arguments: shows the list of problems. */
  showProblems: 'digestLens.showProblems',
} as const;
