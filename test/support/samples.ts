import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toUri, type Uri } from '../../src/core/uri.ts';

/** A digest from a folder beside the tests. */
export interface SampleFile {
  readonly name: string;
  readonly uri: Uri;
  readonly text: string;
}

/** The digests in `seeds/`. */
export const seeds: readonly SampleFile[] = markdownFiles('seeds', '2024-12-27.md', '2025-01-03.md');

/** Digests of other people, which may lie beside the checkout and are never part of it; empty where they do not. */
export function corpus(): readonly SampleFile[] {
  const folder = join('..', 'shared', 'corpus');
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return markdownFiles(folder, ...names.filter(name => name.endsWith('.md')).sort());
}

/** Papers and entries of each file of the corpus, as an independent script counted them. */
export function corpusCounts(): ReadonlyMap<string, { readonly papers: number; readonly entries: number }> {
  const rows = readFileSync(join('..', 'shared', 'corpus', 'counts.tsv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1);
  return new Map(
    rows.map(row => {
      const [name = '', papers, entries] = row.split('\t');
      return [name, { papers: Number(papers), entries: Number(entries) }];
    }),
  );
}

function markdownFiles(folder: string, ...names: string[]): SampleFile[] {
  return names.map(name => ({
    name,
    uri: toUri(`file:///samples/${name}`),
    text: readFileSync(join(folder, name), 'utf8'),
  }));
}
