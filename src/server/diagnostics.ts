import {
  type CancellationToken,
  type Connection,
  DocumentDiagnosticReportKind,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
} from 'vscode-languageserver';
import type { Effect } from '../core/library.ts';
import { toUri, type Uri } from '../core/uri.ts';
import { DiagnosticReports } from './diagnosticReports.ts';
import type { Guard } from './guard.ts';
import type { Workspace } from './workspace.ts';

/** Brings problems to the client: it asks for them where it can, and is sent them where it cannot. */
export class Diagnostics {
  readonly #connection: Connection;
  readonly #workspace: Workspace;
  readonly #reports: DiagnosticReports;
  readonly #pushed = new Set<Uri>();
  #waiting: (() => void)[] = [];

  constructor(connection: Connection, workspace: Workspace) {
    this.#connection = connection;
    this.#workspace = workspace;
    this.#reports = new DiagnosticReports(workspace);
  }

  /** The client pulls: for a document when it changes, for the workspace in one long question after the other. */
  register(guard: Guard): void {
    const { languages } = this.#connection;
    languages.diagnostics.on(
      guard.handler('diagnostic', { kind: DocumentDiagnosticReportKind.Full, items: [] }, params =>
        this.#reports.of(toUri(params.textDocument.uri), params.previousResultId),
      ),
    );
    languages.diagnostics.onWorkspace(
      guard.handler('workspace/diagnostic', { items: [] }, (params, token) =>
        this.#ofWorkspace(params, token),
      ),
    );
  }

  /** Something changed that open questions and other digests' problems may depend on. */
  changed({ dirty }: Pick<Effect, 'dirty'>): void {
    for (const answer of this.#waiting.splice(0)) answer();
    if (dirty.some(uri => this.#workspace.isOpen(uri))) this.refresh();
  }

  /** Asks the client to ask again, after settings changed. */
  refresh(): void {
    for (const answer of this.#waiting.splice(0)) answer();
    // A client that cannot be asked to refresh asks again by itself with the next edit.
    if (!this.#workspace.editor.canBeAskedToPull) return;
    this.#connection.languages.diagnostics.refresh().catch(() => undefined);
  }

  /** For clients that do not pull: sends the problems of open documents, and clears those of closed ones. */
  push(): void {
    const open = new Set(this.#workspace.openUris());
    for (const uri of new Set([...this.#pushed, ...open])) {
      const diagnostics = open.has(uri) ? this.#reports.itemsOf(uri) : [];
      if (diagnostics.length > 0) this.#pushed.add(uri);
      else if (!this.#pushed.delete(uri)) continue;
      const version = this.#workspace.editor.takesVersions ? this.#workspace.versionOf(uri) : null;
      void this.#connection.sendDiagnostics({ uri, ...(version !== null && { version }), diagnostics });
    }
  }

  /** Answers with what changed since the client's last question; while nothing did, the question stays open. */
  async #ofWorkspace(
    { previousResultIds }: WorkspaceDiagnosticParams,
    token: CancellationToken,
  ): Promise<WorkspaceDiagnosticReport> {
    const previous = new Map(previousResultIds.map(({ uri, value }) => [toUri(uri), value]));
    for (;;) {
      const items = this.#changedSince(previous);
      if (items.length > 0 || token.isCancellationRequested) return { items };
      await new Promise<void>(resolve => {
        this.#waiting.push(resolve);
        token.onCancellationRequested(() => resolve());
      });
      this.#workspace.sync();
    }
  }

  #changedSince(previous: ReadonlyMap<Uri, string>): WorkspaceDiagnosticReport['items'] {
    const { library, scope } = this.#workspace;
    const digests = scope === 'workspace' ? [...library.digests()] : [];
    const items: WorkspaceDiagnosticReport['items'] = [];
    for (const digest of digests) {
      const report = this.#reports.of(digest.uri, previous.get(digest.uri));
      if (report.kind === DocumentDiagnosticReportKind.Unchanged) continue;
      items.push({ ...report, uri: digest.uri, version: this.#workspace.versionOf(digest.uri) });
    }
    const kept = new Set(digests.map(({ uri }) => uri));
    for (const [uri, id] of previous) {
      const report = this.#reports.silence(id);
      if (kept.has(uri) || report.kind === DocumentDiagnosticReportKind.Unchanged) continue;
      items.push({ ...report, uri, version: null });
    }
    return items;
  }
}
