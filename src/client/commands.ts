import * as vscode from 'vscode';
import type { PaperLink, TreeView } from '../protocol/protocol.ts';
import type { ActiveDigest } from './activeDigest.ts';
import { clearCache } from './cache.ts';
import type { DigestServer } from './digestServer.ts';
import { showFailures } from './failures.ts';
import { askForFilter } from './filter.ts';
import { fixAllDigests, fixDigest } from './fixLinks.ts';
import { protectContents } from './markdownAllInOne.ts';
import { showInformation } from './notifications.ts';
import { type OpenOptions, openLink, openLocation } from './openPaper.ts';
import { documentUriOf, isTreeNode, locationOf, paperOf, rowAtCursor } from './paperTarget.ts';
import type { PaperView } from './paperView.ts';
import { reportProblem } from './problemReport.ts';
import { rebuildContents } from './rebuildContents.ts';
import { chooseRenderers } from './rendererChoice.ts';
import { openSamples } from './samples.ts';
import { SavedTexts } from './savedTexts.ts';
import type { PaperSearch } from './search/paperSearch.ts';
import type { TopicsPanel } from './topicsOverTime/topicsPanel.ts';

/** What commands act on. */
export interface Parts {
  readonly server: DigestServer;
  readonly digest: ActiveDigest;
  readonly search: PaperSearch;
  readonly views: Readonly<Record<TreeView, PaperView>>;
  readonly topics: TopicsPanel;
  readonly extension: vscode.Extension<unknown>;
}

type Command = (
  parts: Parts & { readonly texts: SavedTexts },
  target: unknown,
  options: OpenOptions | undefined,
) => unknown;

/** Every command of the extension; `package.json` says where each is offered. */
const commands = {
  'digestLens.search': ({ search }) => search.open(),
  'digestLens.openResultToSide': ({ search }) => search.openBeside(),
  'digestLens.goToPaper': ({ search, digest }) => search.openWith(queryFor(digest)),
  'digestLens.openLocation': (_, target, options) => open(target, options ?? {}),
  'digestLens.open': (_, target) => open(target, {}),
  'digestLens.openToSide': (_, target) => open(target, { beside: true }),
  'digestLens.openPdf': (parts, target) => withPaper(parts, target, ({ pdf }) => openLink(pdf)),
  'digestLens.openArxiv': (parts, target) => withPaper(parts, target, ({ abs }) => openLink(abs)),
  'digestLens.copyLink': (parts, target) =>
    withPaper(parts, target, ({ abs }) => vscode.env.clipboard.writeText(abs)),
  'digestLens.openEarlier': (parts, target, options) => openEarlier(parts, target, options ?? {}),
  'digestLens.showMore': ({ views }, target) =>
    isTreeNode(target) && target.kind === 'more' ? views[target.view].showMore(target) : undefined,
  'digestLens.revealInDays': (parts, target) => revealIn(parts, 'days', target),
  'digestLens.revealInTopics': (parts, target) => revealIn(parts, 'topics', target),
  'digestLens.fixDigest': ({ server, texts }, target) => {
    const uri = documentUriOf(target);
    return uri && fixDigest(server, texts, uri);
  },
  'digestLens.fixAllDigests': ({ server, texts }, target) => fixAllDigests(server, texts, target),
  'digestLens.rebuildContents': ({ server, texts }, target) => {
    const uri = documentUriOf(target);
    return uri && rebuildContents(server, texts, uri);
  },
  'digestLens.protectContents': ({ server, texts }, target) => {
    const uri = documentUriOf(target);
    return uri && protectContents(server, texts, uri);
  },
  'digestLens.protectAllContents': ({ server, texts }) => protectContents(server, texts, null),
  'digestLens.openSamples': ({ extension }) => openSamples(extension.extensionUri),
  'digestLens.chooseRenderers': ({ extension }) => chooseRenderers(extension),
  'digestLens.filterDays': ({ views }) => void askForFilter(views.days),
  'digestLens.filterTopics': ({ views }) => void askForFilter(views.topics),
  'digestLens.clearDaysFilter': ({ views }) => {
    views.days.filter = null;
  },
  'digestLens.clearTopicsFilter': ({ views }) => {
    views.topics.filter = null;
  },
  'digestLens.sortDaysByDate': ({ views }) => {
    views.days.sort = 'default';
  },
  'digestLens.sortDaysByTitle': ({ views }) => {
    views.days.sort = 'name';
  },
  'digestLens.sortTopicsByPapers': ({ views }) => {
    views.topics.sort = 'default';
  },
  'digestLens.sortTopicsByName': ({ views }) => {
    views.topics.sort = 'name';
  },
  'digestLens.topicsOverTime': ({ topics }) => topics.show(),
  'digestLens.refresh': ({ views }) => {
    for (const view of Object.values(views)) view.tree.refresh();
  },
  'digestLens.restartServer': ({ server }) => server.restart(),
  'digestLens.clearCache': ({ server }) => clearCache(server),
  'digestLens.showProblems': () => vscode.commands.executeCommand('workbench.actions.view.problems'),
  'digestLens.showLog': ({ server }) => server.log.show(),
  'digestLens.showFailures': ({ server, extension }) => showFailures(server, extension),
  'digestLens.reportProblem': ({ server, extension }) => reportProblem(server, extension),
} as const satisfies Record<string, Command>;

