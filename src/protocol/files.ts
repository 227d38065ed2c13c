/** Asks the client to list files of one folder. Globs are VS Code's. */
export interface FindFilesParams {
  readonly folder: string;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** What a client says of something that it cannot read: why, in the words of whoever refused; null where it is gone. */
export interface Unreadable {
  readonly kind: 'none';
  readonly reason: string | null;
}

/** What a client reads of a file. */
export type ReadFileAnswer = { readonly kind: 'text'; readonly text: string } | Unreadable;

/** What a client reads of a folder: the names of what lies in it. Links to folders are left out, as they may lead back. */
export type ReadFolderAnswer =
  | { readonly kind: 'folder'; readonly files: readonly string[]; readonly folders: readonly string[] }
  | Unreadable;
