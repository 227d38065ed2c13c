import { deepEqual, equal, match } from 'node:assert/strict';
import { anything, property } from 'fast-check';
import { rendererNames } from '../../src/core/anchors/renderers.ts';
import { ruleCodes } from '../../src/core/rules/rules.ts';
import { defaultSettings, readSettings, settingSentence, settledSettings } from '../../src/core/settings.ts';
import { defaultTopics, topicTable } from '../../src/core/topics.ts';
import { holds } from '../support/random.ts';

describe('settings', () => {
  it('that are missing or null have their defaults', () => {
    for (const value of [
      undefined,
      null,
      {},
      'x',
      { renderers: null, rules: null, topics: null, files: null, diagnostics: { scope: null } },
    ]) {
      deepEqual(readSettings(value), { given: {}, issues: [] });
      deepEqual(settledSettings(readSettings(value).given), defaultSettings);
    }
  });

  it('that are right are taken', () => {
    const given = {
      renderers: ['vscode'],
      rules: { 'missing-entry': 'off', 'broken-anchor': 'hint' },
      topics: { Speed: ['fast'] },
      files: { include: ['a/*.md'], exclude: ['b'] },
      diagnostics: { scope: 'workspace' },
    };
    deepEqual(readSettings({ ...given, tree: { followCursor: false } }), { given, issues: [] });
  });

  const wrong: readonly (readonly [unknown, string])[] = [
    [
      { renderers: 'github' },
      'digestLens.renderers must be a list of renderer names, as ["github", "vscode"].',
    ],
    [
      { renderers: [] },
      `digestLens.renderers is empty, so no link could be checked; name one of ${rendererNames.join(', ')}.`,
    ],
    [
      { renderers: ['github', 'vscode', 'word'] },
      `digestLens.renderers names "word", which is not one of ${rendererNames.join(', ')}.`,
    ],
    [
      { rules: [] },
      'digestLens.rules must be an object from rule to severity, as { "missing-entry": "off" }.',
    ],
    [
      { rules: { spelling: 'off' } },
      `digestLens.rules names "spelling", which is not one of ${ruleCodes.join(', ')}.`,
    ],
    [
      { rules: { 'stale-entry': 'fatal' } },
      'digestLens.rules gives stale-entry the severity "fatal", which is not one of error, warning, information, hint, off.',
    ],
    [
      { rules: { 'stale-entry': 1 } },
      'digestLens.rules gives stale-entry the severity 1, which is not one of error, warning, information, hint, off.',
    ],
    [
      { topics: ['x'] },
      'digestLens.topics must be an object from topic to words, as { "Pruning": ["prune"] }.',
    ],
    [
      { files: { include: '*.md' } },
      'digestLens.files.include must be a list of globs, as ["digests/**/*.md"].',
    ],
    [
      { files: { exclude: [1] } },
      'digestLens.files.exclude must be a list of globs, as ["digests/**/*.md"].',
    ],
    [
      { diagnostics: { scope: 'all' } },
      'digestLens.diagnostics.scope is "all", which is not one of openFiles, workspace.',
    ],
  ];

  it('that are wrong are not taken, with one sentence that names them', () => {
    for (const [value, issue] of wrong) {
      const { given, issues } = readSettings(value);
      deepEqual(settledSettings(given), defaultSettings);
      deepEqual(issues.map(settingSentence), [issue]);
    }
  });

  it('that are almost right are told what may be meant', () => {
    const told = (value: unknown) => readSettings(value).issues.map(settingSentence).join();
    match(told({ renderers: ['githup'] }), /names "githup", .* Did you mean "github"\?$/);
    match(told({ rules: { 'broken-achor': 'off' } }), /Did you mean "broken-anchor"\?$/);
    match(
      told({ rules: { 'broken-anchor': 'warn' } }),
      /^digestLens\.rules gives .* information, hint, off\.$/,
    );
    match(told({ rules: { 'broken-anchor': 'Hints' } }), /Did you mean "hint"\?$/);
  });

  it('say where in them something is wrong', () => {
    const { issues } = readSettings({
      renderers: ['github', 'x'],
      rules: { 'stale-entry': 3 },
      files: { include: 1 },
    });
    deepEqual(
      issues.map(({ path }) => path),
      [
        ['renderers', 1],
        ['rules', 'stale-entry'],
        ['files', 'include'],
      ],
    );
  });

  it('keep what is right beside what is wrong', () => {
    const { given, issues } = readSettings({
      renderers: ['vscode', 'word'],
      rules: { 'broken-anchor': 'hint', 'missing-entry': 'loud' },
      topics: { Speed: ['fast'], Size: 'small' },
    });
    deepEqual(given, {
      renderers: ['vscode'],
      rules: { 'broken-anchor': 'hint' },
      topics: { Speed: ['fast'] },
    });
    equal(issues.length, 3);
  });

  it('of several sources are settled setting by setting, rule by rule and topic by topic', () => {
    const settings = settledSettings(
      { renderers: ['github'], rules: { 'stale-entry': 'off' }, topics: { Speed: ['fast'], Pruning: [] } },
      { rules: { 'missing-entry': 'hint' }, topics: { Speed: ['quick'] }, files: { exclude: ['old'] } },
    );
    deepEqual(settings, {
      ...defaultSettings,
      renderers: ['github'],
      rules: { 'stale-entry': 'off', 'missing-entry': 'hint' },
      topics: { ...defaultTopics, Pruning: [], Speed: ['quick'] },
      files: { ...defaultSettings.files, exclude: ['old'] },
    });
  });

  it('give a word to the topic that a user names before those that come along', () => {
    const { topics } = settledSettings({ topics: { Speed: ['accelerate'] } });
    equal(topicTable(topics).topicOf('accelerate').label, 'Speed');
    equal(topicTable(topics).topicOf('acceleration').label, 'Acceleration');
  });

  it('keep every saved search that is a query, and name the others', () => {
    const { given, issues } = readSettings({
      savedSearches: { Rivers: 'rivers after:2024', Empty: ' ', Number: 3, Odd: 'after:yesterday' },
    });
    deepEqual(given, { savedSearches: { Rivers: 'rivers after:2024', Odd: 'after:yesterday' } });
    deepEqual(
      issues.map(({ path }) => path),
      [
        ['savedSearches', 'Empty'],
        ['savedSearches', 'Number'],
        ['savedSearches', 'Odd'],
      ],
    );
    match(issues[2]?.complaint ?? '', /^has a query in "Odd" that is wrong: .+/);
    equal(readSettings({ savedSearches: ['rivers'] }).issues.length, 1);
  });

  it('may be anything', () => {
    holds(
      property(anything(), anything(), (value, inner) => {
        const { given } = readSettings({ renderers: value, rules: inner, topics: value, files: inner });
        deepEqual(readSettings(given), { given, issues: [] });
        equal(settledSettings(readSettings(value).given).renderers.length > 0, true);
      }),
      300,
    );
  });
});
