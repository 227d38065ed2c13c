import type { WorkspaceEdit } from 'vscode-languageserver-protocol';

/** Asks for every certain fix in one digest, or in all with `uri: null`. */
export interface FixAllParams {
  readonly uri: string | null;
}

/** The edit that repairs what is certain, to be applied by the client: in one digest at once, in all after a preview. */
export interface FixAllAnswer {
  readonly edit: WorkspaceEdit;
  readonly fixes: number;
  readonly digests: number;
  /** Problems of the same rules that need a person's choice. */
  readonly uncertain: number;
  /** The number of fixes in each digest that changes, in the order of the edit. */
  readonly fixesOf: readonly { readonly uri: string; readonly fixes: number }[];
}

/** The edit that keeps Markdown All in One from tables of contents, and how many digests need it. */
export interface ProtectContentsAnswer {
  readonly edit: WorkspaceEdit;
  readonly digests: number;
}

/** The edit that rebuilds a digest's table of contents, or inserts one, and what it does to its entries. */
export interface RebuildContentsAnswer {
  readonly edit: WorkspaceEdit;
  /** Whether there was none before. */
  readonly isNew: boolean;
  readonly added: number;
  readonly removed: number;
  readonly retitled: number;
  readonly moved: number;
  /** Entries whose link works again. */
  readonly relinked: number;
}
