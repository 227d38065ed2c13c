// Every example of docs/dialects.md, read as a user's file would be.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dialects } from '../../../src/core/dialects/dialects.ts';
import { abstractOf } from '../../../src/core/paperText.ts';
import { parsed, uriOf } from '../../support/fixture.ts';

interface Example {
  readonly name: string;
  readonly text: string;
}

const page = readFileSync('docs/dialects.md', 'utf8');

function examples(): Example[] {
  return page
    .split(/^### (?=[a-z-]+$)/m)
    .slice(1)
    .flatMap(section => {
      const name = section.slice(0, section.indexOf('\n'));
      return [...section.matchAll(/^```markdown\n(.*?)^```$/gms)].map(([, text = '']) => ({ name, text }));
    });
}

describe('the page about dialects', () => {
  it('has an example of every dialect that has a name of its own', () => {
    const named = dialects
      .map(({ name }) => name)
      .filter(name => !['sections', 'tables', 'lists'].includes(name));
    deepEqual([...new Set(examples().map(({ name }) => name))].sort(), [...named].sort());
  });

  for (const { name, text } of examples()) {
    it(`is right about ${name}`, () => {
      const digest = parsed(uriOf('2025-12-30.md'), text);
      equal(digest.dialect, name);
      equal(digest.papers[0]?.title, 'Sparse birds in large flocks');
      deepEqual(
        digest.papers.slice(1).map(({ title }) => title),
        text.includes('Dense order') ? ['Dense order among stones'] : [],
      );
      for (const paper of digest.papers) {
        if (name !== 'keyword-tables')
          ok(/^(?:Ada Example|Cy Third)$/.test(paper.authors[0] ?? ''), paper.title);
        if (text.includes('are sparse'))
          ok(/^(?:Flocks|Stones) are (?:sparse|dense)\./.test(abstractOf(digest, paper) ?? ''), paper.title);
      }
      ok(digest.day);
    });
  }
});
