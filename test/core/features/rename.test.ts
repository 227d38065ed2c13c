import { equal } from 'node:assert/strict';
import { array, constantFrom, property } from 'fast-check';
import { renamed, renamingAt } from '../../../src/core/features/rename.ts';
import { defaultSettings } from '../../../src/core/settings.ts';
import { applyEdits, textAt } from '../../../src/core/text.ts';
import { digestText } from '../../support/digestText.ts';
import { dedented, oneFile, parsed, uriOf } from '../../support/fixture.ts';
import { holds } from '../../support/random.ts';
import { deadInVscode, deadOnGithub } from '../../support/vscodePreview.ts';

const fields = '>Authors: Ada Example\n  >https://arxiv.org/abs/2501.00001';

/** The text after the paper at the cursor got another title; or why it did not. */
function rename(source: string, title: string): string {
  const { uri, text, cursor = 0 } = oneFile(source);
  const answer = renamed(parsed(uri, text), cursor, title, defaultSettings);
  return answer.kind === 'refused' ? answer.reason : applyEdits(text, answer.edits);
}

describe('renaming a paper', () => {
  const contents = (entry: string, heading: string) => `
  # Contents
  ${entry}

  ## ${heading}
  ${fields}
  `;
  const check = (before: [string, string], title: string, after: [string, string]) =>
    equal(rename(contents(...before), title), dedented(contents(...after)));

  it('changes its heading, the text of its entry and the anchor', () => {
    check(['* [Old](#old)', 'O$0ld'], 'New: title', ['* [New: title](#new-title)', 'New: title']);
    check(['* [O$0ld](#dead)', 'Old ##'], 'New', ['* [New](#new)', 'New ##']);
    check(['* [Old](#old)', '1. [O$0ld](https://arxiv.org/abs/2501.00001)'], 'New', [
      '* [New](#1-new)',
      '1. [New](https://arxiv.org/abs/2501.00001)',
    ]);
  });

  it('keeps an anchor that still works, as one that was written by hand', () => {
    check(['* [Old](#p1)', 'Ol$0d <a id="p1"></a>'], 'New', ['* [New](#p1)', 'New <a id="p1"></a>']);
  });

  it('writes brackets so that the entry stays one link', () => {
    check(['* [Old](#old)', 'O$0ld'], '[CLS] is all', ['* [[CLS] is all](#cls-is-all)', '[CLS] is all']);
    check(['* [Old](#old)', 'O$0ld'], 'Half ] open', ['* [Half \\] open](#half--open)', 'Half ] open']);
  });

  it('is refused where the paper would be lost, and says why', () => {
    const source = contents('* [Old](#old)', 'O$0ld');
    equal(rename(source, '  '), 'A paper needs a title.');
    equal(rename(source, 'A\nB'), 'A title stands in one line.');
    equal(
      rename(source.replace('$0', '').replace('Ada', 'A$0da'), 'New'),
      'Only the title of a paper can be renamed.',
    );
  });

  it('offers the title as it is written, without the anchors behind it', () => {
    const { uri, text, cursor = 0 } = oneFile(contents('* [Old](#p1)', 'Sparse $0*birds* <a id="p1"></a>'));
    const found = renamingAt(parsed(uri, text), cursor);
    equal(found?.title, 'Sparse *birds*');
    equal(found && textAt(text, found.span), 'Sparse *birds*');
  });

  it('leaves every link as alive as it was, and there and back gives the same bytes', () => {
    const piece = constantFrom('Sparse', ' ', 'birds', ':', '[x]', '(y)', '"', '模型', '&', '-', '*em*', '1');
    const title = array(piece, { minLength: 1, maxLength: 5 })
      .map(pieces => `T${pieces.join('')}x`)
      // A link in a heading ends its title.
      .filter(text => !text.includes('[x](y)'));
    holds(
      property(title, title, (first, second) => {
        const plain = digestText('2025-01-03', [
          { title: 'Old', anchor: 'old' },
          { title: 'Other', anchor: 'other' },
        ]);
        const give = (text: string, name: string) => {
          const digest = parsed(uriOf('2025-01-03.md'), text);
          const answer = renamed(digest, digest.papers[0]?.titleSpan.start ?? 0, name, defaultSettings);
          return answer.kind === 'edits' ? applyEdits(text, answer.edits) : answer.reason;
        };
        const once = give(plain, first);
        equal(deadOnGithub(once).length + deadInVscode(once).length, 0);
        equal(give(give(once, second), first), once);
      }),
      40,
    );
  });
});
