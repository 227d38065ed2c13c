import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { anything, constantFrom, json, letrec, oneof, property, record, string, tuple } from 'fast-check';
import { readConfigFile } from '../../src/core/configFile.ts';
import { readingOf } from '../../src/core/dialects/reading.ts';
import { fileChoice } from '../../src/core/fileChoice.ts';
import { parseDigest } from '../../src/core/parse.ts';
import { problemsOf } from '../../src/core/rules/rules.ts';
import { readSettings, settingSentence, settledSettings } from '../../src/core/settings.ts';
import { topicTable } from '../../src/core/topics.ts';
import { digestText } from '../support/digestText.ts';
import { uriOf } from '../support/fixture.ts';
import { holds } from '../support/random.ts';

const names = [
  ...[
    'renderers',
    'rules',
    'topics',
    'files',
    'labels',
    'dialects',
    'savedSearches',
    'codeLens',
    'diagnostics',
  ],
  ...['include', 'exclude', 'readingLists', 'scope', 'contents', 'broken-anchor', 'github', 'gitlab', 'off'],
  ...[
    'authors',
    'abstract',
    'topicsFrom',
    '__proto__',
    'constructor',
    'toString',
    '-Pruning',
    '**/*.md',
    '{',
    '!(',
  ],
];

/** Values of any shape, with the names that mean something in any place. */
const { value } = letrec(tie => ({
  value: oneof(
    { maxDepth: 4 },
    constantFrom(...names, null, true, false, 0, -1, 1e308, ''),
    string({ unit: 'binary', maxLength: 6 }),
    tuple(tie('value'), tie('value')),
    tuple(constantFrom(...names), tie('value'), constantFrom(...names), tie('value')).map(([a, x, b, y]) =>
      Object.fromEntries([
        [a, x],
        [b, y],
      ]),
    ),
  ),
}));

const text = digestText('2025-01-03', [
  { title: 'Sparse chaos', abstract: 'About **pruning**.' },
  { title: 'Still waters' },
]);

/** Settings of any origin are put to use. */
function use(given: unknown): void {
  const reading = readSettings(given);
  for (const issue of reading.issues) match(settingSentence(issue), /^digestLens\.\w.*\.$/s);
  const settings = settledSettings(reading.given);
  deepEqual(readSettings(reading.given).given, reading.given);
  topicTable(settings.topics);
  fileChoice(settings.files).takesFile('a/2025-01-03.md');
  const digest = parseDigest(uriOf('2025-01-03.md'), text, readingOf(settings));
  if (digest) problemsOf(digest, settings);
}

describe('settings of any shape', () => {
  it('are understood as far as they go, complained of in sentences, and can be used', () => {
    holds(property(value, use), 60);
    holds(property(anything(), use), 40);
    const sections = record({ topics: value, rules: value, files: value, labels: value, dialects: value });
    holds(property(sections, use), 60);
  });
});

describe('a configuration file of any text', () => {
  it('is read as far as it goes, and told what is wrong at a place in it', () => {
    const texts = oneof(
      json(),
      value.map(each => JSON.stringify(each)),
      string({ unit: 'binary' }),
      tuple(value, string({ maxLength: 3 })).map(
        ([each, end]) => `${JSON.stringify(each, undefined, 1)}${end}`,
      ),
    );
    holds(
      property(texts, written => {
        const { given, issues } = readConfigFile(written);
        for (const { span, message } of issues) {
          ok(0 <= span.start && span.start <= span.end && span.end <= written.length, JSON.stringify(span));
          match(message, /\.$/);
        }
        deepEqual(readConfigFile(written), { given, issues });
        use(given);
      }),
      100,
    );
  });

  it('has every topic that it names, whatever its name', () => {
    holds(
      property(oneof(constantFrom(...names), string()), name => {
        const written = `{"topics": {${JSON.stringify(name)}: ["word"]}}`;
        const { given, issues } = readConfigFile(written);
        if (issues.length > 0) return;
        equal(Object.keys(given.topics ?? {}).length, 1);
      }),
      100,
    );
  });
});
