import { dirname, join, relative, resolve } from 'node:path';
import { configFileName, readConfigFile } from '../../core/configFile.ts';
import { type GivenSettings, type Settings, settledSettings } from '../../core/settings.ts';
import { shownText } from '../../core/shownText.ts';
import { LineIndex } from '../../core/text.ts';
import { english } from '../../core/wording/wording.ts';
import { exists } from '../../server/files/diskIgnore.ts';
import { readRegularFile } from '../../server/files/diskText.ts';
import { item, Misuse } from '../command.ts';

/** Options of every command that reads digests. */
export const configurationOptions = {
  config: { type: 'string' },
  'no-config': { type: 'boolean' },
} as const;

/** What `--help` says of them. */
export const configurationHelp = `${item('--config FILE', `Read settings from FILE; its globs start in the current folder. Without it, the nearest ${configFileName} counts, in the folder of PATH or above it, up to the folder that holds .git. Options win over it.`)}
${item('--no-config', 'Read no settings from a file.')}`;

/** The settings for the texts of one folder. */
export interface Configuration {
  readonly settings: Settings;
  /** The folder in which the globs of the settings start; undefined where no file gives any. */
  readonly base: string | undefined;
}

/** Finds the settings for what lies in a folder; a mistake in a configuration file is a `Misuse`. */
export type FindConfiguration = (folder: string) => Promise<Configuration>;

/** A finder of configuration files, as the command line asks for them; what `options` say wins. */
export function configurationFinder(
  values: { readonly config?: string | undefined; readonly 'no-config'?: boolean | undefined },
  options: GivenSettings = {},
): FindConfiguration {
  const { config, 'no-config': none } = values;
  if (config !== undefined && none) throw new Misuse('Give --config FILE or --no-config, not both.');
  const found = (base: string | undefined, given: GivenSettings): Configuration => ({
    settings: settledSettings(given, options),
    base,
  });
  const without = found(undefined, {});
  if (none) return async () => without;
  if (config !== undefined) {
    const named = once(async () => {
      const given = await readConfiguration(resolve(config));
      if (given === undefined) throw new Misuse(`${config} does not exist, or is a link to nothing.`);
      return found(process.cwd(), given);
    });
    return named;
  }
  // Many paths lie in few folders, and each file makes one value, so that what is derived from it is, too.
  const byFolder = new Map<string, Promise<Configuration>>();
  const nearest = async (folder: string): Promise<Configuration> => {
    const given = await readConfiguration(join(folder, configFileName));
    if (given) return found(folder, given);
    const above = dirname(folder);
    return above === folder || (await exists(join(folder, '.git'))) ? without : find(above);
  };
  const find: FindConfiguration = folder => {
    const known = byFolder.get(folder) ?? nearest(folder);
    byFolder.set(folder, known);
    return known;
  };
  return find;
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => {
    result ??= work();
    return result;
  };
}

/** What a configuration file says; undefined where there is none. */
async function readConfiguration(path: string): Promise<GivenSettings | undefined> {
  const name = relative('', path) || path;
  const read = await readRegularFile(path);
  if (read.kind === 'failure') {
    if (read.missing) return undefined;
    throw new Misuse(`${name} ${read.reason(english.reading)}.`);
  }
  const { given, issues } = readConfigFile(read.text);
  if (issues.length === 0) return given;
  const lines = new LineIndex(read.text);
  throw new Misuse(
    issues
      .map(({ span, message }) => `${name}:${lines.lineOf(span.start) + 1}: ${shownText(message)}`)
      .join('\n'),
  );
}
