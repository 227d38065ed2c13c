import { stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import {
  bothChoices,
  choiceWithin,
  type FileChoice,
  type FileGlobs,
  fileChoice,
} from '../../core/fileChoice.ts';
import { globParts } from '../../core/globs.ts';
import type { Settings } from '../../core/settings.ts';
import { english } from '../../core/wording/wording.ts';
import { findDiskFiles } from '../../server/files/diskFiles.ts';
import { toFailure } from '../../server/files/diskText.ts';
import { Misuse } from '../command.ts';
import type { Terminal } from '../reports/terminal.ts';
import type { Configuration, FindConfiguration } from './configuration.ts';

/** A text that the user asked for. */
export type Source = FileSource | StdinSource;

/** A file that the user named, or that lies in a folder that they named. */
export interface FileSource {
  readonly kind: 'file';
  /** As the user would write it. */
  readonly name: string;
  readonly path: string;
  /** Whether the user named this very file, which may then be a pipe. */
  readonly isNamed: boolean;
  /** The folder that the user named, or the one the file lies in: what is outside was not asked for. */
  readonly tree: string;
  readonly settings: Settings;
}

/** What stands on standard input. */
export interface StdinSource {
  readonly kind: 'stdin';
  readonly name: string;
  readonly settings: Settings;
}

/** Where it is told what could not be found. */
export type Failures = Pick<Terminal, 'fail'>;

/** How standard input is named in output. */
export const stdinName = '<stdin>';

/** The texts behind PATH arguments, each once, in the order of the arguments; what cannot be found is told. */
export async function findSources(
  args: readonly string[],
  find: FindConfiguration,
  terminal: Failures,
): Promise<Source[]> {
  if (args.length === 0) throw new Misuse('Name a folder, a file, a glob, or - for standard input.');
  const sources = new Map<string, Source>();
  for (const arg of args) {
    for (const source of arg === '-' ? [await stdin(find)] : await filesOf(arg, find, terminal)) {
      const key = source.kind === 'stdin' ? '-' : source.path;
      if (!sources.has(key)) sources.set(key, source);
    }
  }
  return [...sources.values()];
}

async function stdin(find: FindConfiguration): Promise<StdinSource> {
  return { kind: 'stdin', name: stdinName, settings: (await find(process.cwd())).settings };
}

async function filesOf(arg: string, find: FindConfiguration, terminal: Failures): Promise<FileSource[]> {
  const path = resolve(arg);
  const found = await stat(path).catch((error: unknown) => toFailure(path, error));
  if (!('reason' in found)) {
    if (found.isDirectory()) {
      const configuration = await find(path);
      return filesBelow(
        arg,
        chosenIn(path, configuration, configuration.settings.files),
        configuration,
        terminal,
      );
    }
    const tree = dirname(path);
    return [{ kind: 'file', name: arg, path, isNamed: true, tree, settings: (await find(tree)).settings }];
  }
  // Only what does not exist under its own name is a glob: `[a].md` may be a file.
  const glob = globParts(process.platform === 'win32' ? arg.replaceAll('\\', '/') : arg);
  if (glob) return filesOfGlob(arg, glob, find, terminal);
  terminal.fail(`${arg} ${found.reason(english.reading)}.`);
  return [];
}

async function filesOfGlob(
  arg: string,
  { base, glob }: { base: string; glob: string },
  find: FindConfiguration,
  terminal: Failures,
): Promise<FileSource[]> {
  const isFolder = await stat(base).then(
    found => found.isDirectory(),
    () => false,
  );
  const files = isFolder ? await filesMatching(base, glob, find, terminal) : [];
  if (files.length === 0) terminal.fail(`${arg} matches no Markdown file.`);
  return files;
}

/** A glob says itself what to take; what the settings leave out stays out. */
async function filesMatching(
  base: string,
  glob: string,
  find: FindConfiguration,
  terminal: Failures,
): Promise<FileSource[]> {
  const tree = resolve(base);
  const configuration = await find(tree);
  const { exclude } = configuration.settings.files;
  const choice = bothChoices(
    fileChoice({ include: [glob], exclude: [] }),
    chosenIn(tree, configuration, { include: ['**'], exclude }),
  );
  return filesBelow(base, choice, configuration, terminal);
}

/** What globs choose in a folder, where they start in the folder of the configuration file. */
function chosenIn(tree: string, { base }: Configuration, globs: FileGlobs): FileChoice {
  const way = base === undefined ? '' : relative(base, tree).replaceAll(sep, '/');
  const isInside = way !== '' && !/^\.\.(?:\/|$)/.test(way) && resolve(base ?? '', way) === tree;
  return isInside ? choiceWithin(fileChoice(globs), `${way}/`) : fileChoice(globs);
}

async function filesBelow(
  folder: string,
  choice: FileChoice,
  { settings }: Configuration,
  terminal: Failures,
): Promise<FileSource[]> {
  const tree = resolve(folder);
  const nameOf = (path: string) => join(folder, relative(tree, path));
  const { files, failures } = await findDiskFiles(tree, choice);
  for (const { path, reason } of failures) terminal.fail(`${nameOf(path)} ${reason(english.reading)}.`);
  return files.map(path => ({ kind: 'file', name: nameOf(path), path, isNamed: false, tree, settings }));
}
