import { deepEqual, equal } from 'node:assert/strict';
import { bareArxivIds } from '../../../src/core/features/arxivLinks.ts';
import { textAt } from '../../../src/core/text.ts';
import { digestText } from '../../support/digestText.ts';
import { parsed, uriOf } from '../../support/fixture.ts';

/** What is a link in an abstract, with where it leads. */
function linked(abstract: string): string[] {
  const digest = parsed(uriOf('2025-01-03.md'), digestText('2025-01-03', [{ title: 'Birds', abstract }]));
  return bareArxivIds(digest).map(
    ({ span, address }) => `${textAt(digest.text, span)} → ${address.replace('https://arxiv.org/abs/', '')}`,
  );
}

describe('arXiv ids in the text', () => {
  it('are links, with and without their name and version', () => {
    deepEqual(linked('As 2412.18419 and arXiv:2412.18419v2, (arXiv: 2501.00001) show.'), [
      '2412.18419 → 2412.18419',
      'arXiv:2412.18419v2 → 2412.18419v2',
      'arXiv: 2501.00001 → 2501.00001',
    ]);
    deepEqual(
      linked('**2412.18419**, "2412.18420". 见2412.18421。See arXiv:cs/0112017 and arXiv:1207.1234.'),
      [
        '2412.18419 → 2412.18419',
        '2412.18420 → 2412.18420',
        'arXiv:cs/0112017 → cs/0112017',
        'arXiv:1207.1234 → 1207.1234',
      ],
    );
  });

  it('are none in code, links and addresses', () => {
    for (const text of [
      '`2412.18419` and ``arXiv:2412.18419``',
      '[2412.18419](https://example.org) and [see arXiv:2412.18419 there](#x)',
      'https://arxiv.org/abs/2412.18419 <https://example.org/?id=2412.18419>',
      '![2412.18419](https://example.org/2412.18419.png)',
      '<a href="https://example.org">2412.18419</a>',
      '```\n2412.18419\n```',
      'me@2412.18419 or doi:10.48550/arXiv.2412.18419',
    ]) {
      deepEqual(linked(text), [], text);
    }
  });

  it('are none where a number is something else', () => {
    for (const text of [
      '3.14159',
      '2413.18419',
      '12412.18419',
      '2412.184190',
      '2412.1841',
      '1207.1234',
      '2412.18419.5',
    ])
      deepEqual(linked(`It is ${text} then.`), [], text);
  });

  it('are found in hostile texts, too', () => {
    equal(linked('2412.18419 '.repeat(20_000)).length, 20_000);
    equal(linked(`${'['.repeat(50_000)}2412.18419`).length, 1);
    equal(linked('arxiv:'.repeat(50_000)).length, 0);
  });
});
