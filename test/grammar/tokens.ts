import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type IGrammar, INITIAL, type IToken, parseRawGrammar, Registry } from 'vscode-textmate';

const require = createRequire(import.meta.url);
// The package is CommonJS without named exports that node could see.
const oniguruma = require('vscode-oniguruma') as typeof import('vscode-oniguruma');

/** VS Code's Markdown and HTML grammars, as the package keeps them in step with VS Code. */
const foreign: Readonly<Record<string, string>> = {
  'text.html.markdown': 'markdown',
  'text.html.basic': 'html',
  'text.html.derivative': 'html-derivative',
  'source.yaml': 'yaml',
};
const ours: Readonly<Record<string, string>> = {
  'markdown.digest-lens': 'digest-lens.injection',
  'markdown.digest-lens.arxiv': 'digest-lens.arxiv',
  'markdown.digest-lens.rows': 'digest-lens.rows',
};

const onigLib = loadOniguruma();
const injected = markdownWith(Object.keys(ours));
const plain = markdownWith([]);

/** Takes the printed tokens out of `expected`, tells the text that is left, and prints them anew. */
export async function shows(expected: string): Promise<void> {
  const wanted = withoutMargin(expected);
  const text = wanted
    .split('\n')
    .filter(line => !isPrinted(line))
    .join('\n');
  assert.equal(printed(await told(text)), wanted);
}

/** Every line of `text` without a token of ours has exactly the tokens that it has without us. */
export async function leavesTheRest(text: string): Promise<void> {
  const [withUs, withoutUs] = [await told(text), tell(await plain, text)];
  const others = (lines: Line[]) => lines.filter((_, at) => !withUs[at]?.tokens.some(isOurs));
  assert.deepEqual(others(withUs), others(withoutUs));
}

/** Nothing in `text` is told in another way than without us. */
export async function leavesAlone(text: string): Promise<void> {
  const source = withoutMargin(text);
  assert.deepEqual(await told(source), tell(await plain, source));
}

/** The texts in `text` that carry `scope`. */
export async function textsOf(scope: string, text: string): Promise<string[]> {
  return (await told(text)).flatMap(({ line, tokens }) =>
    tokens.filter(token => token.scopes.includes(scope)).map(token => textOf(line, token)),
  );
}

interface Line {
  readonly line: string;
  readonly tokens: IToken[];
}

async function told(text: string): Promise<Line[]> {
  return tell(await injected, text);
}

function tell(grammar: IGrammar, text: string): Line[] {
  let stack = INITIAL;
  return text.split('\n').map(line => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    return { line, tokens };
  });
}

/** A line, and beneath it one line for each scope of ours with carets below what it covers. */
function printed(lines: readonly Line[]): string {
  return lines.flatMap(({ line, tokens }) => [line, ...caretLines(tokens)]).join('\n');
}

function caretLines(tokens: readonly IToken[]): string[] {
  const marks = new Map<string, string>();
  for (const token of tokens) {
    const scope = scopeOf(token);
    if (scope === undefined) continue;
    const before = (marks.get(scope) ?? '').padEnd(token.startIndex);
    marks.set(scope, before + '^'.repeat(token.endIndex - token.startIndex));
  }
  return [...marks].map(([scope, carets]) => `${carets} ${scope}`);
}

function isPrinted(line: string): boolean {
  return /^ *\^[ ^]* [a-z-]+(?:\.[a-z-]+)+$/.test(line);
}

/** The innermost scope of ours that a theme can colour, without our suffix. */
function scopeOf(token: IToken): string | undefined {
  const scope = token.scopes.findLast(scope => scope.endsWith('.digest-lens') && !scope.startsWith('meta.'));
  return scope?.replace(/\.digest-lens$/, '');
}

function isOurs(token: IToken): boolean {
  return token.scopes.some(scope => scope.endsWith('.digest-lens'));
}

function textOf(line: string, token: IToken): string {
  return line.slice(token.startIndex, token.endIndex);
}

/** Takes the first line break and the indentation of the first line away, as fixtures stand in code. */
function withoutMargin(text: string): string {
  const lines = text.replace(/^\n/, '').replace(/\n *$/, '').split('\n');
  const margin = /^ */.exec(lines[0] ?? '')?.[0].length ?? 0;
  return lines.map(line => line.slice(Math.min(margin, line.search(/\S|$/)))).join('\n');
}

async function markdownWith(injections: string[]): Promise<IGrammar> {
  const registry = new Registry({
    onigLib,
    getInjections: scope => (scope === 'text.html.markdown' ? injections : undefined),
    // Languages in code blocks are left out: what stands there is nobody's business here.
    loadGrammar: async scope => {
      const path = pathOf(scope);
      return path === undefined ? null : parseRawGrammar(readFileSync(path, 'utf8'), path);
    },
  });
  const grammar = await registry.loadGrammar('text.html.markdown');
  assert.ok(grammar, 'no Markdown grammar');
  return grammar;
}

function pathOf(scope: string): string | undefined {
  const own = ours[scope];
  if (own !== undefined)
    return fileURLToPath(new URL(`../../syntaxes/${own}.tmLanguage.json`, import.meta.url));
  const other = foreign[scope];
  return other === undefined ? undefined : require.resolve(`tm-grammars/grammars/${other}.json`);
}

async function loadOniguruma() {
  await oniguruma.loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')));
  return {
    createOnigScanner: (patterns: string[]) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text: string) => new oniguruma.OnigString(text),
  };
}
