import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseDigest } from '../../src/core/parse.ts';
import { toUri } from '../../src/core/uri.ts';
import { shownCount, shownSize } from '../figures.ts';
import { PaperSource } from './papers.ts';
import { Random } from './random.ts';

/** A digest on disk. */
export interface DigestFile {
  readonly path: string;
  readonly uri: string;
  readonly text: string;
  readonly papers: number;
  /** `102 KB digest of 58 papers`. */
  readonly title: string;
}

/** What is measured on: a folder, and two of its digests. */
export interface Workload {
  readonly title: string;
  readonly folder: string;
  /** Every Markdown file of the folder. */
  readonly files: readonly string[];
  readonly papers: number;
  /** The digest closest to an ordinary week, 58 papers in 102 KB. */
  readonly ordinary: DigestFile;
  /** The digest closest to the largest week seen so far, 208 papers in 375 KB. */
  readonly large: DigestFile;
  /** A word from a title, to ask for symbols. */
  readonly word: string;
}

/** Writes a workspace of the size of two years of one repository: 87 digests, 5,656 papers. */
export async function generatedWorkload(folder: string): Promise<Workload> {
  await mkdir(folder, { recursive: true });
  const random = new Random(2025);
  const source = PaperSource.ordinary(random);
  for (const [week, papers] of papersPerWeek(random).entries()) {
    const day = new Date(Date.UTC(2024, 0, 5 + 7 * week)).toISOString().slice(0, 10);
    await writeFile(join(folder, `${day}.md`), source.digest(day, papers));
  }
  return workloadOf(folder, 'invented papers from a fixed seed');
}

/** Many digests that are only counted. */
export interface ManyDigests {
  readonly folder: string;
  readonly files: readonly string[];
  readonly papers: number;
}

/** Writes so many digests of 50 papers, one for each day. */
export async function manyDigests(folder: string, digests: number): Promise<ManyDigests> {
  await mkdir(folder, { recursive: true });
  const source = PaperSource.ordinary(new Random(2026));
  const files: string[] = [];
  for (let index = 0; index < digests; index++) {
    const day = new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10);
    const path = join(folder, `${day}.md`);
    await writeFile(path, source.digest(day, papersPerDay));
    files.push(path);
  }
  return { folder, files, papers: digests * papersPerDay };
}

const papersPerDay = 50;

function papersPerWeek(random: Random): number[] {
  const counts = [58, 208];
  while (counts.length < 86) counts.push(random.between(20, 108));
  const sum = counts.reduce((total, count) => total + count, 0);
  // The last one brings the sum to what the real repository holds, within what a week can be.
  return [...counts, Math.min(208, Math.max(1, 5_656 - sum))];
}

/** The Markdown files of a folder that the user named. */
export async function realWorkload(folder: string): Promise<Workload> {
  return workloadOf(resolve(folder), 'real digests');
}

async function workloadOf(folder: string, kind: string): Promise<Workload> {
  const files = await markdownFiles(folder);
  const digests = await Promise.all(files.map(digestFile));
  const listing = digests.filter(({ papers }) => papers > 0);
  const papers = listing.reduce((sum, digest) => sum + digest.papers, 0);
  const size = digests.reduce((sum, { text }) => sum + text.length, 0);
  const ordinary = closestTo(listing, 58);
  return {
    title: `${kind}, ${shownCount(listing.length)} digests, ${shownCount(papers)} papers, ${shownSize(size)}`,
    folder,
    files,
    papers,
    ordinary,
    large: closestTo(listing, 208),
    word:
      /^##? .*?(\p{L}{6,})/mu.exec(ordinary.text.slice(ordinary.text.indexOf('>Authors')))?.[1] ?? 'learning',
  };
}

async function markdownFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter(entry => entry.isFile() && entry.name.endsWith('.md'))
    .map(entry => join(entry.parentPath, entry.name))
    .filter(path => !/[\\/](?:\.|node_modules[\\/])/.test(path.slice(folder.length)))
    .sort();
}

async function digestFile(path: string): Promise<DigestFile> {
  const text = await readFile(path, 'utf8');
  return digestOf(path, text);
}

/** A digest that need not be on disk, for servers that only see it opened. */
export function digestOf(path: string, text: string): DigestFile {
  const uri = pathToFileURL(path).href;
  const papers = parseDigest(toUri(uri), text)?.papers.length ?? 0;
  return {
    path,
    uri,
    text,
    papers,
    title: `${shownSize(text.length)} digest of ${shownCount(papers)} papers`,
  };
}

function closestTo(digests: readonly DigestFile[], papers: number): DigestFile {
  const [closest] = digests.toSorted((a, b) => Math.abs(a.papers - papers) - Math.abs(b.papers - papers));
  if (!closest) throw new Error('No Markdown file in this folder lists papers.');
  return closest;
}
