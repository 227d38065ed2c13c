import { deepEqual, equal } from 'node:assert/strict';
import { anything, property } from 'fast-check';
import { defaultSettings, readSettings } from '../../src/core/settings.ts';
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
      deepEqual(readSettings(value), { settings: defaultSettings, issues: [] });
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
    deepEqual(readSettings({ ...given, tree: { followCursor: false } }), { settings: given, issues: [] });
  });

  const wrong: readonly (readonly [unknown, string])[] = [
    [
      { renderers: 'github' },
      'digestLens.renderers must be a list of renderer names, as ["github", "vscode"].',
    ],
    [
      { renderers: [] },
      'digestLens.renderers is empty, so no link could be checked; name one of github, vscode.',
    ],
    [
      { renderers: ['github', 'vscode', 'word'] },
      'digestLens.renderers names "word", which is not one of github, vscode.',
    ],
    [
      { rules: [] },
      'digestLens.rules must be an object from rule to severity, as { "missing-entry": "off" }.',
    ],
    [
      { rules: { spelling: 'off' } },
      'digestLens.rules names "spelling", which is not one of broken-anchor, missing-entry, stale-entry.',
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

  it('that are wrong leave the default, with one sentence that names them', () => {
    for (const [value, issue] of wrong) {
      deepEqual(readSettings(value), { settings: defaultSettings, issues: [issue] });
    }
  });

  it('keep what is right beside what is wrong', () => {
    const { settings, issues } = readSettings({
      renderers: ['vscode', 'word'],
      rules: { 'broken-anchor': 'hint', 'missing-entry': 'loud' },
      topics: { Speed: ['fast'], Size: 'small' },
    });
    deepEqual(settings, {
      ...defaultSettings,
      renderers: ['vscode'],
      rules: { 'broken-anchor': 'hint' },
      topics: { Speed: ['fast'] },
    });
    equal(issues.length, 3);
    equal(
      issues[2],
      'digestLens.topics gives "Size" something that is not a list of words, as ["prune", "pruned"].',
    );
  });

  it('may be anything', () => {
    holds(
      property(anything(), anything(), (value, inner) => {
        const again = readSettings(
          readSettings({ renderers: value, rules: inner, topics: value, files: inner }).settings,
        );
        deepEqual(again.issues, []);
        deepEqual(readSettings(value).settings.renderers.length > 0, true);
      }),
      300,
    );
  });
});
