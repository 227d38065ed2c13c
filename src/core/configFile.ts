import { type JsonMistake, type JsonNode, jsonNodeAt, jsonSpanOf, jsonValueOf, readJson } from './json.ts';
import { digestSettings, type GivenSettings, readSettings, type SettingIssue } from './settings.ts';
import { notOneOf } from './spelling.ts';
import type { Span } from './text.ts';
import { english, type Wording } from './wording/wording.ts';

/** The name of the file that holds the settings of the digests in its folder. */
export const configFileName = '.digest-lens.json';

/** Something wrong in a configuration file. */
export interface ConfigIssue {
  readonly span: Span;
  /** One or two sentences, without the name of the file. */
  readonly message: string;
}

/** What a configuration file says, and what is wrong with it, in the order of the text. */
export interface ConfigReading {
  readonly given: GivenSettings;
  readonly issues: readonly ConfigIssue[];
}

/** Reads the text of a configuration file: JSON in which comments and commas before a closing bracket are allowed. */
export function readConfigFile(text: string, wording: Wording = english): ConfigReading {
  if (text.length > longest) {
    return { given: {}, issues: [{ span: { start: 0, end: 1 }, message: wording.files.isTooLong }] };
  }
  const { root, mistake } = readJson(text);
  if (!mistake && root?.type !== 'object') {
    const span = root ? jsonSpanOf(root) : { start: 0, end: text.length };
    return { given: {}, issues: [{ span, message: wording.files.wantsObject }] };
  }
  const { given, issues } = readSettings(root && withoutOthers(jsonValueOf(root)), wording);
  // Behind a mistake in the JSON itself, nothing is where its writer meant it to be.
  if (!root || mistake) return { given, issues: mistake ? [mistakeIssue(mistake, wording)] : [] };
  const found = [...unknownKeys(root, '', wording), ...issues.map(issue => valueIssue(root, issue))];
  return { given, issues: found.sort((a, b) => a.span.start - b.span.start) };
}

/** In characters. Each file is looked up in its globs, each word in its topics. */
const longest = 200_000;

/** The value without settings that a configuration file does not hold. */
function withoutOthers(value: unknown): Record<string, unknown> {
  const sections = new Set(digestSettings.map(setting => setting.split('.')[0]));
  return Object.fromEntries(Object.entries(value ?? {}).filter(([key]) => sections.has(key)));
}

function mistakeIssue({ span, reason }: JsonMistake, { files, json }: Wording): ConfigIssue {
  return { span, message: files.isNoJson(json[reason]) };
}

/** Keys of an object that name no setting. */
function unknownKeys(object: JsonNode, section: string, wording: Wording): ConfigIssue[] {
  const known = keysOf(section);
  return (object.children ?? []).flatMap((property): ConfigIssue[] => {
    const [name, value] = property.children ?? [];
    if (!name || !value) return [];
    const key = String(name.value);
    if (section === '' && key === '$schema') return [];
    if (!known.includes(key)) {
      return [
        {
          span: jsonSpanOf(name),
          message: wording.files.isNoSetting(`${section}${key}`, notOneOf(key, known, wording)),
        },
      ];
    }
    if (keysOf(`${key}.`).length === 0) return [];
    if (value.type === 'object') return unknownKeys(value, `${key}.`, wording);
    const message = wording.files.wantsSection(key, keysOf(`${key}.`).join(', '));
    return [{ span: jsonSpanOf(value), message }];
  });
}

/** The keys that a section can have: `files.` → `include`, `exclude`. */
function keysOf(section: string): string[] {
  const inside = digestSettings.filter(setting => setting.startsWith(section));
  return [...new Set(inside.map(setting => setting.slice(section.length).split('.')[0] ?? ''))];
}

function valueIssue(root: JsonNode, { path, setting, complaint }: SettingIssue): ConfigIssue {
  const node = jsonNodeAt(root, path) ?? root;
  return { span: jsonSpanOf(node), message: `"${setting}" ${complaint}` };
}
