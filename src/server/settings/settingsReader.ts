import {
  type ClientCapabilities,
  type ConfigurationItem,
  type Connection,
  DiagnosticSeverity,
  MessageType,
  ShowMessageNotification,
} from 'vscode-languageserver';
import { configFileName, readConfigFile } from '../../core/configFile.ts';
import type { FileGlobs } from '../../core/fileChoice.ts';
import {
  type GivenSettings,
  namesSettings,
  readSettings,
  type Settings,
  settingSentence,
  settledSettings,
} from '../../core/settings.ts';
import { LineIndex } from '../../core/text.ts';
import type { TopicWords } from '../../core/topics.ts';
import { childUri, pathOf, type Uri } from '../../core/uri.ts';
import type { Converter } from '../convert.ts';
import type { EditorManners } from '../editorManners.ts';
import type { FileSource } from '../files/fileSource.ts';

/** The settings that hold in a workspace. */
export interface WorkspaceSettings {
  /** Of digests that lie in no folder, and of what shows all folders together: topics, and which digests are checked. */
  readonly window: Settings;
  readonly folders: readonly FolderSettings[];
  /** What the editor's own settings of topics are joined with, and the files that have a say in it. */
  readonly topics: { readonly below: TopicWords; readonly files: readonly Uri[] };
}

/** The settings of the digests in one folder. */
export interface FolderSettings {
  readonly folder: Uri;
  readonly settings: Settings;
  /** Where digests are looked for: what the editor leaves out of its own search is left out here, too. */
  readonly globs: FileGlobs;
}

/** What an editor sent unasked: when it introduced itself, and by now. */
export interface SentSettings {
  readonly atStart: unknown;
  readonly latest: unknown;
}

/** Who hears of what is wrong in settings, and how positions are told there. */
interface SettingsUser {
  readonly editor: Pick<EditorManners, 'wording'>;
  readonly convert: Converter;
}

/** Reads settings: those of the editor, and behind them the configuration file of each folder. */
export class SettingsReader {
  readonly #connection: Connection;
  readonly #user: SettingsUser;
  readonly #marked = new Set<Uri>();
  #toldIssues = '';
  #toldInFiles = '';

  constructor(connection: Connection, user: SettingsUser) {
    this.#connection = connection;
    this.#user = user;
  }

  /** Reads everything anew; `sent` is what an editor says by itself. */
  async read(
    client: ClientCapabilities,
    sent: SentSettings,
    folders: readonly Uri[],
    files: FileSource,
  ): Promise<WorkspaceSettings> {
    const editor = client.workspace?.configuration
      ? await this.#ask(folders, sent)
      : { window: sent.latest, folders: folders.map(() => ({ settings: sent.latest, excluded: [] })) };
    const inFiles = await this.#readFiles(folders, files);
    const { wording } = this.#user.editor;
    const window = readSettings(editor.window, wording);
    const issues = new Set(window.issues.map(settingSentence));
    const settled = folders.map((folder, index): FolderSettings => {
      const own = readSettings(editor.folders[index]?.settings, wording);
      for (const issue of own.issues) issues.add(settingSentence(issue));
      const settings = settledSettings({ wording }, inFiles[index] ?? {}, own.given);
      const exclude = [...settings.files.exclude, ...(editor.folders[index]?.excluded ?? [])];
      return { folder, settings, globs: { ...settings.files, exclude } };
    });
    this.#tell([...issues]);
    // The first folder's word on a topic holds: all papers are shown together, under one set of topics.
    const topics = [...inFiles].reverse().map(given => ({ topics: given.topics ?? {} }));
    return {
      window: settledSettings({ wording }, ...topics, window.given),
      folders: settled,
      topics: {
        below: settledSettings(...topics).topics,
        files: folders.filter((_, index) => inFiles[index]?.topics).map(configFileIn),
      },
    };
  }

