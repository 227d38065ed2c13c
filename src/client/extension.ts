import type { ExtensionContext } from 'vscode';
import { ActiveDigest } from './activeDigest.ts';
import { registerAgentTools } from './agentTools.ts';
import { registerCitationCommands } from './citations.ts';
import { registerCommands } from './commands.ts';
import { type ClientFactory, DigestServer } from './digestServer.ts';
import { tellOfFailure } from './failures.ts';
import { followCursor } from './followCursor.ts';
import { keepStateContext } from './libraryState.ts';
import { warnOfRewriting } from './markdownAllInOne.ts';
import { restartForNewSchemes } from './newSchemes.ts';
import { citeDroppedRows } from './paperDrop.ts';
import { PaperView } from './paperView.ts';
import { extendMarkdownIt, refreshPreviews } from './preview.ts';
import { startReadingList } from './readingList/readingList.ts';
import { ReadingListStore } from './readingList/readingListStore.ts';
import { Triage } from './readingList/triage.ts';
import { RendererSuggestion } from './rendererSuggestion.ts';
import { withRulePages } from './rulePages.ts';
import { PaperSearch } from './search/paperSearch.ts';
import { registerSearchCommands } from './search/searchCommands.ts';
import { SearchHistory } from './search/searchHistory.ts';
import { SearchResults } from './search/searchResults.ts';
import { startAtDigest } from './startAtDigest.ts';
import { showStatus } from './status.ts';
import { registerTopicCommands } from './topics/topicCommands.ts';
import { TopicsPanel } from './topicsOverTime/topicsPanel.ts';

let running: { readonly server: DigestServer; readonly store: ReadingListStore } | undefined;

/** What other extensions get of ours: the built-in Markdown preview asks for it. */
export interface Exports {
  readonly extendMarkdownIt: typeof extendMarkdownIt;
}

/** Puts the extension together; nothing is asked of the server before a digest or a view is seen. */
export function start(context: ExtensionContext, createClient: ClientFactory): Exports {
  const server = new DigestServer(async options =>
    createClient(await withRulePages(options, context.extensionUri)),
  );
  const digest = new ActiveDigest(server);
  const history = new SearchHistory(context.workspaceState);
  const search = new PaperSearch(server, history);
  const topics = new TopicsPanel(server, context.extensionUri);
  const store = new ReadingListStore(context.globalStorageUri, server.log);
  const views = {
    days: new PaperView(server, 'days', store),
    topics: new PaperView(server, 'topics', store),
    readingList: new PaperView(server, 'readingList', store),
    searchResults: new PaperView(server, 'searchResults', store),
  };
  const triage = new Triage(server, store, views);
  const results = new SearchResults(server, views.searchResults, history, context.workspaceState);
  context.subscriptions.push(
    server,
    digest,
    search,
    store,
    ...Object.values(views),
    keepStateContext(server),
    showStatus(server, digest),
    tellOfFailure(server, context.extension),
    ...Object.values(views).map(view => followCursor(server, view, triage)),
    triage,
    startReadingList({ server, store, triage, views }, context.workspaceState),
    topics,
    registerCommands({ server, digest, search, views, topics, extension: context.extension }),
    registerSearchCommands({ server, search, results, topics: views.topics }),
    registerTopicCommands({ server, view: views.topics }),
    registerCitationCommands({ server, views }),
    citeDroppedRows(server, views),
    registerAgentTools(server),
    startAtDigest(server),
    restartForNewSchemes(server),
    refreshPreviews(),
    new RendererSuggestion(server, context),
    warnOfRewriting(server, digest, context),
  );
  running = { server, store };
  return { extendMarkdownIt };
}

/** Ends the server and writes what is not written yet; VS Code waits for it. */
export async function deactivate(): Promise<void> {
  await Promise.all([running?.store.settled(), running?.server.stop()]);
  running = undefined;
}
