import { type RendererName, rendererNames } from './anchors/renderers.ts';
import type { Severity } from './rules/rule.ts';
import { type ProblemSettings, type RuleCode, ruleCodes } from './rules/rules.ts';
import { defaultTopics, type TopicWords } from './topics.ts';

/** What a user can choose, complete and valid. */
export interface Settings extends ProblemSettings {
  readonly topics: TopicWords;
  readonly files: { readonly include: readonly string[]; readonly exclude: readonly string[] };
  readonly diagnostics: { readonly scope: 'openFiles' | 'workspace' };
}

export const defaultSettings: Settings = {
  renderers: ['github', 'vscode'],
  rules: {},
  topics: defaultTopics,
  files: { include: ['**/*.{md,markdown}'], exclude: [] },
  diagnostics: { scope: 'openFiles' },
};

/** Settings, and one sentence for each value that was not understood; such a value leaves the default in force. */
export interface SettingsReading {
  readonly settings: Settings;
  readonly issues: readonly string[];
}

/** Reads the `digestLens` settings of any client; what is missing or null has its default. */
export function readSettings(value: unknown): SettingsReading {
  const issues: string[] = [];
  const given = isObject(value) ? value : {};
  const files = section(given, 'files');
  const diagnostics = section(given, 'diagnostics');
  const settings: Settings = {
    renderers: readRenderers(given.renderers, issues),
    rules: readRules(given.rules, issues),
    topics: readTopics(given.topics, issues),
    files: {
      include: readGlobs('digestLens.files.include', files.include, defaultSettings.files.include, issues),
      exclude: readGlobs('digestLens.files.exclude', files.exclude, defaultSettings.files.exclude, issues),
    },
    diagnostics: { scope: readScope(diagnostics.scope, issues) },
  };
  return { settings, issues };
}

type Fields = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(item => typeof item === 'string');
}

function section(given: Fields, name: string): Fields {
  const value = given[name];
  return isObject(value) ? value : {};
}

function readRenderers(value: unknown, issues: string[]): readonly RendererName[] {
  if (value === undefined || value === null) return defaultSettings.renderers;
  if (!isTexts(value)) {
    issues.push(`digestLens.renderers must be a list of renderer names, as ["github", "vscode"].`);
    return defaultSettings.renderers;
  }
  const known = rendererNames.filter(name => value.includes(name));
  for (const name of value) {
    if (!rendererNames.some(known => known === name)) {
      issues.push(`digestLens.renderers names "${name}", which is not one of ${rendererNames.join(', ')}.`);
    }
  }
  if (known.length === 0 && value.length === 0) {
    issues.push(
      `digestLens.renderers is empty, so no link could be checked; name one of ${rendererNames.join(', ')}.`,
    );
  }
  return known.length > 0 ? known : defaultSettings.renderers;
}

const severities = ['error', 'warning', 'information', 'hint', 'off'] as const;

function readRules(value: unknown, issues: string[]): Settings['rules'] {
  if (value === undefined || value === null) return {};
  if (!isObject(value)) {
    issues.push('digestLens.rules must be an object from rule to severity, as { "missing-entry": "off" }.');
    return {};
  }
  const rules: Partial<Record<RuleCode, Severity | 'off'>> = {};
  for (const [code, wanted] of Object.entries(value)) {
    const rule = ruleCodes.find(known => known === code);
    const severity = severities.find(known => known === wanted);
    if (!rule) issues.push(`digestLens.rules names "${code}", which is not one of ${ruleCodes.join(', ')}.`);
    else if (!severity)
      issues.push(
        `digestLens.rules gives ${code} the severity ${JSON.stringify(wanted)}, which is not one of ${severities.join(', ')}.`,
      );
    else rules[rule] = severity;
  }
  return rules;
}

function readTopics(value: unknown, issues: string[]): TopicWords {
  if (value === undefined || value === null) return defaultTopics;
  if (!isObject(value)) {
    issues.push('digestLens.topics must be an object from topic to words, as { "Pruning": ["prune"] }.');
    return defaultTopics;
  }
  const topics: Record<string, readonly string[]> = {};
  for (const [topic, words] of Object.entries(value)) {
    if (isTexts(words)) topics[topic] = words;
    else
      issues.push(
        `digestLens.topics gives "${topic}" something that is not a list of words, as ["prune", "pruned"].`,
      );
  }
  return topics;
}

function readGlobs(
  name: string,
  value: unknown,
  standard: readonly string[],
  issues: string[],
): readonly string[] {
  if (value === undefined || value === null) return standard;
  if (isTexts(value)) return value;
  issues.push(`${name} must be a list of globs, as ["digests/**/*.md"].`);
  return standard;
}

function readScope(value: unknown, issues: string[]): Settings['diagnostics']['scope'] {
  if (value === 'openFiles' || value === 'workspace') return value;
  if (value !== undefined && value !== null) {
    issues.push(
      `digestLens.diagnostics.scope is ${JSON.stringify(value)}, which is not one of openFiles, workspace.`,
    );
  }
  return defaultSettings.diagnostics.scope;
}
