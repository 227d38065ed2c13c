import * as vscode from 'vscode';

/** What the files of open Markdown documents held when they were last read or saved. */
export class SavedTexts implements vscode.Disposable {
  readonly #saved = new WeakMap<vscode.TextDocument, string>();
  /** Texts that changed before it was known whether somebody typed or the file was read again. */
  readonly #unsure = new WeakMap<vscode.TextDocument, string>();
  readonly #listeners: readonly vscode.Disposable[];

  constructor() {
    for (const document of vscode.workspace.textDocuments) this.#cleaned(document);
    this.#listeners = [
      vscode.workspace.onDidOpenTextDocument(document => this.#cleaned(document)),
      vscode.workspace.onDidSaveTextDocument(document => this.#cleaned(document)),
      vscode.workspace.onDidChangeTextDocument(event => this.#changed(event)),
    ];
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
  }

  /** Whether a document has unsaved changes to a file that something else has changed, too. */
  async isOvertaken(document: vscode.TextDocument): Promise<boolean> {
    const saved = this.#saved.get(document);
    if (!document.isDirty || saved === undefined) return false;
    try {
      const onDisk = new TextDecoder('utf-8').decode(await vscode.workspace.fs.readFile(document.uri));
      return evenLines(onDisk) !== evenLines(saved);
    } catch {
      return true; // The file is gone: whether it should come back is a person's choice.
    }
  }

  #cleaned(document: vscode.TextDocument): void {
    if (document.languageId !== 'markdown' || document.isUntitled || document.isDirty) return;
    this.#saved.set(document, document.getText());
    this.#unsure.delete(document);
  }

  /** VS Code tells of the first letter that is typed before it tells that the document has unsaved changes. */
  #changed({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (contentChanges.length === 0) {
      this.#unsure.delete(document);
      this.#cleaned(document);
      return;
    }
    const before = this.#unsure.get(document);
    if (before !== undefined) this.#saved.set(document, before);
    this.#unsure.delete(document);
    if (!document.isDirty && this.#saved.has(document)) this.#unsure.set(document, document.getText());
  }
}

/** Documents have one kind of line break, whatever their files have. */
function evenLines(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
