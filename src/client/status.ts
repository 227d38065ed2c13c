import * as vscode from 'vscode';
import type { DigestStatus, LibraryStatus } from '../protocol/protocol.ts';
import type { ActiveDigest } from './activeDigest.ts';
import { digestsText, numberText, papersText, problemsText } from './counts.ts';
import type { DigestServer, ServerState } from './digestServer.ts';

interface StatusContent {
  readonly text: string;
  readonly tooltip: string;
  readonly command: string;
  readonly background?: string;
}

/** The status bar item: this digest's papers and problems, how far reading is, or what went wrong. */
export function showStatus(server: DigestServer, digest: ActiveDigest): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('digestLens.status', vscode.StatusBarAlignment.Left, 0);
  item.name = 'Digest Lens';
  const update = () => {
    const content = statusContent(server.state, server.library, digest.status);
    if (!content) {
      item.hide();
      return;
    }
    item.text = content.text;
    item.tooltip = content.tooltip;
    item.command = content.command;
    item.backgroundColor = content.background ? new vscode.ThemeColor(content.background) : undefined;
    item.show();
  };
  return vscode.Disposable.from(
    item,
    server.onDidChangeState(update),
    server.onDidChangeLibrary(update),
    digest.onDidChange(update),
  );
}

/** What the item says; undefined where it has nothing to say. */
function statusContent(
  server: ServerState,
  library: LibraryStatus | undefined,
  digest: DigestStatus | undefined,
): StatusContent | undefined {
  switch (server.kind) {
    case 'idle':
      return undefined;
    case 'failed':
      return failed(server.reason);
    case 'restarting':
      return {
        text: `$(sync~spin) ${vscode.l10n.t('Digest Lens restarts…')}`,
        tooltip: vscode.l10n.t('The server ended by itself and is being started again.'),
        command: 'digestLens.showLog',
      };
    case 'starting':
    case 'running':
      return library && running(library, digest);
  }
}

function running(library: LibraryStatus, digest: DigestStatus | undefined): StatusContent | undefined {
  if (library.indexing) {
    const { done, total } = library.indexing;
    return {
      text: `$(sync~spin) ${vscode.l10n.t('Reading digests {0}/{1}', numberText(done), numberText(total))}`,
      tooltip: libraryText(library),
      command: 'digestLens.search',
    };
  }
  if (library.failures.length > 0) {
    return {
      text: `$(warning) ${digest ? digestText(digest) : 'Digest Lens'}`,
      tooltip: library.failures.join('\n'),
      command: 'digestLens.showFailures',
      background: 'statusBarItem.warningBackground',
    };
  }
  const filling = fillingText(library);
  if (filling !== undefined && !digest) {
    return { text: `$(sync~spin) ${filling}`, tooltip: libraryText(library), command: 'digestLens.search' };
  }
  return (
    digest && {
      text: `$(${filling === undefined ? 'book' : 'sync~spin'}) ${digestText(digest)}`,
      tooltip: `${libraryText(library)}\n${filling === undefined ? '' : `${filling}\n`}${
        digest.problems > 0
          ? vscode.l10n.t('Click to see the problems of this digest.')
          : vscode.l10n.t('Click to search all papers.')
      }`,
      command: digest.problems > 0 ? 'workbench.actions.view.problems' : 'digestLens.search',
    }
  );
}

/** How far the search index is; undefined where only a few papers are missing, as after an edit. */
function fillingText({ filling }: LibraryStatus): string | undefined {
  if (!filling || filling.total - filling.done < 100) return undefined;
  return vscode.l10n.t('Indexing abstracts {0}/{1}', numberText(filling.done), numberText(filling.total));
}

function failed(reason: string): StatusContent {
  return {
    text: '$(error) Digest Lens',
    tooltip: `${reason}\n${vscode.l10n.t('Click to see what to do.')}`,
    command: 'digestLens.showFailures',
    background: 'statusBarItem.errorBackground',
  };
}

function digestText({ papers, problems }: DigestStatus): string {
  return problems === 0 ? papersText(papers) : `${papersText(papers)} · ${problemsText(problems)}`;
}

function libraryText({ papers, digests }: LibraryStatus): string {
  return vscode.l10n.t('{0} in {1}', papersText(papers), digestsText(digests));
}
