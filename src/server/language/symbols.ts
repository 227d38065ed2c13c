import type { DocumentSymbol, Range, SymbolInformation } from 'vscode-languageserver';
import type { Digest } from '../../core/digest.ts';
import { outlineOf } from '../../core/features/outline.ts';
import { type CalmEdit, calmEditOf } from '../../core/rules/calmEdit.ts';
import type { Uri } from '../../core/uri.ts';
import { sentAgain } from '../sentAgain.ts';
import type { Workspace } from '../workspace.ts';

type Outline = DocumentSymbol[] | SymbolInformation[];

/** The outlines of documents as the editor is sent them; a letter typed into an abstract makes no new one. */
export class Symbols {
  readonly #workspace: Workspace;
  readonly #known = new WeakMap<Digest, Outline>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** The outline of a document; null where it is no digest. */
  of(uri: Uri): Outline | null {
    const digest = this.#workspace.digest(uri);
    if (!digest) return null;
    let outline = this.#known.get(digest) ?? this.#before(digest);
    outline ??= this.#workspace.convert.toSymbols(digest, outlineOf(digest));
    this.#known.set(digest, outline);
    return outline;
  }

  /** The outline before an edit, where it is the same. */
  #before(digest: Digest): Outline | undefined {
    const edit = calmEditOf(digest);
    const outline = edit && this.#known.get(edit.before);
    return outline && isStill(outline, digest, edit) ? sentAgain(outline) : undefined;
  }
}

/** Whether an edit changed words in lines in which nothing of an outline begins or ends. */
function isStill(outline: Outline, after: Digest, { before, change, was, is }: CalmEdit): boolean {
  const { lines } = before.skeleton;
  if (lines.count !== after.skeleton.lines.count) return false;
  if (was.authors.join('\n') !== is.authors.join('\n')) return false;
  const [first, last] = [lines.lineOf(change.start), lines.lineOf(change.end)];
  const isElsewhere = ({ start, end }: Range) =>
    (start.line < first || start.line > last) && (end.line < first || end.line > last);
  const standsStill = (symbol: DocumentSymbol | SymbolInformation): boolean =>
    'location' in symbol
      ? isElsewhere(symbol.location.range)
      : isElsewhere(symbol.range) &&
        isElsewhere(symbol.selectionRange) &&
        (symbol.children ?? []).every(standsStill);
  return outline.every(standsStill);
}
