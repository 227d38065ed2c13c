import { equal } from 'node:assert/strict';
import type { Digest } from '../../../src/core/digest.ts';
import { noTocMark } from '../../../src/core/tableOfContents/noTocMark.ts';
import { applyEdits } from '../../../src/core/text.ts';
import { digestText } from '../../support/digestText.ts';
import { parsed, uriOf } from '../../support/fixture.ts';

const uri = uriOf('2025-01-03.md');
const rivers = digestText('2025-01-03', [{ title: 'Quiet rivers' }, { title: 'Loud rivers' }]);

function marked(text: string): Digest {
  const edit = noTocMark(parsed(uri, text));
  return parsed(uri, edit ? applyEdits(text, [edit]) : text);
}

describe('the mark for Markdown All in One', () => {
  it('stands in the line above the table of contents, and only there', () => {
    equal(
      marked(rivers).text,
      rivers.replace('# Table of Contents\n', '# Table of Contents\n<!-- no toc -->\n'),
    );
  });

  it('is written once', () => {
    const once = marked(rivers);
    equal(marked(once.text).text, once.text);
    const apart = once.text.replace('<!-- no toc -->\n', '<!-- no toc -->\n\n');
    equal(marked(apart).text, apart);
  });

  it('leaves the table of contents what it is', () => {
    const before = parsed(uri, rivers)
      .contents?.entries.map(({ anchor }) => anchor)
      .join();
    equal(
      marked(rivers)
        .contents?.entries.map(({ anchor }) => anchor)
        .join(),
      before,
    );
  });

  it('has the line breaks of the file', () => {
    const windows = rivers.replaceAll('\n', '\r\n');
    equal(marked(windows).text, marked(rivers).text.replaceAll('\n', '\r\n'));
  });

  it('is not needed where there is no list in Markdown', () => {
    const html = rivers.replace(
      /(?:^\* .*\n)+/m,
      '<ul><li><a href="#quiet-rivers">Quiet rivers</a></li></ul>\n\n',
    );
    equal(marked(html).text, html);
    const none = rivers.replace(/(?:^\* .*\n)+/m, '');
    equal(marked(none).text, none);
  });
});
