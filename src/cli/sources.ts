import { stat } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileChoice, globParts } from '../core/fileChoice.ts';
import { defaultSettings } from '../core/settings.ts';
import { findDiskFiles } from '../server/diskFiles.ts';
import { toFailure } from '../server/diskText.ts';
import { Misuse } from './command.ts';
import type { Terminal } from './terminal.ts';

/** A text that the user asked for. */
export type Source = FileSource | { readonly kind: 'stdin'; readonly name: string };

/** A file that the user named, or that lies in a folder that they named. */
export interface FileSource {
  readonly kind: 'file';
  /** As the user would write it. */
  readonly name: string;
  readonly path: string;
  /** The folder that the user named, or the one the file lies in: what is outside was not asked for. */
  readonly tree: string;
}

/** How standard input is named in output. */
export const stdinName = '<stdin>';

/** The texts behind PATH arguments, each once, in the order of the arguments; what cannot be found is told. */
export async function findSources(args: readonly string[], terminal: Terminal): Promise<Source[]> {
  if (args.length === 0) throw new Misuse('Name a folder, a file, a glob, or - for standard input.');
  const sources = new Map<string, Source>();
  for (const arg of args) {
    for (const source of arg === '-' ? [stdin] : await filesOf(arg, terminal)) {
      const key = source.kind === 'stdin' ? '-' : source.path;
      if (!sources.has(key)) sources.set(key, source);
    }
  }
  return [...sources.values()];
}

const stdin: Source = { kind: 'stdin', name: stdinName };

async function filesOf(arg: string, terminal: Terminal): Promise<FileSource[]> {
  const path = resolve(arg);
  try {
    if ((await stat(path)).isDirectory()) return await filesBelow(arg, defaultSettings.files, terminal);
    return [{ kind: 'file', name: arg, path, tree: dirname(path) }];
  } catch (error) {
    // Only what does not exist under its own name is a glob: `[a].md` may be a file.
    const glob = globParts(process.platform === 'win32' ? arg.replaceAll('\\', '/') : arg);
    if (glob) return filesOfGlob(arg, glob, terminal);
    terminal.fail(`${arg} ${toFailure(path, error).reason}.`);
    return [];
  }
}

async function filesOfGlob(
  arg: string,
  { base, glob }: { base: string; glob: string },
  terminal: Terminal,
): Promise<FileSource[]> {
  const isFolder = await stat(base).then(
    found => found.isDirectory(),
    () => false,
  );
  const files = isFolder ? await filesBelow(base, { include: [glob], exclude: [] }, terminal) : [];
  if (files.length === 0) terminal.fail(`${arg} matches no Markdown file.`);
  return files;
}

async function filesBelow(
  folder: string,
  globs: { include: readonly string[]; exclude: readonly string[] },
  terminal: Terminal,
): Promise<FileSource[]> {
  const tree = resolve(folder);
  const nameOf = (path: string) => join(folder, relative(tree, path));
  const { files, failures } = await findDiskFiles(tree, fileChoice(globs));
  for (const { path, reason } of failures) terminal.fail(`${nameOf(path)} ${reason}.`);
  return files.map(path => ({ kind: 'file', name: nameOf(path), path, tree }));
}
