import { deepEqual, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { readConfigFile } from '../../src/core/configFile.ts';
import { digestSettings } from '../../src/core/settings.ts';

interface Section {
  readonly properties: Readonly<Record<string, Section | undefined>>;
}

const schema: Section = JSON.parse(readFileSync('dist/digest-lens.schema.json', 'utf8'));
// The words for editors are none of the standard's.
const isValid = new Ajv({ strict: false }).compile(schema);

describe('the schema of configuration files', () => {
  it('has the settings that are read, and no other', () => {
    const names = Object.keys(schema.properties).filter(name => name !== '$schema');
    const all = names.flatMap(name => {
      const inside = name === 'files' ? Object.keys(schema.properties[name]?.properties ?? {}) : [];
      return inside.length > 0 ? inside.map(inner => `${name}.${inner}`) : [name];
    });
    deepEqual(all, digestSettings);
  });

  it('says in words what each means', () => {
    ok(!JSON.stringify(schema).includes('"%'));
  });

  it('takes what is right and refuses what is wrong, as the program does', () => {
    const texts: readonly (readonly [string, boolean])[] = [
      ['{}', true],
      ['{ "$schema": "x", "renderers": ["github"], "rules": { "stale-entry": "off" } }', true],
      ['{ "topics": { "Speed": ["fast"] }, "files": { "include": ["a"], "exclude": [] } }', true],
      ['{ "renderers": ["githup"] }', false],
      ['{ "renderers": [] }', false],
      ['{ "rules": { "spelling": "off" } }', false],
      ['{ "rules": { "stale-entry": "loud" } }', false],
      ['{ "topics": { "Speed": "fast" } }', false],
      ['{ "files": { "includes": [] } }', false],
      ['{ "diagnostics": { "scope": "workspace" } }', false],
      ['[]', false],
    ];
    for (const [text, right] of texts) {
      deepEqual([isValid(JSON.parse(text)), readConfigFile(text).issues.length === 0], [right, right], text);
    }
  });

  it('takes the example of the documentation', () => {
    const [, example = ''] =
      /```jsonc\n([\s\S]*?)```/.exec(readFileSync('docs/configuration.md', 'utf8')) ?? [];
    deepEqual(readConfigFile(example).issues, []);
    ok(isValid(JSON.parse(example.replace(/^\s*\/\/.*$/gm, ''))));
  });
});
