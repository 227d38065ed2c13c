import { deepEqual, ok } from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rendererNames, renderers } from '../../src/core/anchors/renderers.ts';
import { ruleCodes, rules } from '../../src/core/rules/rules.ts';
import { defaultSettings } from '../../src/core/settings.ts';

const exampleHeading = {
  level: 2,
  source: 'The $O(n)$ bound - é',
  span: { start: 0, end: 0 },
  index: 0,
};

describe('the documentation', () => {
  it('has a section for every rule, beginning with its sentence', () => {
    const sections = readFileSync('docs/rules.md', 'utf8')
      .split(/^## (?=[a-z-]+$)/m)
      .slice(1);
    deepEqual(
      sections.map(section => section.split('\n')[0]),
      ruleCodes,
    );
    for (const [index, code] of ruleCodes.entries()) {
      ok(sections[index]?.split('\n\n')[1] === rules[code].sentence, `${code}: ${rules[code].sentence}`);
    }
  });

  it('has a section and a row for every renderer, which says how it is known', () => {
    const [table = '', ...sections] = readFileSync('docs/renderers.md', 'utf8').split(/^## (?=[a-z]+$)/m);
    deepEqual(
      sections.map(section => section.split('\n')[0]),
      rendererNames,
    );
    for (const [index, name] of rendererNames.entries()) {
      ok(/^Known by: (?:run|read)/m.test(sections[index] ?? ''), name);
      const row = table.split('\n').find(line => line.startsWith(`| [\`${name}\`]`)) ?? '';
      const id = renderers[name].idsOf([exampleHeading])[0];
      ok(row.includes(`| \`${id}\` |`), `${name}: ${id}`);
      const marks = row
        .split(' | ')
        .slice(4, 7)
        .map(cell => cell === 'works');
      deepEqual(
        marks,
        [...(['id', 'name', 'attribute'] as const)].map(mark => renderers[name].marks.has(mark)),
        name,
      );
    }
  });

  it('links to nothing that is not there', () => {
    const missing = [
      'README.md',
      'CONTRIBUTING.md',
      'docs/agents.md',
      'docs/architecture.md',
      'docs/ci.md',
      'docs/configuration.md',
      'docs/decisions.md',
      'docs/rules.md',
      'docs/renderers.md',
      'docs/topics.md',
      'docs/keyboard.md',
    ].flatMap(file =>
      [...readFileSync(file, 'utf8').matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
        .map(([, target = '']) => join(dirname(file), target))
        .filter(target => !existsSync(target))
        .map(target => `${file}: ${target}`),
    );
    deepEqual(missing, []);
  });
});

describe('the keys', () => {
  it('are all in one table', () => {
    const table = readFileSync('docs/keyboard.md', 'utf8');
    const { keybindings } = JSON.parse(readFileSync('package.json', 'utf8')).contributes;
    const keys: Set<string> = new Set(keybindings.map(({ key }: { key: string }) => key));
    const named = (key: string) =>
      key
        .split(' ')
        .map(chord => chord.split('+').map(keyCap).join('+'))
        .join(' ');
    deepEqual(
      [...keys].filter(key => !table.includes(named(key))),
      [],
    );
  });
});

/** `ctrl` → `<kbd>Ctrl</kbd>` */
function keyCap(name: string): string {
  const shown = { escape: 'Esc' }[name] ?? name.charAt(0).toUpperCase() + name.slice(1);
  return `<kbd>${shown}</kbd>`;
}

describe('the settings that VS Code offers', () => {
  const { properties } = JSON.parse(readFileSync('package.json', 'utf8')).contributes.configuration;
  it('are the renderers and rules that there are', () => {
    deepEqual(properties['digestLens.renderers'].items.enum, rendererNames);
    deepEqual(Object.keys(properties['digestLens.rules'].properties), ruleCodes);
  });

  it('have the defaults that hold without them', () => {
    deepEqual(properties['digestLens.renderers'].default, defaultSettings.renderers);
    deepEqual(properties['digestLens.topics'].default, defaultSettings.topics);
    deepEqual(properties['digestLens.files.include'].default, defaultSettings.files.include);
    deepEqual(properties['digestLens.files.exclude'].default, defaultSettings.files.exclude);
    deepEqual(properties['digestLens.diagnostics.scope'].default, defaultSettings.diagnostics.scope);
  });
});
