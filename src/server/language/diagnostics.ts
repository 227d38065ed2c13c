import {
  type CancellationToken,
  type Connection,
  DocumentDiagnosticReportKind,
  type ResultProgressReporter,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDiagnosticReportPartialResult,
} from 'vscode-languageserver';
import type { Effect } from '../../core/library.ts';
import { toUri, type Uri } from '../../core/uri.ts';
import type { Guard } from '../guard.ts';
import { type Clock, inSlices } from '../slices.ts';
import type { Workspace } from '../workspace.ts';
import { DiagnosticReports } from './diagnosticReports.ts';

/** Brings problems to the client: it asks for them where it can, and is sent them where it cannot. */
export class Diagnostics {
  readonly #connection: Connection;
  readonly #workspace: Workspace;
  readonly #reports: DiagnosticReports;
  readonly #clock: Clock;
  readonly #pushed = new Set<Uri>();
  #waiting: (() => void)[] = [];
  /** How often an open question had reason to look again. */
  #news = 0;

  constructor(connection: Connection, workspace: Workspace, clock: Clock) {
    this.#connection = connection;
    this.#workspace = workspace;
    this.#clock = clock;
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
      guard.handler('workspace/diagnostic', { items: [] }, (params, token, _progress, parts) =>
        this.#ofWorkspace(params, token, parts),
      ),
    );
  }

  /** Something changed that open questions and other digests' problems may depend on. */
  changed({ dirty }: Pick<Effect, 'dirty'>): void {
    this.#answerWaiting();
    if (dirty.some(uri => this.#workspace.isOpen(uri))) this.refresh();
  }

  /** Asks the client to ask again, after settings changed. */
  refresh(): void {
    this.#answerWaiting();
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

  #answerWaiting(): void {
    this.#news++;
    for (const answer of this.#waiting.splice(0)) answer();
  }

  /**
   * Answers with what changed since the client's last question; while nothing did, the question stays open. A client
   * that takes an answer in parts gets each as soon as it is there.
   */
  async #ofWorkspace(
    { previousResultIds }: WorkspaceDiagnosticParams,
    token: CancellationToken,
    parts: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined,
  ): Promise<WorkspaceDiagnosticReport> {
    const previous = new Map(previousResultIds.map(({ uri, value }) => [toUri(uri), value]));
    const found: Items = [];
    let sent = false;
    const sendFound = () => {
      if (!parts || found.length === 0) return;
      sent = true;
      parts.report({ items: found.splice(0) });
    };
    for (;;) {
      const news = this.#news;
      await inSlices(this.#clock, this.#changesSince(previous, found), () => {
        sendFound();
        // What was typed in the pause is in the next report, with the version that it is about.
        this.#workspace.sync();
        return !token.isCancellationRequested;
      });
      // Who is sent parts gets the last one as such, too.
      if (sent) sendFound();
      if (sent || found.length > 0 || token.isCancellationRequested) return { items: found };
      if (news !== this.#news) continue;
      await new Promise<void>(resolve => {
        this.#waiting.push(resolve);
        token.onCancellationRequested(() => resolve());
      });
      this.#workspace.sync();
    }
  }

  /** Adds the reports that are new to who knows the previous ones. */
  *#changesSince(previous: ReadonlyMap<Uri, string>, found: Items): Generator<void, void> {
    const { library, scope } = this.#workspace;
    const uris = scope === 'workspace' ? [...library.digests()].map(({ uri }) => uri) : [];
    for (const uri of uris) {
      const report = this.#reports.of(uri, previous.get(uri));
      if (report.kind !== DocumentDiagnosticReportKind.Unchanged) {
        found.push({ ...report, uri, version: this.#workspace.versionOf(uri) });
      }
      yield;
    }
    const kept = new Set(uris);
    for (const [uri, id] of previous) {
      const report = this.#reports.silence(id);
      if (kept.has(uri) || report.kind === DocumentDiagnosticReportKind.Unchanged) continue;
      found.push({ ...report, uri, version: null });
    }
  }
}

type Items = WorkspaceDiagnosticReport['items'];
