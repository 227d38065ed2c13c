import { readFileSync } from 'node:fs';
import { MarkedPapers } from '../../core/markedPapers.ts';
import { readExport } from '../../core/readingList/exportText.ts';
import { asksForMarks, type Query } from '../../core/search/query.ts';
import { item, Misuse } from '../command.ts';

/** The option that names an exported reading list. */
export const readingListOptions = { 'reading-list': { type: 'string' } } as const;

export const readingListHelp = item(
  '--reading-list FILE',
  'What you have read, starred and noted, as VS Code exports it: for is:unread, is:read, is:starred and has:note.',
);

/** What a file says of papers; a query that asks for that without a file, or a file that says nothing, is a `Misuse`. */
export function readMarks(path: string | undefined, query: Query | undefined): MarkedPapers {
  const marks = new MarkedPapers();
  if (path === undefined) {
    if (query && asksForMarks(query)) {
      throw new Misuse(
        'is: and has:note ask for the reading list, which VS Code keeps: export it there, and name the file with --reading-list FILE.',
      );
    }
    return marks;
  }
  const read = readExport(textOf(path));
  if (read.kind === 'issues') {
    throw new Misuse(read.issues.map(({ line, message }) => `${path}:${line}: ${message}`).join('\n'));
  }
  marks.put(
    read.papers.map(({ id, read: since, starred, note }) => [
      id,
      { read: since, starred, noted: note === undefined ? undefined : 0 },
    ]),
  );
  return marks;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Misuse(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
