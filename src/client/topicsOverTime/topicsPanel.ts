import * as vscode from 'vscode';
import type { ToChart } from '../../protocol/chartMessages.ts';
import { method } from '../../protocol/protocol.ts';
import { papersText } from '../counts.ts';
import type { DigestServer } from '../digestServer.ts';
import { withoutIcons } from '../iconText.ts';
import { Latest } from '../latest.ts';
import { libraryStateOf } from '../libraryState.ts';
import { chartFolders, chartPage } from './chartPage.ts';
import { saveChart } from './savedChart.ts';
import { toldByChart } from './toldByChart.ts';

const viewType = 'digestLens.topicsOverTime';

/** The chart of topics over time: one panel at most, which VS Code brings back with the window. */
export class TopicsPanel implements vscode.Disposable {
  readonly #server: DigestServer;
  readonly #extension: vscode.Uri;
  readonly #latest = new Latest();
  readonly #listeners: readonly vscode.Disposable[];
  #panel: vscode.WebviewPanel | undefined;
  /** The keys of the topics that the user chose; null for the largest. */
  #topics: readonly string[] | null = null;

  constructor(server: DigestServer, extension: vscode.Uri) {
    this.#server = server;
    this.#extension = extension;
    const update = () => server.inBackground(this.#update());
    this.#listeners = [
      server.onDidChangeLibrary(update),
      server.onDidChangeState(update),
      vscode.window.registerWebviewPanelSerializer(viewType, {
        deserializeWebviewPanel: async panel => this.#adopt(panel),
      }),
    ];
  }

  /** Shows the chart, in the panel where there is one. */
  show(): void {
    if (this.#panel) this.#panel.reveal();
    else {
      const title = vscode.l10n.t('Topics over Time');
      this.#adopt(vscode.window.createWebviewPanel(viewType, title, vscode.ViewColumn.Active));
    }
  }

  dispose(): void {
    this.#latest.dispose();
    for (const listener of this.#listeners) listener.dispose();
  }

  #adopt(panel: vscode.WebviewPanel): void {
    this.#panel?.dispose();
    this.#panel = panel;
    const { webview } = panel;
    webview.options = { enableScripts: true, localResourceRoots: chartFolders(this.#extension) };
    webview.onDidReceiveMessage((message: unknown) => this.#server.inBackground(this.#told(message)));
    panel.onDidDispose(() => {
      if (this.#panel === panel) this.#panel = undefined;
    });
    webview.html = chartPage(webview, this.#extension);
  }

  async #told(said: unknown): Promise<void> {
    const message = toldByChart(said);
    switch (message?.kind) {
      case 'ready':
        this.#topics = message.topics;
        return this.#update();
      case 'chooseTopics':
        return this.#chooseTopics();
      case 'open':
        await vscode.commands.executeCommand('digestLens.showAllResults', message.query);
        return;
      case 'save':
        return saveChart(message);
    }
  }

  /** A page that is hidden is gone; the one that comes in its place asks by itself. */
  async #update(): Promise<void> {
    if (!this.#panel?.visible) return;
    const message = await this.#latest.run(token => this.#message(token));
    await this.#panel?.webview.postMessage(message);
  }

  async #message(token: vscode.CancellationToken): Promise<ToChart> {
    await this.#server.start().catch(() => undefined); // The state says that it failed, and why.
    const reason = this.#reasonForNothing();
    if (reason !== undefined) return { kind: 'nothing', reason };
    const topics = this.#topics;
    const counts = await this.#server.ask(method.topicsOverTime, { topics }, token);
    if (counts.topics === 0) {
      const none = vscode.l10n.t(
        'No paper has a topic. Topics are the words that digests mark, headings above papers, and categories.',
      );
      return { kind: 'nothing', reason: none };
    }
    if (counts.unit === null) {
      return { kind: 'nothing', reason: vscode.l10n.t('No digest says of which day it is.') };
    }
    return { kind: 'counts', counts, topics };
  }

  #reasonForNothing(): string | undefined {
    const { state, library } = this.#server;
    switch (libraryStateOf(state, library)) {
      case 'failed':
        return state.kind === 'failed' ? state.reason : '';
      case 'noFolder':
        return vscode.l10n.t('Open a folder with digests to see their topics over time.');
      case 'noDigests':
        return vscode.l10n.t('There is no digest in this folder.');
      case 'indexing':
        // What is read already is worth a look.
        return library?.digests ? undefined : vscode.l10n.t('Reading digests…');
      case 'ready':
        return undefined;
    }
  }

  async #chooseTopics(): Promise<void> {
    const topics = await this.#server.ask(method.topics, undefined);
    const { series } = await this.#server.ask(method.topicsOverTime, { topics: this.#topics });
    const shown = new Set(series.map(({ key }) => key));
    const items = topics
      .filter(({ hidden }) => !hidden)
      .map(({ key, label, papers }) => ({
        key,
        label: withoutIcons(label),
        description: papersText(papers),
        picked: shown.has(key),
      }));
    const picked = await vscode.window.showQuickPick(items, {
      canPickMany: true,
      title: vscode.l10n.t('Topics over Time'),
      placeHolder: vscode.l10n.t('Topics to show; none shows the largest'),
    });
    if (!picked) return;
    this.#topics = picked.length > 0 ? picked.map(({ key }) => key) : null;
    await this.#update();
  }
}
