import { readingOf } from '../../core/dialects/reading.ts';
import type { Digest } from '../../core/digest.ts';
import { parseDigest } from '../../core/parse.ts';
import type { Settings } from '../../core/settings.ts';
import { fileUri, toUri, type Uri } from '../../core/uri.ts';
import { english } from '../../core/wording/wording.ts';
import {
  type DecodedText,
  decodedText,
  inUtf16,
  largestFile,
  readDiskFiles,
} from '../../server/files/diskText.ts';
import type { Terminal } from '../reports/terminal.ts';
import type { FindConfiguration } from './configuration.ts';
import { findSources, type Source } from './sources.ts';

/** A text as it was read. */
export interface SourceText extends DecodedText {
  readonly source: Source;
  readonly uri: Uri;
}

/** A digest, the name of its file as the user would write it, and the settings that hold for it. */
export interface NamedDigest {
  readonly name: string;
  readonly digest: Digest;
  readonly settings: Settings;
}

/** How much was looked at. */
export interface Tally {
  files: number;
  digests: number;
  papers: number;
}

/** Reads texts in order; what cannot be read is told and left out. */
export async function* readTexts(sources: readonly Source[], terminal: Terminal): AsyncGenerator<SourceText> {
  const files = sources.filter(source => source.kind === 'file');
  let done = 0;
  if (files.length < sources.length) yield* readStdin(sources, terminal);
  for await (const batch of readDiskFiles(files)) {
    for (const read of batch) {
      const source = files[done];
      terminal.progress(done++, sources.length);
      if (!source) continue;
      if (read.kind === 'text') yield { ...read, source, uri: fileUri(read.path) };
      else terminal.fail(`${source.name} ${read.reason(english.reading)}.`);
    }
    await terminal.flush();
  }
  terminal.done();
}

/** Reads the digests that PATH arguments name and counts them; Markdown without papers is only counted. */
export async function* readDigests(
  args: readonly string[],
  find: FindConfiguration,
  terminal: Terminal,
  tally: Tally = noTally(),
): AsyncGenerator<NamedDigest> {
  yield* digestsIn(await findSources(args, find, terminal), terminal, tally);
}

/** Nothing counted yet. */
export function noTally(): Tally {
  return { files: 0, digests: 0, papers: 0 };
}

/** Reads the digests among some texts and counts them. */
export async function* digestsIn(
  sources: readonly Source[],
  terminal: Terminal,
  tally: Tally,
): AsyncGenerator<NamedDigest> {
  for await (const { source, uri, text } of readTexts(sources, terminal)) {
    const digest = parseDigest(uri, text, readingOf(source.settings));
    tally.files++;
    if (!digest) continue;
    tally.digests++;
    tally.papers += digest.papers.length;
    yield { name: source.name, digest, settings: source.settings };
  }
}

async function* readStdin(sources: readonly Source[], terminal: Terminal): AsyncGenerator<SourceText> {
  const source = sources.find(({ kind }) => kind === 'stdin');
  if (!source) return;
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of process.stdin) {
      size += chunk.length;
      if (size > largestFile) break;
      chunks.push(chunk);
    }
  } catch (error) {
    terminal.fail(`Standard input cannot be read: ${error instanceof Error ? error.message : error}.`);
    return;
  }
  if (size > largestFile) {
    terminal.fail('Standard input is over 50 MB, and no more is read.');
    return;
  }
  const decoded = decodedText(Buffer.concat(chunks));
  if (decoded) yield { source, uri: stdinUri, ...decoded };
  else terminal.fail(`Standard input ${inUtf16(english.reading)}.`);
}

const stdinUri = toUri('stdin:/digest.md');
