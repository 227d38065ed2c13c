import * as vscode from 'vscode';
import { type EditTopicsAnswer, type EditTopicsParams, method } from '../../protocol/protocol.ts';
import type { DigestServer } from '../digestServer.ts';
import { showError, showInformation, showWarning } from '../notifications.ts';
import {
  openTopics,
  type ScopedTopics,
  scopeText,
  type TopicScope,
  topicsIn,
  topicsToEdit,
  userTopics,
  writeTopics,
} from './topicSettings.ts';

type Edit = EditTopicsParams['edit'];

/** An edit that was written, so that it can be taken back. */
interface Written {
  readonly scope: TopicScope;
  readonly before: unknown;
  readonly after: unknown;
}

/** Writes edits of topics into the settings, and takes them back. */
export class TopicEditing {
  readonly #server: DigestServer;
  #written: readonly Written[] = [];

  constructor(server: DigestServer) {
    this.#server = server;
  }

  /** Makes an edit hold, and says what was done and where; `done` is a sentence with a place for the latter. */
  async edit(edit: Edit, done: (where: string) => string): Promise<void> {
    let topics = topicsToEdit();
    let answer = await this.#ask(topics, edit);
    if (answer.stillHidden.length > 0 && topics.scope === 'workspace') {
      // It is the user's settings that hide it.
      topics = userTopics();
      answer = await this.#ask(topics, edit);
    }
    if (!answer.topics) {
      await this.#refuse(topics.scope, answer.issues);
      return;
    }
    const [file] = answer.files;
    const comesFromFile = topicsIn('workspace') === null && topicsIn('user') === null;
    if (file !== undefined && (comesFromFile || answer.stillHidden.length > 0)) {
      const goesOn = await askAboutFile(vscode.Uri.parse(file), answer.stillHidden.length === 0);
      if (!goesOn) return;
    }
    const after = Object.keys(answer.topics).length > 0 ? answer.topics : null;
    const written = { scope: topics.scope, before: topics.own, after };
    const failure = await this.#write(written);
    if (failure === undefined) this.#tell(done(scopeText(topics.scope)), written);
    else await showFailure(failure);
  }

  /** Takes the last edit back. */
  async undo(): Promise<void> {
    const last = this.#written.at(-1);
    if (last) await this.#takeBack(last);
  }

  /** Takes an edit back where the settings still say what it wrote, and says so where they do not. */
  async #takeBack(edit: Written): Promise<void> {
    const isThere = this.#written.includes(edit);
    const isLast = this.#written.findLast(({ scope }) => scope === edit.scope) === edit;
    if (!isThere || !isSame(topicsIn(edit.scope), edit.after)) {
      // Behind a later edit it can be taken back once that one is.
      if (isLast) await this.#setWritten(this.#written.filter(other => other !== edit));
      await showWarning(
        vscode.l10n.t('Nothing was undone: the topics in {0} have changed since.', scopeText(edit.scope)),
      );
      return;
    }
    try {
      await writeTopics(edit.scope, edit.before);
    } catch (error) {
      await showFailure(error);
      return;
    }
    await this.#setWritten(this.#written.filter(other => other !== edit));
    vscode.window.setStatusBarMessage(
      `$(check) ${vscode.l10n.t('The topics in {0} are as they were before.', scopeText(edit.scope))}`,
      readingTime,
    );
  }

  #ask({ own, below }: ScopedTopics, edit: Edit): Promise<EditTopicsAnswer> {
    return this.#server.ask(method.editTopics, { own, below, edit });
  }

  async #write(written: Written): Promise<unknown> {
    try {
      await writeTopics(written.scope, written.after);
    } catch (error) {
      return error ?? new Error();
    }
    await this.#setWritten([...this.#written, written]);
    return undefined;
  }

  async #setWritten(written: readonly Written[]): Promise<void> {
    this.#written = written;
    await vscode.commands.executeCommand('setContext', 'digestLens.hasTopicEdit', written.length > 0);
  }

  /** Not waited for: who called the command need not read it first. */
  #tell(message: string, edit: Written): void {
    const undo = vscode.l10n.t('Undo');
    const open = vscode.l10n.t('Open Settings');
    const answered = showInformation(message, undo, open);
    this.#server.inBackground(
      answered.then(choice => {
        if (choice === undo) return this.#takeBack(edit);
        return choice === open ? openTopics(edit.scope) : undefined;
      }),
    );
  }

  async #refuse(scope: TopicScope, issues: readonly string[]): Promise<void> {
    const open = vscode.l10n.t('Open Settings');
    const nothing = vscode.l10n.t('Nothing was changed, so that nothing is lost:');
    const choice = await showWarning(`${nothing} ${issues.join(' ')}`, open);
    if (choice === open) await openTopics(scope);
  }
}

const readingTime = 5000;

/** Topics that a file of the folder lists are everybody's: settings would only hide what it says from this user. */
async function askAboutFile(file: vscode.Uri, canOverride: boolean): Promise<boolean> {
  const open = vscode.l10n.t('Open File');
  const anyway = vscode.l10n.t('Change My Settings');
  const message = vscode.l10n.t(
    'The topics of this folder come from {0}. Change them there, so that they change for everybody who reads it.',
    vscode.workspace.asRelativePath(file),
  );
  const choice = await showInformation(message, ...(canOverride ? [open, anyway] : [open]));
  if (choice === open) await vscode.window.showTextDocument(file);
  return choice === anyway;
}

async function showFailure(error: unknown): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  await showError(vscode.l10n.t('The settings could not be written: {0}', reason));
}

function isSame(some: unknown, other: unknown): boolean {
  return JSON.stringify(some) === JSON.stringify(other);
}
