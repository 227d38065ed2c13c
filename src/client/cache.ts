import * as vscode from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import { type InitializationOptions, method } from '../protocol/protocol.ts';
import type { DigestServer } from './digestServer.ts';
import { showInformation } from './notifications.ts';

/** The options with a folder for what makes the next start fast; without one where VS Code has none for this window. */
export function withCache(
  options: LanguageClientOptions,
  storage: vscode.Uri | undefined,
): LanguageClientOptions {
  if (storage?.scheme !== 'file') return options;
  const { initializationOptions: given } = options;
  return {
    ...options,
    initializationOptions: (): InitializationOptions => ({
      ...(typeof given === 'function' ? given() : given),
      cacheFolder: vscode.Uri.joinPath(storage, 'cache').toString(),
    }),
  };
}

/** Clears the cache, says how much it was, and has everything read anew. */
export async function clearCache(server: DigestServer): Promise<void> {
  const bytes = await server.ask(method.clearCache, undefined);
  await showInformation(
    bytes === null
      ? vscode.l10n.t('There is no cache in this window. It needs a folder on disk.')
      : vscode.l10n.t(
          'The cache held {0} MB. It is gone, and all digests are read anew.',
          (bytes / 1e6).toFixed(1),
        ),
  );
}
