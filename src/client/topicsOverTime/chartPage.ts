import * as vscode from 'vscode';
import { chartWords } from './chartWords.ts';

/** Where the page finds its script and its sheet. */
export function chartFolders(extension: vscode.Uri): vscode.Uri[] {
  return [vscode.Uri.joinPath(extension, 'dist', 'chart'), vscode.Uri.joinPath(extension, 'media')];
}

/** The page of the chart: it may load its own script and sheet, pictures that it makes itself, and nothing else. */
export function chartPage(webview: vscode.Webview, extension: vscode.Uri): string {
  const at = (...path: string[]) => webview.asWebviewUri(vscode.Uri.joinPath(extension, ...path)).toString();
  const nonce = crypto.randomUUID();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    'img-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escaped(vscode.env.language)}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escaped(vscode.l10n.t('Topics over Time'))}</title>
    <link rel="stylesheet" href="${at('media', 'topics-over-time.css')}">
  </head>
  <body data-words="${escaped(JSON.stringify(chartWords()))}">
    <script nonce="${nonce}" src="${at('dist', 'chart', 'main.js')}"></script>
  </body>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`);
}
