import * as vscode from 'vscode';
import type { DigestServer } from './digestServer.ts';
import { showInformation } from './notifications.ts';

/**
 * Opens an unsaved text with what somebody needs to know who looks into a problem; nothing is sent, and it holds nothing of
 * digests but what failed. In English, as it is for whoever maintains the extension.
 */
export async function reportProblem(
  server: DigestServer,
  { packageJSON }: vscode.Extension<unknown>,
): Promise<void> {
  const { version, bugs } = packageJSON as {
    readonly version: string;
    readonly bugs?: { readonly url: string };
  };
  const content = reportText(server, version);
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  await vscode.window.showTextDocument(document);
  const copy = vscode.l10n.t('Copy');
  const open = vscode.l10n.t('Open the Page for Problems');
  const choice = await showInformation(
    vscode.l10n.t('Say what happened, and read the rest before you pass it on. Nothing is sent from here.'),
    copy,
    ...(bugs ? [open] : []),
  );
  if (choice !== undefined) await vscode.env.clipboard.writeText(document.getText());
  if (choice === open && bugs) await vscode.env.openExternal(vscode.Uri.parse(bugs.url));
}

function reportText({ state, library }: DigestServer, version: string): string {
  const { env, workspace } = vscode;
  const failures = [...(state.kind === 'failed' ? [state.reason] : []), ...(library?.failures ?? [])];
  const schemes = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
  const facts = [
    `Digest Lens ${version}, VS Code ${vscode.version} (${env.appName}, ${env.appHost}, ${env.language})`,
    `Extension host: ${'WorkerGlobalScope' in globalThis ? 'web worker' : 'node'}, remote: ${env.remoteName ?? 'none'}`,
    `Folders: ${schemes.length === 0 ? 'none' : schemes.join(', ')}; trusted: ${workspace.isTrusted ? 'yes' : 'no'}`,
    `Server: ${state.kind}; ${library ? `${library.papers} papers in ${library.digests} digests` : 'no library'}`,
    ...failures,
  ];
  return `# A problem with Digest Lens

## What happened

(What did you do, what did you expect, and what came instead? If it is about one digest, put a few lines of it here.)

## Where

${facts.map(fact => `- ${fact}`).join('\n')}

## Log

(If the log says something at that time, put it here: command "Digest Lens: Show Log".)
`;
}
