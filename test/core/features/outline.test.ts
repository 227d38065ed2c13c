import { equal } from 'node:assert/strict';
import type { Digest } from '../../../src/core/digest.ts';
import { foldsOf } from '../../../src/core/features/fold.ts';
import { type OutlineNode, outlineOf } from '../../../src/core/features/outline.ts';
import { textAt } from '../../../src/core/text.ts';
import { dedented, digestOf } from '../../support/fixture.ts';
import { withPapers } from '../../support/ruleCheck.ts';

function lines(nodes: readonly OutlineNode[], depth = 0): string {
  return nodes
    .map(
      ({ kind, name, authors, count, children }) =>
        `${'  '.repeat(depth)}${kind} ${name} (${count ?? authors})\n${lines(children, depth + 1)}`,
    )
    .join('');
}

function check(source: string, expected: string): void {
  equal(lines(outlineOf(digestOf(withPapers(source)))), dedented(expected));
}

describe('the outline', () => {
  it('is digest, contents and papers, also where the title is of the level of the contents', () => {
    check(
      `
      # 2025-01-03

      # Table of Contents
      * [Sparse *Chaos*](#x)

      = Sparse *Chaos*
      ### Details
      = Dense Order
      # Notes
      `,
      `
      digest 2025-01-03 (2)
        contents Table of Contents (1)
        paper Sparse Chaos (Ada Example)
        paper Dense Order (Ada Example)
        section Notes ()
      `,
    );
  });

  it('has no paper below a heading that parts a list before it', () => {
    check(
      `
      # 2025-01-03

      * [Low Tide](#low-tide)

      # More
      * [Dense Order](#dense-order)

      = Dense Order
      `,
      `
      digest 2025-01-03 (1)
        section More ()
        paper Dense Order (Ada Example)
      `,
    );
  });

  it('has topics that hold their papers', () => {
    check(
      `
      # Papers of the day
      ## Language
      ### Sparse Chaos
      >Authors: Ada Example, Bo Sample
      >https://arxiv.org/abs/2501.00001
      ### Low Tide
      >Authors: Cy Third
      >https://arxiv.org/abs/2501.00002
      ## Vision
      Nothing today.
      `,
      `
      digest Papers of the day (2)
        topic Language (2)
          paper Sparse Chaos (Ada Example, Bo Sample)
          paper Low Tide (Cy Third)
        section Vision ()
      `,
    );
  });

  it('lists the rows of a table and the items of a list below their topic', () => {
    check(
      `
      # Papers
      ## Updated on 2025.01.03
      ## Language
      |Date|Title|Authors|PDF|
      |---|---|---|---|
      |2025-01-01|Sparse Chaos|Ada Example et.al.|[2501.00001](http://arxiv.org/abs/2501.00001)|
      |2025-01-02|Dense Order|Bo Sample et.al.|[2501.00002](http://arxiv.org/abs/2501.00002)|
      ## Vision
      - **Low Tide**
        - Authors: Cy Third
        - Links: [arXiv](https://arxiv.org/abs/2501.00003)
      `,
      `
      digest Papers (3)
        section Updated on 2025.01.03 ()
        topic Language (2)
          paper Sparse Chaos (Ada Example)
          paper Dense Order (Bo Sample)
        topic Vision (1)
          paper Low Tide (Cy Third)
      `,
    );
  });

  it('has no title where the first heading is a paper', () => {
    check(
      '= Sparse Chaos\n= Dense Order\n',
      'paper Sparse Chaos (Ada Example)\npaper Dense Order (Ada Example)\n',
    );
  });
});

describe('folds', () => {
  const folds = (digest: Digest) =>
    foldsOf(digest)
      .map(span => textAt(digest.text, span).replaceAll('\n', ' ⏎ '))
      .join('\n');

  it('are the contents, each paper and its abstract, where they have more than a line', () => {
    equal(
      folds(
        digestOf(`
        # Contents
        * [A](#a)

        ## A
        >Authors: Ada Example
        >https://arxiv.org/abs/2501.00001

        One
        two.

        ## B
        >Authors: Ada Example
        >https://arxiv.org/abs/2501.00002

        One.
        `),
      ),
      [
        '# Contents ⏎ * [A](#a)',
        '## A ⏎ >Authors: Ada Example ⏎ >https://arxiv.org/abs/2501.00001 ⏎  ⏎ One ⏎ two.',
        'One ⏎ two.',
        '## B ⏎ >Authors: Ada Example ⏎ >https://arxiv.org/abs/2501.00002 ⏎  ⏎ One.',
      ].join('\n'),
    );
  });
});
