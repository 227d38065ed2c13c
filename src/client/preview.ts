import * as vscode from 'vscode';
import { mayNamePapers } from '../core/paperPages.ts';

/** What VS Code's Markdown preview gives to plug-ins, as far as we touch it. */
interface PreviewMarkdown {
  readonly core: { readonly ruler: { push(name: string, rule: (state: PreviewState) => void): void } };
}

type PreviewState = import('../preview/digestPreview.ts').State;

/** Loads nothing but what the bundle holds already, at the first digest that is previewed. */
declare function require(path: '../preview/digestPreview.ts'): typeof import('../preview/digestPreview.ts');

/** What the built-in preview calls when it sets itself up: the tables of contents of digests work in it from then on. */
export function extendMarkdownIt<M extends PreviewMarkdown>(markdown: M): M {
  markdown.core.ruler.push('digest_lens', state => {
    if (mayNamePapers(state.src) && isOn()) require('../preview/digestPreview.ts').prepareDigest(state);
  });
  return markdown;
}

/** Shows open previews anew when the user switches the setting. */
export function refreshPreviews(): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration(event => {
    if (!event.affectsConfiguration('digestLens.preview')) return;
    void vscode.commands.executeCommand('markdown.preview.refresh');
  });
}

function isOn(): boolean {
  return vscode.workspace.getConfiguration('digestLens').get('preview.enabled', true);
}
