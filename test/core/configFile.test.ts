import { deepEqual, equal, ok } from 'node:assert/strict';
import { property, string } from 'fast-check';
import { rendererNames } from '../../src/core/anchors/renderers.ts';
import { readConfigFile } from '../../src/core/configFile.ts';
import { textAt } from '../../src/core/text.ts';
import { holds } from '../support/random.ts';

/** What is wrong in a file: the text that is named, and the sentence. */
function issuesOf(text: string): string[] {
  return readConfigFile(text).issues.map(({ span, message }) => `${textAt(text, span)} | ${message}`);
}

describe('a configuration file', () => {
  it('gives the settings of digests', () => {
    const settings = {
      renderers: ['github'],
      rules: { 'stale-entry': 'off' },
      topics: { Speed: ['fast'] },
      files: { include: ['digests/*.md'], exclude: ['drafts'] },
    };
    deepEqual(readConfigFile(JSON.stringify(settings)), { given: settings, issues: [] });
    deepEqual(readConfigFile('{}'), { given: {}, issues: [] });
  });

  it('may hold comments, a comma too many and the address of its schema', () => {
    const text = '{ // where they are read\n  "$schema": "x",\n  "renderers": ["github",], /* more */\n}\n';
    deepEqual(readConfigFile(text), { given: { renderers: ['github'] }, issues: [] });
  });

  it('is told the wrong value, at its place', () => {
    const names = rendererNames.join(', ');
    deepEqual(issuesOf('{ "renderers": ["githup"], "rules": { "stale-entry": 1 } }'), [
      `"githup" | "renderers" names "githup", which is not one of ${names}. Did you mean "github"?`,
      '1 | "rules" gives stale-entry the severity 1, which is not one of error, warning, information, hint, off.',
    ]);
    deepEqual(issuesOf('{ "files": { "include": "*.md" } }'), [
      '"*.md" | "files.include" must be a list of globs, as ["digests/**/*.md"].',
    ]);
  });

  it('is told the wrong key, at its place', () => {
    deepEqual(
      issuesOf('{ "render": [], "files": { "includes": [] }, "diagnostics": { "scope": "workspace" } }'),
      [
        '"render" | There is no setting "render", which is not one of renderers, rules, topics, files, labels, dialects.',
        '"includes" | There is no setting "files.includes", which is not one of include, exclude, readingLists, singlePapers. Did you mean "include"?',
        '"diagnostics" | There is no setting "diagnostics", which is not one of renderers, rules, topics, files, labels, dialects.',
      ],
    );
    deepEqual(issuesOf('{ "files": [] }'), [
      '[] | "files" must be an object with any of include, exclude, readingLists, singlePapers.',
    ]);
  });

  it('is told the first mistake in its JSON, and keeps what stands before it', () => {
    const text = '{ "renderers": ["vscode"]\n  "rules": {} }';
    deepEqual(issuesOf(text), ['"rules" | This is not JSON: a comma is missing.']);
    deepEqual(readConfigFile(text).given.renderers, ['vscode']);
    for (const other of [
      '',
      ' ',
      '[]',
      '7',
      'null',
      '{',
      '{"a',
      '{"a":}',
      '{} {}',
      "{'a': 1}",
      '{"a": "\t"}',
    ]) {
      equal(readConfigFile(other).issues.length, 1, other);
    }
  });

  it('may nest without end', () => {
    equal(issuesOf(`{"topics": ${'['.repeat(100_000)}`).length, 1);
    equal(issuesOf('{"a":'.repeat(100_000)).length, 1);
  });

  it('does not count at all where it is longer than anybody needs', () => {
    const { given, issues } = readConfigFile(`{ "renderers": ["gitlab"] }${' '.repeat(200_000)}`);
    deepEqual([given, issues.length], [{}, 1]);
  });

  it('may be any text', () => {
    holds(
      property(string(), text => {
        for (const { span } of readConfigFile(text).issues) {
          ok(0 <= span.start && span.start <= span.end);
        }
      }),
      200,
    );
  });
});
