import { deepEqual, equal } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { withoutIcons } from '../../src/client/iconText.ts';
import { withoutLinks } from '../../src/client/linkText.ts';
import { sourceFiles } from '../support/imports.ts';

/** What VS Code takes for a link in a notification, below an input box and in its tooltips of these. */
const link = /\[[^\]]+\]\((?:https?:\/\/|command:|file:)[^)\s]+[^)]*\)/i;

describe('texts of strangers in the window', () => {
  it('become no link in a message', () => {
    const name = 'Left alone: [Read me](command:workbench.action.quit).md (it changed).';
    equal(link.test(name), true);
    equal(withoutLinks(name), 'Left alone: [Read me] (command:workbench.action.quit).md (it changed).');
    for (const hostile of [
      '[a](https://b.example "c")',
      '[[a]](file:///b)',
      '[a]](command:b)',
      '[\n](COMMAND:b)',
      '[a](command:b)](command:c)',
    ])
      equal(link.test(withoutLinks(hostile)), false, hostile);
  });

  it('are shown by one file, which makes them so', () => {
    const others = sourceFiles().filter(
      file =>
        file !== 'client/notifications.ts' &&
        /show(?:Information|Warning|Error)Message/.test(readFileSync(`src/${file}`, 'utf8')),
    );
    deepEqual(others, []);
  });

  it('become no icon in a list', () => {
    equal(withoutIcons('$(trash) all $(sync~spin)'), '\\$(trash) all \\$(sync~spin)');
    equal(withoutIcons('in $(n + 1)$ steps, $(n'), 'in $(n + 1)$ steps, $(n');
  });
});
