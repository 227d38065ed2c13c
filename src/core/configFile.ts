import {
  createScanner,
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
} from 'jsonc-parser';
import { digestSettings, type GivenSettings, notOneOf, readSettings, type SettingIssue } from './settings.ts';
import type { Span } from './text.ts';

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
export function readConfigFile(text: string): ConfigReading {
  if (isTooDeep(text)) return { given: {}, issues: [{ span: { start: 0, end: 1 }, message: tooDeep }] };
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (!root || (root.type !== 'object' && !error)) {
    const span = root ? spanOf(root) : { start: 0, end: text.length };
    return { given: {}, issues: [{ span, message: notAnObject }] };
  }
  const { given, issues } = readSettings(withoutOthers(getNodeValue(root)));
  // Behind a mistake in the JSON itself, nothing is where its writer meant it to be.
  if (error) return { given, issues: [syntaxIssue(error)] };
  const found = [...unknownKeys(root, ''), ...issues.map(issue => valueIssue(root, issue))];
  return { given, issues: found.sort((a, b) => a.span.start - b.span.start) };
}

const notAnObject = 'The file must hold an object, as { "renderers": ["github"] }.';
const tooDeep = 'The file has more brackets inside brackets than any setting needs.';
const deepest = 50;

/** Whether brackets nest so deep that reading them one inside the other could take the stack. */
function isTooDeep(text: string): boolean {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (let kind = scanner.scan(); kind !== endOfFile; kind = scanner.scan()) {
    if (kind === openBrace || kind === openBracket) depth++;
    else if (kind === closeBrace || kind === closeBracket) depth--;
    if (depth > deepest) return true;
  }
  return false;
}

// The library's kinds of tokens; its own names for them exist for the compiler only.
const [openBrace, closeBrace, openBracket, closeBracket, endOfFile] = [1, 2, 3, 4, 17];

/** The value without settings that a configuration file does not hold. */
function withoutOthers(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const sections = new Set(digestSettings.map(setting => setting.split('.')[0]));
  return Object.fromEntries(Object.entries(value).filter(([key]) => sections.has(key)));
}

function syntaxIssue({ error, offset, length }: ParseError): ConfigIssue {
  const reason = syntaxReasons[error] ?? 'something here cannot be read';
  return { span: { start: offset, end: offset + length }, message: `This is not JSON: ${reason}.` };
}

/** By the library's numbers of errors. */
const syntaxReasons: Readonly<Record<number, string>> = {
  1: 'a value must be in quotes, a number, true, false, null, a list or an object',
  3: 'the name of a setting in quotes must stand here',
  4: 'a value is missing',
  5: 'a colon is missing',
  6: 'a comma is missing',
  7: 'a closing brace is missing',
  8: 'a closing bracket is missing',
  9: 'nothing may follow the closing brace',
  11: 'a comment is not closed',
  12: 'a quotation mark is missing',
  14: 'an escape must be \\u and four digits',
  15: 'an escape must be one of \\" \\\\ \\/ \\b \\f \\n \\r \\t \\u',
  16: 'a tab or another control character must be escaped',
};

/** Keys of an object that name no setting. */
function unknownKeys(object: Node, section: string): ConfigIssue[] {
  const known = keysOf(section);
  return (object.children ?? []).flatMap((property): ConfigIssue[] => {
    const [name, value] = property.children ?? [];
    if (!name || !value) return [];
    const key = String(name.value);
    if (section === '' && key === '$schema') return [];
    if (!known.includes(key)) {
      return [
        { span: spanOf(name), message: `There is no setting "${section}${key}", ${notOneOf(key, known)}` },
      ];
    }
    if (keysOf(`${key}.`).length === 0) return [];
    if (value.type === 'object') return unknownKeys(value, `${key}.`);
    const message = `"${key}" must be an object with ${keysOf(`${key}.`).join(' and ')}.`;
    return [{ span: spanOf(value), message }];
  });
}

/** The keys that a section can have: `files.` → `include`, `exclude`. */
function keysOf(section: string): string[] {
  const inside = digestSettings.filter(setting => setting.startsWith(section));
  return [...new Set(inside.map(setting => setting.slice(section.length).split('.')[0] ?? ''))];
}

function valueIssue(root: Node, { path, setting, complaint }: SettingIssue): ConfigIssue {
  const node = findNodeAtLocation(root, [...path]) ?? root;
  return { span: spanOf(node), message: `"${setting}" ${complaint}` };
}

function spanOf({ offset, length }: Node): Span {
  return { start: offset, end: offset + length };
}
