import type * as vscode from 'vscode';
import {
  CloseAction,
  ErrorAction,
  type ErrorHandler,
  type LanguageClientOptions,
  RevealOutputChannelOn,
} from 'vscode-languageclient';
import type { InitializationOptions } from '../protocol/protocol.ts';
import { chosenSettings } from './chosenSettings.ts';
import { digestSchemes } from './digestSchemes.ts';

/** Who wants to know that the server ended by itself. */
export interface CrashListener {
  /** Whether the server ran before it ended; one that never ran is not tried again. */
  hasStarted(): boolean;
  /** The server is being started again. */
  restarting(): void;
  /** The server ended too often; nothing more is tried. */
  gaveUp(): void;
}

/** How the language client is set up; loaded late, because it pulls in the whole language client. */
export function clientOptions(log: vscode.LogOutputChannel, crashes: CrashListener): LanguageClientOptions {
  return {
    documentSelector: digestSchemes().map(scheme => ({ scheme, language: 'markdown' })),
    diagnosticCollectionName: 'digestLens',
    outputChannel: log,
    // The status bar and the views say what failed; a pop-up for every failed request would say it again.
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions,
    initializationFailedHandler: () => false,
    errorHandler: errorHandler(crashes),
    middleware: { workspace: { configuration: chosenSettings } },
    markdown: { isTrusted: false, supportHtml: false, supportThemeIcons: false },
  };
}

const initializationOptions: InitializationOptions = {
  clientFiles: true,
  showsProblems: true,
  hasCommands: true,
  ownTokenTypes: true,
  hearsOfLibrary: true,
};

const maxRestarts = 4;
const restartWindow = 3 * 60 * 1000;

/** Restarts a server that ends by itself, at most four times in three minutes. */
function errorHandler(crashes: CrashListener): ErrorHandler {
  let closed: readonly number[] = [];
  return {
    error: (_error, _message, count) => ({
      action: (count ?? 0) <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown,
      handled: true,
    }),
    closed: () => {
      if (!crashes.hasStarted()) return { action: CloseAction.DoNotRestart, handled: true };
      const now = Date.now();
      closed = [...closed.filter(time => now - time < restartWindow), now];
      if (closed.length <= maxRestarts) {
        crashes.restarting();
        return { action: CloseAction.Restart, handled: true };
      }
      crashes.gaveUp();
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  };
}
