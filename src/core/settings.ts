import { type RendererName, rendererNames } from './anchors/renderers.ts';
import type { ReadingSettings } from './dialects/reading.ts';
import { type Complain, readDialects, readLabels } from './readingSettings.ts';
import type { Severity } from './rules/rule.ts';
import { type ProblemSettings, type RuleCode, ruleCodes } from './rules/rules.ts';
import { parseQuery } from './search/query.ts';
import { notOneOf } from './spelling.ts';
import { defaultTopics, isHiddenName, joinedTopics, shownName, type TopicWords } from './topics.ts';
import { english, type Wording } from './wording/wording.ts';

/** What a user can choose, complete and valid. */
export interface Settings extends ProblemSettings, ReadingSettings {
  readonly topics: TopicWords;
  readonly files: ReadingSettings['files'] & {
    readonly include: readonly string[];
    readonly exclude: readonly string[];
  };
  readonly diagnostics: { readonly scope: 'openFiles' | 'workspace' };
  /** Where code lenses stand. */
  readonly codeLens: { readonly contents: boolean; readonly papers: boolean };
  /** Queries by the names under which they are kept. */
  readonly savedSearches: Readonly<Record<string, string>>;
}

export const defaultSettings: Settings = {
  renderers: ['github', 'vscode'],
  wording: english,
  rules: {},
  topics: defaultTopics,
  files: { include: ['**/*.{md,markdown}'], exclude: [], readingLists: false, singlePapers: false },
  labels: {},
  dialects: {},
  diagnostics: { scope: 'openFiles' },
  codeLens: { contents: true, papers: true },
  savedSearches: {},
};

/** What one source of settings says: an editor, a configuration file, options; what it does not say is missing. */
export interface GivenSettings
  extends Partial<
    Pick<Settings, 'renderers' | 'wording' | 'rules' | 'topics' | 'labels' | 'dialects' | 'savedSearches'>
  > {
  readonly files?: Partial<Settings['files']>;
  readonly diagnostics?: Partial<Settings['diagnostics']>;
  readonly codeLens?: Partial<Settings['codeLens']>;
}

/** A value that was not understood. */
export interface SettingIssue {
  /** The keys and indexes that lead to the value: `['files', 'include']`. */
  readonly path: readonly (string | number)[];
  /** The setting by its full name: `files.include`. */
  readonly setting: string;
  /** Completes a sentence that begins with the setting: "must be a list of globs, …". */
  readonly complaint: string;
}

/** What was understood of some settings, and what was not. */
export interface SettingsReading {
  readonly given: GivenSettings;
  readonly issues: readonly SettingIssue[];
}

/** Reads what some source says of settings; what is missing, null or unknown is not given. */
export function readSettings(value: unknown, wording: Wording = english): SettingsReading {
  const issues: SettingIssue[] = [];
  const given: Record<string, unknown> = {};
  for (const [setting, { read }] of Object.entries(table)) {
    const path = setting.split('.');
    const written = valueAt(value, path);
    if (written === undefined || written === null) continue;
    const complain: Complain = (complaint, ...inside) =>
      issues.push({ path: [...path, ...inside], setting, complaint });
    const understood = read(written, complain, wording);
    if (understood !== undefined) put(given, path, understood);
  }
  return { given, issues };
}

/** Whether a value says anything of a setting that there is. */
export function namesSettings(value: unknown): boolean {
  return Object.keys(table).some(setting => valueAt(value, [setting.split('.', 1).join()]) !== undefined);
}

/** Settings of several sources with the defaults behind them; a later source wins, rule by rule and topic by topic. */
export function settledSettings(...sources: readonly GivenSettings[]): Settings {
  let settings = defaultSettings;
  for (const given of sources) {
    settings = {
      ...settings,
      ...given,
      rules: { ...settings.rules, ...given.rules },
      topics: joinedTopics(given.topics ?? {}, settings.topics),
      files: { ...settings.files, ...given.files },
      labels: { ...settings.labels, ...given.labels },
      dialects: { ...settings.dialects, ...given.dialects },
      diagnostics: { ...settings.diagnostics, ...given.diagnostics },
      codeLens: { ...settings.codeLens, ...given.codeLens },
      savedSearches: { ...settings.savedSearches, ...given.savedSearches },
    };
  }
  return settings;
}

/** An issue as a sentence about a setting of the editor. */
export function settingSentence({ setting, complaint }: SettingIssue): string {
  return `digestLens.${setting} ${complaint}`;
}

interface Setting {
  /** Whether it says something of digests, wherever they are read, or of the editor that shows them. */
  readonly about: 'digests' | 'editor';
  /** What is understood of a value; undefined where nothing is. */
  readonly read: (value: unknown, complain: Complain, wording: Wording) => unknown;
}

