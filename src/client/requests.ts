import type {
  AgentToolAnswer,
  AgentToolParams,
  CiteAnswer,
  CitedPapersParams,
  CiteParams,
  DigestStatus,
  EditTopicsAnswer,
  EditTopicsParams,
  FixAllAnswer,
  FixAllParams,
  LibraryStatus,
  method,
  NextUnreadParams,
  PapersBelowParams,
  ProtectContentsAnswer,
  RebuildContentsAnswer,
  RevealParams,
  SearchAnswer,
  SearchParams,
  TooltipParams,
  TopicCount,
  TopicsOverTimeAnswer,
  TopicsOverTimeParams,
  TreeNode,
  TreePage,
  TreeParams,
  UnreadCounts,
} from '../protocol/protocol.ts';

/** What each question to the server takes, and what it is answered with. */
export interface Requests {
  readonly [method.tree]: { readonly params: TreeParams; readonly answer: TreePage };
  readonly [method.tooltip]: { readonly params: TooltipParams; readonly answer: string | null };
  readonly [method.reveal]: { readonly params: RevealParams; readonly answer: readonly TreeNode[] };
  readonly [method.papersBelow]: { readonly params: PapersBelowParams; readonly answer: readonly string[] };
  readonly [method.topics]: { readonly params: undefined; readonly answer: readonly TopicCount[] };
  readonly [method.editTopics]: { readonly params: EditTopicsParams; readonly answer: EditTopicsAnswer };
  readonly [method.topicsOverTime]: {
    readonly params: TopicsOverTimeParams;
    readonly answer: TopicsOverTimeAnswer;
  };
  readonly [method.papersOfDigest]: {
    readonly params: { readonly uri: string };
    readonly answer: readonly string[];
  };
  readonly [method.nextUnread]: { readonly params: NextUnreadParams; readonly answer: readonly TreeNode[] };
  readonly [method.unread]: { readonly params: undefined; readonly answer: UnreadCounts };
  readonly [method.search]: { readonly params: SearchParams; readonly answer: SearchAnswer };
  readonly [method.cite]: { readonly params: CiteParams; readonly answer: CiteAnswer };
  readonly [method.citedPapers]: { readonly params: CitedPapersParams; readonly answer: readonly string[] };
  readonly [method.agentTool]: { readonly params: AgentToolParams; readonly answer: AgentToolAnswer };
  readonly [method.fixAll]: { readonly params: FixAllParams; readonly answer: FixAllAnswer };
  readonly [method.protectContents]: {
    readonly params: { readonly uri: string | null };
    readonly answer: ProtectContentsAnswer;
  };
  readonly [method.rebuildContents]: {
    readonly params: { readonly uri: string };
    readonly answer: RebuildContentsAnswer | null;
  };
  readonly [method.digestStatus]: {
    readonly params: { readonly uri: string };
    readonly answer: DigestStatus | null;
  };
  readonly [method.clearCache]: { readonly params: undefined; readonly answer: number | null };
  readonly [method.libraryStatus]: { readonly params: undefined; readonly answer: LibraryStatus };
}
