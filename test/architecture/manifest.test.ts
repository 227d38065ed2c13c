// The manifest against the code: what one side names, the other has.
import { deepEqual, ok } from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { agentTools } from '../../src/core/agents/agentTools.ts';
import { defaultSettings } from '../../src/core/settings.ts';
import { clientCommand } from '../../src/protocol/protocol.ts';
import { knownTypes, ownTypes } from '../../src/server/language/tokenTypes.ts';

interface Menu {
  readonly command: string;
  readonly when?: string;
  readonly group?: string;
}

interface Key extends Menu {
  /** For `runCommands`. */
  readonly args?: string | { readonly commands: readonly (string | { readonly command: string })[] };
}

interface Property {
  readonly default: unknown;
  readonly type: string;
  readonly scope: string;
  readonly markdownDescription?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly items?: { readonly enum?: readonly string[] };
}

interface Manifest {
  readonly main: string;
  readonly browser: string;
  readonly l10n: string;
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category: string;
    }[];
    readonly menus: Readonly<Record<string, readonly Menu[]>>;
    readonly keybindings: readonly Key[];
    readonly views: Readonly<Record<string, readonly { readonly id: string; readonly icon: string }[]>>;
    readonly viewsContainers: {
      readonly activitybar: readonly { readonly id: string; readonly icon: string }[];
    };
    readonly viewsWelcome: readonly {
      readonly view: string;
      readonly contents: string;
      readonly when: string;
    }[];
    readonly walkthroughs: readonly {
      readonly steps: readonly {
        readonly media: { readonly image: string };
        readonly completionEvents: readonly string[];
      }[];
    }[];
    readonly languageModelTools: readonly {
      readonly name: string;
      readonly modelDescription: string;
      readonly inputSchema: object;
    }[];
    readonly semanticTokenTypes: readonly { readonly id: string; readonly superType: string }[];
    readonly semanticTokenScopes: readonly {
      readonly scopes: Readonly<Record<string, readonly string[]>>;
    }[];
    readonly configuration: { readonly properties: Readonly<Record<string, Property>> };
  };
}