const table: Readonly<Record<string, Setting>> = {
  renderers: { about: 'digests', read: readRenderers },
  rules: { about: 'digests', read: readRules },
  topics: { about: 'digests', read: readTopics },
  'files.include': { about: 'digests', read: readGlobs },
  'files.exclude': { about: 'digests', read: readGlobs },
  'files.readingLists': { about: 'digests', read: readSwitch },
  'files.singlePapers': { about: 'digests', read: readSwitch },
  labels: { about: 'digests', read: readLabels },
  dialects: { about: 'digests', read: readDialects },
  'diagnostics.scope': { about: 'editor', read: readScope },
  'codeLens.contents': { about: 'editor', read: readSwitch },
  'codeLens.papers': { about: 'editor', read: readSwitch },
  savedSearches: { about: 'editor', read: readSavedSearches },
};

/** The full names of the settings that a configuration file holds. */
export const digestSettings: readonly string[] = Object.keys(table).filter(
  setting => table[setting]?.about === 'digests',
);

type Fields = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(item => typeof item === 'string');
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined),
    value,
  );
}

function put(given: Record<string, unknown>, [key = '', inner]: readonly string[], value: unknown): void {
  given[key] = inner === undefined ? value : { ...(given[key] as Fields | undefined), [inner]: value };
}

function readRenderers(
  value: unknown,
  complain: Complain,
  wording: Wording,
): readonly RendererName[] | undefined {
  if (!isTexts(value)) {
    complain(wording.settings.wantsRenderers);
    return undefined;
  }
  if (value.length === 0) {
    complain(wording.settings.hasNoRenderer(rendererNames.join(', ')));
  }
  value.forEach((name, index) => {
    if (!rendererNames.some(known => known === name)) {
      complain(wording.settings.names(name, notOneOf(name, rendererNames, wording)), index);
    }
  });
  const known = rendererNames.filter(name => value.includes(name));
  return known.length > 0 ? known : undefined;
}

/** What a rule can be set to. */
export const severities = ['error', 'warning', 'information', 'hint', 'off'] as const satisfies readonly (
  | Severity
  | 'off'
)[];

function readRules(value: unknown, complain: Complain, wording: Wording): Settings['rules'] | undefined {
  if (!isObject(value)) {
    complain(wording.settings.wantsRules);
    return undefined;
  }
  const rules: Partial<Record<RuleCode, Severity | 'off'>> = {};
  for (const [code, wanted] of Object.entries(value)) {
    const rule = ruleCodes.find(known => known === code);
    const severity = severities.find(known => known === wanted);
    if (!rule) complain(wording.settings.names(code, notOneOf(code, ruleCodes, wording)), code);
    else if (severity) rules[rule] = severity;
    else {
      const why = notOneOf(typeof wanted === 'string' ? wanted : '', severities, wording);
      complain(wording.settings.givesSeverity(code, JSON.stringify(wanted), why), code);
    }
  }
  return rules;
}

function readTopics(value: unknown, complain: Complain, wording: Wording): TopicWords | undefined {
  if (!isObject(value)) {
    complain(wording.settings.wantsTopics);
    return undefined;
  }
  // Entries, because the name of a topic may be "__proto__".
  const topics: [string, readonly string[]][] = [];
  for (const [topic, words] of Object.entries(value)) {
    if (isTexts(words) && isHiddenName(topic) && words.length > 0) {
      const name = shownName(topic);
      complain(wording.settings.hidesWithWords(name), topic);
      topics.push([topic, []]);
    } else if (isTexts(words)) topics.push([topic, words]);
    else complain(wording.settings.wantsWords(topic, '["prune", "pruned"]'), topic);
  }
  return Object.fromEntries(topics);
}

function readGlobs(value: unknown, complain: Complain, wording: Wording): readonly string[] | undefined {
  if (isTexts(value)) return value;
  complain(wording.settings.wantsGlobs);
  return undefined;
}

function readSwitch(value: unknown, complain: Complain, wording: Wording): boolean | undefined {
  if (typeof value === 'boolean') return value;
  complain(wording.settings.wantsSwitch);
  return undefined;
}

function readSavedSearches(
  value: unknown,
  complain: Complain,
  wording: Wording,
): Settings['savedSearches'] | undefined {
  if (!isObject(value)) {
    complain(wording.settings.wantsSearches);
    return undefined;
  }
  const searches: [string, string][] = [];
  for (const [name, query] of Object.entries(value)) {
    if (typeof query !== 'string' || query.trim() === '') {
      complain(wording.settings.wantsQuery(name), name);
      continue;
    }
    const [issue] = parseQuery(query, wording).issues;
    if (issue) complain(wording.settings.hasWrongQuery(name, issue.message), name);
    searches.push([name, query]);
  }
  return Object.fromEntries(searches);
}

function readScope(
  value: unknown,
  complain: Complain,
  wording: Wording,
): Settings['diagnostics']['scope'] | undefined {
  if (value === 'openFiles' || value === 'workspace') return value;
  complain(wording.settings.is(JSON.stringify(value), wording.settings.isNotOneOf('openFiles, workspace')));
  return undefined;
}
