import type { Connection, WorkspaceEdit } from 'vscode-languageserver';
import type { Appearance } from '../core/digest.ts';
import { paperCard } from '../core/features/card.ts';
import { paperAt, paperOfEntry, placeAt } from '../core/features/place.ts';
import { certainEdits } from '../core/fixAll.ts';
import { linksOf } from '../core/paperText.ts';
import { problemsOf } from '../core/rules/rules.ts';
import { topicsOf } from '../core/topics.ts';
import { toUri } from '../core/uri.ts';
import { type Selection, selectionOf } from '../core/views/selection.ts';
import { authorsLine, type ViewNode } from '../core/views/viewNode.ts';
import { childrenOf, pathTo } from '../core/views/views.ts';
import {
  type DigestStatus,
  type FixAllAnswer,
  type FixAllParams,
  method,
  type PaperLink,
  type QueryIssue,
  type RevealParams,
  type SearchAnswer,
  type SearchParams,
  type TooltipParams,
  type TreeNode,
  type TreePage,
  type TreeParams,
} from '../protocol/protocol.ts';
import { toAddress, toEdits, toLocation, toOffset } from './convert.ts';
import type { Guard } from './guard.ts';
import type { Workspace } from './workspace.ts';

/** Answers the requests of our own protocol: trees, search, and fixes over many digests. */
export function registerPaperRequests(connection: Connection, guard: Guard, workspace: Workspace): void {
  const { library } = workspace;
  const selections = new Selections(workspace);
  connection.onRequest(
    method.tree,
    guard.handler(method.tree, noRows, ({ view, key, filter, sort }: TreeParams): TreePage => {
      const { selection, matching, issues } = selections.of(filter);
      const nodes = childrenOf(selection, view, key ?? undefined, sort).map(toTreeNode);
      return { nodes, matching, total: library.paperCount, issues };
    }),
  );
  connection.onRequest(
    method.tooltip,
    guard.handler(method.tooltip, null, ({ key }: TooltipParams): string | null => {
      const appearance = appearanceOfKey(selections.of(null).selection, key);
      return appearance ? paperCard(library, appearance, toAddress) : null;
    }),
  );
  connection.onRequest(
    method.reveal,
    guard.handler(method.reveal, [], ({ view, uri, position, filter }: RevealParams): TreeNode[] => {
      const digest = library.digest(toUri(uri));
      if (!digest) return [];
      const offset = toOffset(digest.skeleton.lines, position);
      const place = placeAt(digest, offset);
      const paper = place?.kind === 'entry' ? paperOfEntry(digest, place.index) : paperAt(digest, offset);
      return paper ? pathTo(selections.of(filter).selection, view, { digest, paper }).map(toTreeNode) : [];
    }),
  );
  connection.onRequest(
    method.search,
    guard.handler(method.search, noHits, (params: SearchParams): SearchAnswer => search(workspace, params)),
  );
  connection.onRequest(
    method.fixAll,
    guard.handler(method.fixAll, noFixes, (params: FixAllParams): FixAllAnswer => fixAll(workspace, params)),
  );
  connection.onRequest(
    method.digestStatus,
    guard.handler(method.digestStatus, null, ({ uri }: { readonly uri: string }): DigestStatus | null => {
      const digest = library.digest(toUri(uri));
      if (!digest) return null;
      const problems = problemsOf(digest, workspace.settingsOf(digest.uri), library).length;
      return { papers: digest.papers.length, problems, day: digest.day?.day ?? null };
    }),
  );
}

const noRows: TreePage = { nodes: [], matching: 0, total: 0, issues: [] };
const noHits: SearchAnswer = { hits: [], total: 0, issues: [], complete: true };
const noFixes: FixAllAnswer = { edit: {}, fixes: 0, digests: 0, uncertain: 0 };

interface Filtered {
  readonly selection: Selection;
  readonly matching: number;
  readonly issues: readonly QueryIssue[];
}

/** What the trees show, remembered until the library or the filter is another. */
class Selections {
  readonly #workspace: Workspace;
  readonly #byFilter = new Map<string | null, Filtered>();
  #state = '';

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  of(filter: string | null): Filtered {
    const { library, catalogue } = this.#workspace;
    // A few filters at most: each view has one, and one that is being typed is soon another.
    const state = `${library.revision} ${catalogue.complete}`;
    if (this.#state !== state || this.#byFilter.size > 4) this.#byFilter.clear();
    this.#state = state;
    let filtered = this.#byFilter.get(filter);
    if (!filtered) {
      filtered = filter?.trim() ? this.#filtered(filter) : this.#all();
      this.#byFilter.set(filter, filtered);
    }
    return filtered;
  }

  #all(): Filtered {
    const { library } = this.#workspace;
    return { selection: selectionOf(library), matching: library.paperCount, issues: [] };
  }

  #filtered(filter: string): Filtered {
    const { library, catalogue } = this.#workspace;
    const { ids, issues } = catalogue.matching(filter);
    const selection = selectionOf(library, ({ paper }) => ids.has(paper.arxivId));
    return { selection, matching: ids.size, issues };
  }
}

function toTreeNode({ key, kind, label, description, appearance }: ViewNode): TreeNode {
  return {
    key,
    kind,
    label,
    description,
    expandable: kind !== 'paper',
    location: appearance ? toLocation(appearance.digest, appearance.paper.titleSpan) : null,
    paper: kind === 'paper' && appearance ? toPaperLink(appearance) : null,
  };
}

function toPaperLink({ digest, paper }: Appearance): PaperLink {
  const { abs, pdf } = linksOf(digest, paper);
  return { arxivId: paper.arxivId, title: paper.title, abs, pdf };
}

/** `topics/pruning/2412.21188` → the paper's newest appearance among those shown. */
function appearanceOfKey({ appearances }: Selection, key: string): Appearance | undefined {
  const id = key.split('/').slice(2).join('/');
  return appearances.find(({ paper }) => paper.arxivId === id);
}

function search({ library, catalogue }: Workspace, { query, limit }: SearchParams): SearchAnswer {
  const { hits, total, issues } = catalogue.search(query, Math.min(Math.max(1, limit), 1000));
  return {
    hits: hits.map(({ newest, titleMarks, excerpt }) => ({
      paper: toPaperLink(newest),
      location: toLocation(newest.digest, newest.paper.titleSpan),
      titleMarks,
      authors: authorsLine(newest),
      day: newest.digest.day?.day ?? null,
      topics: topicsOf(newest.digest, newest.paper, library.topics).map(({ label }) => label),
      excerpt,
    })),
    total,
    issues,
    complete: catalogue.complete,
  };
}

function fixAll(workspace: Workspace, { uri }: FixAllParams): FixAllAnswer {
  const { library } = workspace;
  const wanted = uri === null ? [...library.digests()] : [library.digest(toUri(uri))];
  const documentChanges: NonNullable<WorkspaceEdit['documentChanges']> = [];
  let fixes = 0;
  let uncertain = 0;
  for (const digest of wanted) {
    if (!digest) continue;
    const certain = certainEdits(digest, workspace.settingsOf(digest.uri));
    fixes += certain.fixes;
    uncertain += certain.uncertain;
    if (certain.edits.length === 0) continue;
    documentChanges.push({
      textDocument: { uri: digest.uri, version: workspace.versionOf(digest.uri) },
      edits: toEdits(digest.skeleton.lines, certain.edits),
    });
  }
  return { edit: { documentChanges }, fixes, digests: documentChanges.length, uncertain };
}