/** Makes every command callable. */
export function registerCommands(parts: Parts): vscode.Disposable {
  const texts = new SavedTexts();
  return vscode.Disposable.from(
    texts,
    ...Object.entries<Command>(commands).map(([name, command]) =>
      vscode.commands.registerCommand(name, (target: unknown, options: unknown) =>
        command({ ...parts, texts }, target, readOpenOptions(options)),
      ),
    ),
  );
}

/** Opens the paper of a row, or under the cursor, where the digest before lists it. */
async function openEarlier({ server }: Parts, target: unknown, options: OpenOptions): Promise<void> {
  const earlier = isTreeNode(target) ? target.earlier : (await rowAtCursor(server))?.earlier;
  if (earlier) await openLocation(earlier, options);
  else await showInformation(vscode.l10n.t('No earlier digest lists this paper.'));
}

/** Papers of the digest in the editor; deleting the query leads on to all. */
function queryFor({ status }: ActiveDigest): string {
  return status?.day ? `on:${status.day} ` : '';
}

async function open(target: unknown, options: OpenOptions): Promise<void> {
  const location = locationOf(target);
  if (location) await openLocation(location, options);
}

async function withPaper(
  { server }: Parts,
  target: unknown,
  act: (paper: PaperLink) => Thenable<void>,
): Promise<void> {
  const paper = await paperOf(server, target);
  if (paper) await act(paper);
  else await showInformation(vscode.l10n.t('Put the cursor into a paper first.'));
}

/** Shows in one view the paper of a row of the other, or the one under the cursor. */
async function revealIn({ views }: Parts, view: TreeView, target: unknown): Promise<void> {
  const location = locationOf(target);
  const editor = vscode.window.activeTextEditor;
  const uri = location ? vscode.Uri.parse(location.uri) : editor?.document.uri;
  const position = location
    ? new vscode.Position(location.range.start.line, location.range.start.character)
    : editor?.selection.active;
  if (!uri || !position) return;
  let row = await views[view].tree.rowAt(uri, position);
  if (!row && views[view].filter !== null) {
    // Asked for by name, so the filter that hides it gives way.
    views[view].filter = null;
    row = await views[view].tree.rowAt(uri, position);
  }
  if (row) await views[view].focus(row);
}

function readOpenOptions(value: unknown): OpenOptions | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return {
    beside: 'beside' in value && value.beside === true,
    preserveFocus: 'preserveFocus' in value && value.preserveFocus === true,
  };
}
