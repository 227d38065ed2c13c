import { plain } from '../../src/cli/reports/paint.ts';
import { problemText } from '../../src/cli/reports/problemText.ts';
import type { Digest } from '../../src/core/digest.ts';
import { Library } from '../../src/core/library.ts';
import { parseDigest } from '../../src/core/parse.ts';
import type { Problem } from '../../src/core/rules/rules.ts';
import type { Span } from '../../src/core/text.ts';
import { toUri, type Uri } from '../../src/core/uri.ts';

/** One file of a fixture, its marks taken out. */
export interface FixtureFile {
  readonly uri: Uri;
  readonly text: string;
  /** Where `$0` stood. */
  readonly cursor: number | undefined;
  /** What stood in `«…»`, in the order of the text. */
  readonly spans: readonly Span[];
}

/**
 * The files of one string: `--- name` starts a file, `$0` is the cursor, `«…»` marks a span. The first line break and
 * the indentation that all lines share are the test's, not the file's.
 */
export function filesOf(source: string): FixtureFile[] {
  const parts = dedented(source).split(/^--- (\S+)\n/m);
  const files: FixtureFile[] = [];
  if (parts[0]) files.push(fileOf('2025-01-03.md', parts[0]));
  for (let at = 1; at < parts.length; at += 2) files.push(fileOf(parts[at] ?? '', parts[at + 1] ?? ''));
  return files;
}

/** The one file of a fixture that has one. */
export function oneFile(source: string): FixtureFile {
  const [file, ...more] = filesOf(source);
  if (!file || more.length > 0) throw new Error('a fixture of one file is needed here');
  return file;
}

/** The digest in a fixture of one file. */
export function digestOf(source: string): Digest {
  const { uri, text } = oneFile(source);
  return parsed(uri, text);
}

/** A text read as a digest; a test that needs one fails where there is none. */
export function parsed(uri: Uri, text: string): Digest {
  const digest = parseDigest(uri, text);
  if (!digest) throw new Error(`no papers in ${uri}`);
  return digest;
}

/** A library of all files of a fixture. */
export function libraryOf(source: string): Library {
  const library = new Library();
  library.apply(filesOf(source).map(({ uri, text }) => ({ kind: 'put', uri, text })));
  return library;
}

/** The URI of a file of a fixture by its name. */
export function uriOf(name: string): Uri {
  return toUri(`file:///digests/${name}`);
}

/** Problems as the command line prints them: line, message and code, then the text with carets below it. */
export function printed(digest: Digest, problems: readonly Problem[]): string {
  const text = problems.map(problem => problemText(digest, problem, { width: 300, paint: plain })).join('');
  return dedented(`\n${text}`);
}

/** A text without its first line break and the indentation that all its lines share. */
export function dedented(source: string): string {
  const lines = source.replace(/^\n/, '').split('\n');
  if (/^ *$/.test(lines.at(-1) ?? '')) lines[lines.length - 1] = '';
  const indents = lines.filter(line => line.trim()).map(line => line.length - line.trimStart().length);
  const shared = Math.min(...indents, source.length);
  return lines.map(line => line.slice(shared)).join('\n');
}

function fileOf(name: string, marked: string): FixtureFile {
  const spans: Span[] = [];
  const open: number[] = [];
  let text = '';
  let cursor: number | undefined;
  for (const part of marked.split(/(\$0|[«»])/)) {
    if (part === '$0') cursor = text.length;
    else if (part === '«') open.push(text.length);
    else if (part === '»') spans.push({ start: open.pop() ?? 0, end: text.length });
    else text += part;
  }
  return { uri: uriOf(name), text, cursor, spans: spans.sort((a, b) => a.start - b.start) };
}
