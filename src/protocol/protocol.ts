/**
 * What the client and the server say to each other beyond the Language Server Protocol.
 * Both sides compile this folder, so the two cannot drift apart.
 */
export type * from './agents.ts';
export type * from './citations.ts';
export type * from './files.ts';
export type * from './fixes.ts';
export type * from './paperLink.ts';
export type * from './readingList.ts';
export type * from './search.ts';
export * from './session.ts';
export type * from './status.ts';
export type * from './topics.ts';
export type * from './trees.ts';

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
  /** client → server: `CitedPapersParams` → `string[]`, the ids of the papers that a citation of the same target would cite. */
  citedPapers: 'digestLens/citedPapers',
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
  /**
   * server → client: `FindFilesParams` → `string[] | null`, URIs; null where the editor has no search for that folder.
   * Only asked where the server cannot list files, as the next two.
   */
  findFiles: 'digestLens/findFiles',
  /** server → client: `{ uri }` → `ReadFolderAnswer`. */
  readFolder: 'digestLens/readFolder',
  /** server → client: `{ uri }` → `ReadFileAnswer`. */
  readFile: 'digestLens/readFile',
} as const;