const manifest: Manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const words: Readonly<Record<string, string>> = JSON.parse(readFileSync('package.nls.json', 'utf8'));
const { contributes } = manifest;
const steps = contributes.walkthroughs.flatMap(walkthrough => walkthrough.steps);
const commandNames = contributes.commands.map(({ command }) => command);
const viewIds = Object.values(contributes.views).flatMap(views => views.map(({ id }) => id));
const clientCode = readdirSync('src/client', { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.ts'))
  .map(name => readFileSync(join('src/client', name), 'utf8'))
  .join('\n');

describe('the manifest', () => {
  it('declares every command that the client registers, and no other', () => {
    const registered = [...clientCode.matchAll(/^ {2}'(digestLens\.[A-Za-z]+)': /gm)].map(
      ([, name]) => name ?? '',
    );
    deepEqual(sorted(commandNames), sorted(registered));
  });

  it('declares every command that the server names', () => {
    deepEqual(without(Object.values(clientCommand), commandNames), []);
  });

  it('gives every command its category and a translated title', () => {
    for (const { command, title, category } of contributes.commands) {
      deepEqual(
        { title, category },
        { title: `%command.${command.slice('digestLens.'.length)}%`, category: 'Digest Lens' },
      );
    }
  });

  it('names only commands that exist in menus, keys, welcome texts and code', () => {
    const named = [
      ...Object.values(contributes.menus).flatMap(menus => menus.map(({ command }) => command)),
      ...contributes.keybindings.flatMap(commandsOf),
      ...ourNames(/onCommand:(digestLens\.[A-Za-z]+)/g, JSON.stringify(steps)),
      ...ourNames(/command:(digestLens\.[A-Za-z]+)/g, JSON.stringify(words)),
      ...ourNames(/command: '(digestLens\.[A-Za-z]+)'/g, clientCode),
    ];
    deepEqual(without(named, commandNames), []);
  });

  it('says of every command whether the command palette has it', () => {
    const always = ['digestLens.search'];
    const decided = (contributes.menus.commandPalette ?? []).map(({ command }) => command);
    deepEqual(sorted([...always, ...decided]), sorted(commandNames));
  });

  it('keeps commands out of files and windows that they are not for', () => {
    // What is of use where there is no digest yet, or is about the reader's own list.
    const everywhere = [
      'search',
      'openSamples',
      'exportReadingList',
      'importReadingList',
      'clearReadingList',
    ];
    const { commandPalette = [], 'editor/context': editorContext = [], ...others } = contributes.menus;
    const careless = commandPalette.filter(
      ({ command, when = 'true' }) =>
        !/digestLens\.|^false$/.test(when) && !everywhere.includes(command.replace('digestLens.', '')),
    );
    deepEqual(careless, []);
    for (const { when = '' } of editorContext) ok(/\bdigestLens\.isDigest\b/.test(when), when);
    const elsewhere = Object.entries(others).flatMap(([menu, items]) =>
      items.map(item => ({ menu, ...item })),
    );
    deepEqual(
      elsewhere.filter(({ menu, when = '' }) => !menu.startsWith('view/') || !/\bview [=]/.test(when)),
      [],
    );
  });

  it('explains every setting, with an example where its values are not listed anyway', () => {
    for (const [name, { type, markdownDescription = '' }] of Object.entries(
      contributes.configuration.properties,
    )) {
      const text = words[markdownDescription.slice(1, -1)] ?? '';
      ok(text, name);
      if (type === 'array' || type === 'object') ok(/Example: `/.test(text), `${name}: ${text}`);
    }
  });

  it('lets no command be out of reach', () => {
    const reachable = [
      ...(contributes.menus.commandPalette ?? [])
        .filter(({ when }) => when !== 'false')
        .map(({ command }) => command),
      ...Object.entries(contributes.menus)
        .filter(([menu]) => menu !== 'commandPalette')
        .flatMap(([, menus]) => menus.map(({ command }) => command)),
      ...contributes.keybindings.flatMap(commandsOf),
      ...Object.values(clientCommand),
    ];
    deepEqual(without(commandNames, reachable), []);
  });

  it('knows every view that code, menus and welcome texts name, and the code creates every view', () => {
    const named = [
      ...contributes.viewsWelcome.map(({ view }) => view),
      ...ourNames(/view == (digestLens\.[A-Za-z]+)/g, JSON.stringify(contributes.menus)),
    ];
    deepEqual(without(named, viewIds), []);
    const created = ourNames(/new PaperView\(server, '([A-Za-z]+)'/g, clientCode).map(
      view => `digestLens.${view}`,
    );
    deepEqual(sorted(created), sorted(viewIds));
  });

  it('uses only context keys that the code sets', () => {
    const used = ourNames(/(digestLens\.[A-Za-z.]+)/g, contexts().join(' ')).filter(
      name => !viewIds.includes(name),
    );
    const set = [
      ...ourNames(/'setContext',\s*'(digestLens\.[A-Za-z.]+)'/g, clientCode),
      ...viewIds.flatMap(view =>
        ourNames(/#setContext\('([A-Za-z]+)'/g, clientCode).map(name => `${view}.${name}`),
      ),
    ];
    deepEqual(without(used, set), []);
  });

  it('has every word in both languages, and no word too many', () => {
    const used = ourNames(/%([^%"]+)%/g, JSON.stringify(manifest));
    const chinese = JSON.parse(readFileSync('package.nls.zh-cn.json', 'utf8'));
    deepEqual(sorted(Object.keys(words)), sorted(used));
    deepEqual(sorted(Object.keys(chinese)), sorted(used));
  });

  it('translates every text of the client, and no text too many', () => {
    const used = [...clientCode.matchAll(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)].map(([, text]) => text ?? '');
    const bundle: Record<string, string> = JSON.parse(readFileSync('l10n/bundle.l10n.zh-cn.json', 'utf8'));
    deepEqual(sorted(Object.keys(bundle)), sorted(used));
    const places = (text: string) => sorted(text.match(/\{\d\}/g) ?? []);
    for (const [text, translation] of Object.entries(bundle))
      deepEqual(places(translation), places(text), text);
  });

  it('declares every setting that is read, with the default that is read', () => {
    const { properties } = contributes.configuration;
    const { wording: _, ...chosen } = defaultSettings;
    const serverSettings = new Map(leaves('digestLens', chosen));
    const clientSettings = ourNames(/getConfiguration\('digestLens'\)\.get\('([A-Za-z.]+)'/g, clientCode);
    const declared = Object.keys(properties).filter(name => name !== 'digestLens.trace.server');
    deepEqual(
      sorted(declared),
      sorted([...serverSettings.keys(), ...clientSettings.map(name => `digestLens.${name}`)]),
    );
    for (const [name, value] of serverSettings) deepEqual(properties[name]?.default, value, name);
  });

  it('tells language models of the tools what the tools are', () => {
    const registered = ourNames(/registerTool\('(\w+)'/g, clientCode);
    deepEqual(sorted(contributes.languageModelTools.map(({ name }) => name)), sorted(registered));
    const tools = { digestLens_search: agentTools.search, digestLens_getPaper: agentTools.get_paper };
    for (const { name, modelDescription, inputSchema } of contributes.languageModelTools) {
      const tool = tools[name as keyof typeof tools];
      deepEqual(
        { modelDescription, inputSchema },
        { modelDescription: tool.description, inputSchema: tool.inputSchema },
      );
    }
  });

  it('names only files that exist', () => {
    const icons = [
      ...contributes.viewsContainers.activitybar.map(({ icon }) => icon),
      ...Object.values(contributes.views).flatMap(views => views.map(({ icon }) => icon)),
    ];
    const pictures = steps.map(({ media }) => media.image);
    deepEqual(
      [...icons, ...pictures, manifest.l10n].filter(path => !existsSync(path)),
      [],
    );
    ok(existsSync('src/client/node.ts') && manifest.main === './dist/client/node.js');
    ok(existsSync('src/client/browser.ts') && manifest.browser === './dist/client/browser.js');
  });

  it('describes the types of tokens, coloured as the grammar has them coloured', () => {
    const types = contributes.semanticTokenTypes;
    const superTypes = types.map(({ superType }) => superType);
    const described = Object.entries(ownTypes).map(([kind, id]) => [
      kind,
      types.find(type => type.id === id)?.superType,
    ]);
    deepEqual(Object.fromEntries(described), knownTypes(superTypes));
    deepEqual(
      types.map(({ id }) => id),
      Object.values(ownTypes),
    );
    const grammars = readdirSync('syntaxes')
      .map(name => readFileSync(join('syntaxes', name), 'utf8'))
      .join();
    const scopes = contributes.semanticTokenScopes.flatMap(({ scopes }) => Object.entries(scopes));
    deepEqual(
      scopes.map(([id]) => id),
      Object.values(ownTypes),
    );
    for (const [id, [scope = '']] of scopes)
      ok(grammars.includes(scope), `${id} is coloured as ${scope}, which is nothing`);
  });
});

/** Our commands that a key runs, where it runs several in a row, too. */
function commandsOf({ command, args }: Key): string[] {
  if (command !== 'runCommands' || typeof args !== 'object') return [command];
  return args.commands
    .map(each => (typeof each === 'string' ? each : each.command))
    .filter(name => !name.startsWith('list.'));
}

function contexts(): string[] {
  const menus = [...Object.values(contributes.menus).flat(), ...contributes.keybindings];
  return [...menus.map(({ when }) => when ?? ''), ...contributes.viewsWelcome.map(({ when }) => when)];
}

/** Every distinct first group of a pattern in a text. */
function ourNames(pattern: RegExp, text: string): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, name]) => name ?? ''))];
}

function sorted(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}

function without(names: readonly string[], known: readonly string[]): string[] {
  return sorted(names.filter(name => !known.includes(name)));
}

/** Settings by their full names: an object whose keys are a user's own, as topics, is one setting. */
function leaves(prefix: string, settings: object): [string, unknown][] {
  return Object.entries(settings).flatMap(([name, value]) =>
    ['files', 'diagnostics', 'codeLens'].includes(name)
      ? leaves(`${prefix}.${name}`, value)
      : [[`${prefix}.${name}`, value] as [string, unknown]],
  );
}
