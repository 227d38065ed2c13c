// The layers of docs/architecture.md, checked import by import.
import { deepEqual, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { allImports, type Import, sourceFiles } from '../support/imports.ts';

type Layer = 'core' | 'protocol' | 'server' | 'client' | 'chart' | 'preview' | 'cli';

interface Allowance {
  readonly layers: readonly Layer[];
  readonly foreign: (name: string, file: string) => boolean;
}

const isNode = (name: string) => name.startsWith('node:');
const isEntryOf = (file: string, platform: string) => file.endsWith(`/${platform}.ts`);

const allowed: Readonly<Record<Layer, Allowance>> = {
  core: {
    layers: ['core'],
    foreign: name => !isNode(name) && !/^vscode(?!-uri$)/.test(name),
  },
  protocol: { layers: ['protocol', 'core'], foreign: name => name === 'vscode-languageserver-protocol' },
  server: {
    layers: ['server', 'core', 'protocol'],
    foreign: (name, file) => {
      if (isNode(name)) return /\/(?:disk[A-Z]\w*|node|main)\.ts$/.test(file);
      const platform = /^vscode-languageserver\/(node|browser)$/.exec(name)?.[1];
      if (platform !== undefined) return isEntryOf(file, platform);
      return name === 'vscode-languageserver' || name === 'vscode-languageserver-textdocument';
    },
  },
  client: {
    layers: ['client', 'protocol', 'preview'],
    foreign: (name, file) => {
      const platform = /^vscode-languageclient\/(node|browser)$/.exec(name)?.[1];
      return platform === undefined
        ? name === 'vscode' || name === 'vscode-languageclient'
        : isEntryOf(file, platform) || file === `client/${platform}Client.ts`;
    },
  },
  chart: { layers: ['chart', 'protocol', 'core'], foreign: name => name === 'd3-scale' },
  preview: { layers: ['preview', 'core'], foreign: name => name === 'markdown-it' },
  cli: {
    layers: ['cli', 'core', 'server'],
    foreign: (name, file) =>
      isNode(name) || (name.startsWith('@modelcontextprotocol/sdk/') && file === 'cli/commands/mcpServer.ts'),
  },
};

/**
 * The reading list is the user's, so the client keeps it: that, the ids it is by, what is said of a file that holds one, and
 * which texts are worth starting a server for, are all it knows of the core.
 */
const isKnownToClient = (target: string) =>
  target.startsWith('core/readingList/') ||
  ['core/arxiv.ts', 'core/paperPages.ts', 'core/wording/wording.ts'].includes(target);

const layerOf = (path: string) => path.split('/')[0] as Layer;
const shown = ({ file, target }: Import) => `src/${file} imports ${target}`;

describe('the layers', () => {
  const imports = allImports();

  it('are all that src has', () => {
    deepEqual([...new Set(sourceFiles().map(layerOf))].sort(), Object.keys(allowed).sort());
    ok(imports.length > 100);
  });

  it('import only what they may know', () => {
    const wrong = imports.filter(({ file, target, isOurs }) => {
      const { layers, foreign } = allowed[layerOf(file)];
      // The version, which stands in one place.
      if (target === '../package.json') return !['cli', 'server'].includes(layerOf(file));
      if (layerOf(file) === 'client' && isKnownToClient(target)) return false;
      return isOurs ? !layers.includes(layerOf(target)) : !foreign(target, file);
    });
    deepEqual(wrong.map(shown), []);
  });

  it('share nothing but types between protocol and core', () => {
    const wrong = imports.filter(
      ({ file, target, typesOnly }) =>
        layerOf(file) === 'protocol' && layerOf(target) === 'core' && !typesOnly,
    );
    deepEqual(wrong.map(shown), []);
  });

  it('keep each foreign library of core in one file; its types may be named beside it', () => {
    const foreign = imports.filter(({ file, isOurs }) => layerOf(file) === 'core' && !isOurs);
    const users = new Map<string, Set<string>>();
    for (const { file, target, typesOnly } of foreign) {
      if (!typesOnly) users.set(target, (users.get(target) ?? new Set()).add(file));
    }
    deepEqual(
      [...users]
        .filter(([, files]) => files.size > 1)
        .map(([name, files]) => `${name} is imported by ${[...files].join(', ')}`),
      [],
    );
    const apart = foreign.filter(
      ({ file, target }) => ![...(users.get(target) ?? [])].some(user => dirname(user) === dirname(file)),
    );
    deepEqual(apart.map(shown), []);
  });

  it('have no cycles of imports, of values or of types', () => {
    deepEqual(cycles(imports), []);
  });
});

/** Each cycle of files that import each other, once. */
function cycles(imports: readonly Import[]): string[] {
  const targets = new Map<string, string[]>();
  for (const { file, target, isOurs } of imports) {
    if (isOurs) targets.set(file, [...(targets.get(file) ?? []), target]);
  }
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    const seen = path.indexOf(file);
    if (seen >= 0) found.push([...path.slice(seen), file].join(' → '));
    if (seen >= 0 || done.has(file)) return;
    for (const target of targets.get(file) ?? []) visit(target, [...path, file]);
    done.add(file);
  };
  for (const file of targets.keys()) visit(file, []);
  return found;
}

describe('the language server protocol', () => {
  it('is one copy for client and server', () => {
    const { packages }: { packages: Readonly<Record<string, unknown>> } = JSON.parse(
      readFileSync('package-lock.json', 'utf8'),
    );
    const ours = new Set(allImports().map(({ target }) => target.split('/')[0]));
    const copies = Object.keys(packages).filter(path => {
      const [owner = '', name] = path.split(/\/?node_modules\//).slice(-2);
      return name === 'vscode-languageserver-protocol' && (owner === '' || ours.has(owner));
    });
    deepEqual(copies, ['node_modules/vscode-languageserver-protocol']);
  });
});
