import { deepEqual, equal } from 'node:assert/strict';
import { definitionAt } from '../../../src/core/features/define.ts';
import { linksIn } from '../../../src/core/features/links.ts';
import { placeAt } from '../../../src/core/features/place.ts';
import { defaultSettings } from '../../../src/core/settings.ts';
import { textAt } from '../../../src/core/text.ts';
import { oneFile, parsed } from '../../support/fixture.ts';

const digest = (contents: string, body: string) => `
  # Contents
  ${contents}

  ## Sparse Chaos
  >Authors: Ada Example
  >[http://arxiv.org/abs/2501.00001](http://arxiv.org/abs/2501.00001)

  ${body}
  `;

/** What stands at the cursor: its kind, its text, and the paper it is about. */
function place(contents: string, body = 'Prose.'): string {
  const { uri, text, cursor = 0 } = oneFile(digest(contents, body));
  const read = parsed(uri, text);
  const found = placeAt(read, cursor);
  return found
    ? `${found.kind} "${textAt(text, found.span)}" of ${found.paper?.title ?? 'nobody'}`
    : 'nothing';
}

/** From where to where the definition at the cursor leads. */
function jump(source: string): string {
  const { uri, text, cursor = 0 } = oneFile(source);
  const found = definitionAt(parsed(uri, text), cursor, defaultSettings);
  return found ? `${textAt(text, found.from)} → ${textAt(text, found.selection)}` : 'nothing';
}

describe('the place of the cursor', () => {
  it('is an entry, from its marker to its end', () => {
    const entry = 'entry "[Sparse Chaos](#dead)" of Sparse Chaos';
    equal(place('$0* [Sparse Chaos](#dead)'), entry);
    equal(place('* [Spa$0rse Chaos](#dead)'), entry);
    equal(place('* [Sparse Chaos](#dead)$0'), entry);
    equal(place('* [Gone](#g$0one)'), 'entry "[Gone](#gone)" of nobody');
  });

  it('is a title, or any of the links to arXiv', () => {
    const at = (source: string) => {
      const { uri, text, cursor = 0 } = oneFile(source);
      const found = placeAt(parsed(uri, text), cursor);
      return found && `${found.kind} "${textAt(text, found.span)}"`;
    };
    const rest =
      '\n>Authors: Ada Example\n>[http://arxiv.org/abs/2501.00001](http://arxiv.org/abs/2501.00001)\n';
    equal(at(`## Sparse $0Chaos ##${rest}`), 'title "Sparse Chaos"');
    equal(at(`## Sparse Chaos${rest.replace('abs', 'ab$0s')}`), 'link "http://arxiv.org/abs/2501.00001"');
    equal(at(`## Sparse Chaos${rest.replace('Ada', 'A$0da')}`), undefined);
  });

  it('is nothing in prose, headings and between', () => {
    equal(place('$0'), 'nothing');
    equal(place('', 'Pro$0se.'), 'nothing');
    equal(place('', 'As in https://arxiv.org/abs/2409.0$09999.'), 'nothing');
  });
});

describe('a definition', () => {
  const rest = '\n>Authors: Ada Example\n>https://arxiv.org/abs/2501.00001\n';

  it('leads from an entry to its paper, even when its anchor is broken', () => {
    equal(
      jump(`# Contents\n* [Sparse Chaos](#d$0ead)\n\n## Sparse Chaos${rest}`),
      '[Sparse Chaos](#dead) → Sparse Chaos',
    );
    equal(jump(`# Contents\n* [1](#x$0)\n\n## Sparse Chaos <a id="x"></a>${rest}`), '[1](#x) → <a id="x">');
    equal(jump(`# Contents\n* [Gone](#go$0ne)\n\n## Sparse Chaos${rest}`), 'nothing');
  });

  it('leads from a title to its entry', () => {
    equal(
      jump(`# Contents\n* [Sparse *Chaos*](#dead)\n\n## Sparse $0Chaos${rest}`),
      'Sparse Chaos → Sparse *Chaos*',
    );
    equal(jump(`## Sparse $0Chaos${rest}`), 'nothing');
    equal(jump(`## Sparse Chaos${rest}Pro$0se`), 'nothing');
  });
});

describe('the links of a digest', () => {
  it('are its entries with their papers', () => {
    const { uri, text } = oneFile(
      '# Contents\n* [A](#dead)\n* [Gone](#gone)\n\n## A\n>Authors: Ada Example\n>https://arxiv.org/abs/2501.00001\n',
    );
    deepEqual(
      linksIn(parsed(uri, text), defaultSettings).map(
        ({ span, target }) => `${textAt(text, span)} → ${text.slice(target, target + 1)}`,
      ),
      ['#dead → A'],
    );
  });
});