  /** Where the editor has no answer, what it sent counts: some fill in only one of the two. */
  async #ask(folders: readonly Uri[], sent: SentSettings) {
    const [window, ...answers] = await this.#answers([
      { section: 'digestLens' },
      ...folders.flatMap(scopeUri =>
        ['digestLens', 'files.exclude', 'search.exclude'].map(section => ({ scopeUri, section })),
      ),
    ]);
    return {
      window: answered(window, sent),
      folders: folders.map((_, index) => {
        const [settings, ...excludes] = answers.slice(index * 3, index * 3 + 3);
        return { settings: answered(settings, sent), excluded: excludes.flatMap(enabled) };
      }),
    };
  }

  /** Without an answer there are defaults, and digests are read all the same. */
  async #answers(items: ConfigurationItem[]): Promise<readonly unknown[]> {
    try {
      const answers: unknown = await this.#connection.workspace.getConfiguration(items);
      return Array.isArray(answers) ? answers : [];
    } catch (error) {
      this.#connection.console.warn(
        `The editor did not say what its settings are: ${error instanceof Error ? error.message : error}`,
      );
      return [];
    }
  }

  /** Tells of each mistake in the editor's settings once. */
  #tell(issues: readonly string[]): void {
    const told = issues.join('\n');
    if (told !== this.#toldIssues)
      // Sent, not asked: some editors stop everything until a question is answered.
      for (const message of issues)
        void this.#connection.sendNotification(ShowMessageNotification.type, {
          type: MessageType.Warning,
          message,
        });
    this.#toldIssues = told;
  }

  /** What the configuration file of each folder says; mistakes are shown in the file, and logged. */
  async #readFiles(folders: readonly Uri[], files: FileSource): Promise<GivenSettings[]> {
    const uris = folders.map(configFileIn);
    const read = await files.read(uris);
    const logged: string[] = [];
    const given = uris.map((uri, index) => {
      const file = read[index];
      if (file?.kind === 'none' && file.failure) logged.push(file.failure);
      return this.#readFile(uri, file?.kind === 'text' ? file.text : undefined, logged);
    });
    for (const gone of [...this.#marked].filter(uri => !uris.includes(uri)))
      this.#readFile(gone, undefined, logged);
    const told = logged.join('\n');
    if (told !== this.#toldInFiles) for (const line of logged) this.#connection.console.warn(line);
    this.#toldInFiles = told;
    return given;
  }

  #readFile(uri: Uri, text: string | undefined, logged: string[]): GivenSettings {
    const { given, issues } = readConfigFile(text ?? '{}', this.#user.editor.wording);
    const place = { text: text ?? '', skeleton: { lines: new LineIndex(text ?? '') } };
    const diagnostics = issues.map(({ span, message }) => ({
      range: this.#user.convert.toRange(place, span),
      severity: DiagnosticSeverity.Warning,
      source: 'Digest Lens',
      message,
    }));
    for (const { range, message } of diagnostics) {
      logged.push(`${pathOf(uri)}:${range.start.line + 1}: ${message}`);
    }
    // Sent unasked, because editors ask only about the Markdown that the server was made for.
    const wasMarked = this.#marked.delete(uri);
    if (diagnostics.length > 0) this.#marked.add(uri);
    if (wasMarked || diagnostics.length > 0) void this.#connection.sendDiagnostics({ uri, diagnostics });
    return given;
  }
}

/**
 * What holds of an answer and what was sent. An answer that names nothing is one, too: VS Code sends defaults that nobody
 * chose, which then must not count, and never sends settings at the start.
 */
function answered(answer: unknown, { atStart, latest }: SentSettings): unknown {
  if (namesSettings(answer)) return answer;
  return typeof answer === 'object' && answer !== null ? atStart : latest;
}

/** Where a folder has its configuration file. */
export function configFileIn(folder: Uri): Uri {
  return childUri(folder, configFileName);
}

/** Globs of a setting like `files.exclude` that are switched on. */
function enabled(setting: unknown): string[] {
  if (typeof setting !== 'object' || setting === null) return [];
  return Object.entries(setting).flatMap(([glob, on]) => (on === true ? [glob] : []));
}
