/** What the status bar says of the digest in the active editor. */
export interface DigestStatus {
  readonly papers: number;
  readonly problems: number;
  readonly day: string | null;
}

/** How far the library is. */
export interface LibraryStatus {
  readonly revision: number;
  readonly digests: number;
  /** Distinct papers. */
  readonly papers: number;
  /** Files read of files found while the workspace is being read; null when it is done. */
  readonly indexing: { readonly done: number; readonly total: number } | null;
  /** Papers that search finds by all their words, of all papers; null when it finds every one. */
  readonly filling: { readonly done: number; readonly total: number } | null;
  /** Whether every file that changed has been looked at, and the views have heard of it. */
  readonly settled: boolean;
  /** What went wrong and what to do, in whole sentences; empty if nothing did. */
  readonly failures: readonly string[];
  /** Digests outside the folders, opened as single files, count too. */
  readonly folders: number;
}
