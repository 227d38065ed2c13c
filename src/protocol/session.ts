/** Options that a client may send with `initialize`. */
export interface InitializationOptions {
  /** The settings object of `digestLens.*` for clients without `workspace/configuration`. */
  readonly settings?: unknown;
  /** True where the client answers `findFiles`, `readFolder` and `readFile`. */
  readonly clientFiles?: boolean;
  /** A folder in which the server may keep what makes its next start fast: a path or a `file:` URI. */
  readonly cacheFolder?: string;
  /** True where the editor shows problems under the pointer by itself, so that a hover need not repeat them. */
  readonly showsProblems?: boolean;
  /** True where the client implements every `clientCommand`; without them there are no code lenses. */
  readonly hasCommands?: boolean;
  /** True where the client has colours for the server's own types of tokens; others get the nearest that all know. */
  readonly ownTokenTypes?: boolean;
  /** True where the client wants `libraryChanged`; other editors do not know it, and some complain. */
  readonly hearsOfLibrary?: boolean;
  /** Where each rule is explained, by its code: the codes of problems become links. */
  readonly rulePages?: Readonly<Record<string, string>>;
}

/** Names of the commands that the server's answers refer to; the client implements them. */
export const clientCommand = {
  /** `[location: Location]`: opens a place in an editor. */
  open: 'digestLens.openLocation',
  /** `[paper: PaperLink]`: opens the PDF in a browser. */
  openPdf: 'digestLens.openPdf',
  /** `[paper: PaperLink]`: copies the paper's BibTeX entry. */
  copyBibtex: 'digestLens.copyBibtex',
  /** `[uri: string]`: repairs what is certain in one digest. */
  fixDigest: 'digestLens.fixDigest',
  /** No arguments: shows the list of problems. */
  showProblems: 'digestLens.showProblems',
} as const;
