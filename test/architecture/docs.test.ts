import { deepEqual, ok } from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rendererNames } from '../../src/core/anchors/renderers.ts';
import { ruleCodes, rules } from '../../src/core/rules/rules.ts';
import { defaultSettings } from '../../src/core/settings.ts';

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

  it('links to nothing that is not there', () => {
    const missing = [
      'README.md',
      'CONTRIBUTING.md',
      'docs/architecture.md',
      'docs/ci.md',
      'docs/configuration.md',
      'docs/decisions.md',
      'docs/rules.md',
    ].flatMap(file =>
      [...readFileSync(file, 'utf8').matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
        .map(([, target = '']) => join(dirname(file), target))
        .filter(target => !existsSync(target))
        .map(target => `${file}: ${target}`),
    );
    deepEqual(missing, []);
  });
});

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
