import * as vscode from 'vscode';
import { withoutLinks } from './linkText.ts';

// VS Code makes links of what looks like one in a notification, even such that run commands, and file names, topics and
// reasons come from strangers. So every notification is shown from here.

/** Says something; nothing in the message is a link. */
export const showInformation = withoutLinksIn('showInformationMessage');

/** Says that something is not as it was wanted; nothing in the message is a link. */
export const showWarning = withoutLinksIn('showWarningMessage');

/** Says what went wrong; nothing in the message is a link. */
export const showError = withoutLinksIn('showErrorMessage');

type Kind = 'showInformationMessage' | 'showWarningMessage' | 'showErrorMessage';
type Show = typeof vscode.window.showInformationMessage;

function withoutLinksIn(kind: Kind): Show {
  const show = (message: string, ...choices: readonly unknown[]) =>
    Reflect.apply(vscode.window[kind], vscode.window, [withoutLinks(message), ...choices]);
  return show as Show;
}
