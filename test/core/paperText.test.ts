import { deepEqual, equal } from 'node:assert/strict';
import { abstractOf, linksOf, markedWordsOf, withoutKeywordMarks } from '../../src/core/paperText.ts';
import { digestOf } from '../support/fixture.ts';

function paperWith(abstract: string) {
  const digest = digestOf(
    `## Title\n>Authors: Ada Example\n>https://arxiv.org/abs/2501.00001v2\n\n${abstract}`,
  );
  const paper = digest.papers[0];
  if (!paper) throw new Error('a paper');
  return { digest, paper };
}

const abstract = (text: string) => {
  const { digest, paper } = paperWith(text);
  return abstractOf(digest, paper);
};

const badge = (word: string) => `![key](https://img.shields.io/badge/${word}-F08080)`;

describe('the abstract of a paper', () => {
  it('has its keywords unmarked, also inside words', () => {
    equal(
      withoutKeywordMarks('**quantiz**ing a **KV** cache, un**prun**ed, **low-bit**'),
      'quantizing a KV cache, unpruned, low-bit',
    );
    equal(
      withoutKeywordMarks(`M${badge('LLM')}s in ${badge('KV%20cache')} ${badge('low--bit')}`),
      'MLLMs in KV cache low-bit',
    );
    equal(withoutKeywordMarks(`${badge('KV cache')} at 50%, ${badge('100%')}`), 'KV cache at 50%, 100%');
  });

  it('keeps what only looks like markup', () => {
    for (const text of ['2 ** 3 ** 4', 'a * b ** c', '****', '![figure](a.png)', 'x**', '$a_{**}$', '[4]']) {
      equal(withoutKeywordMarks(text), text);
    }
  });

  it('has the bold of its authors unmarked over lines, but not over paragraphs', () => {
    equal(withoutKeywordMarks('**Best\nHit Rate**'), 'Best\nHit Rate');
    equal(withoutKeywordMarks('**a\n\nb**'), '**a\n\nb**');
  });

  it('has its lines joined, except those that start like list items', () => {
    equal(
      abstract('One\ntwo\r\nthree.\n\nFour\n1) five\n(2) six\n- seven\nmore\n3.5 eight'),
      'One two three.\n\nFour\n1) five\n(2) six\n- seven more 3.5 eight',
    );
  });

  it('is missing where there is none', () => {
    equal(abstract(''), undefined);
    equal(abstract('---\n'), undefined);
  });
});

describe('the words that a digest marks', () => {
  const words = (text: string) => {
    const { digest, paper } = paperWith(text);
    return markedWordsOf(digest, paper);
  };

  it('are bold or badges, each once, as first written', () => {
    deepEqual(words(`**KV** and **kv** and **pruning**, ${badge('sparse')} ${badge('Pruning')}`), [
      'sparse',
      'Pruning',
      'KV',
    ]);
  });

  it('are no labels, no sentences and nothing over lines', () => {
    deepEqual(words(`**Code:** x **Note**: y **${'long '.repeat(10)}word** **two\nlines** **it**`), ['it']);
  });
});

describe('the links of a paper', () => {
  it('are its pages on arXiv, of its version', () => {
    const { digest, paper } = paperWith('');
    deepEqual(linksOf(digest, paper), {
      abs: 'https://arxiv.org/abs/2501.00001v2',
      pdf: 'https://arxiv.org/pdf/2501.00001v2',
      html: 'https://arxiv.org/html/2501.00001v2',
      code: [],
    });
  });

  it('are the repositories that its abstract names, also with keywords marked in them', () => {
    const { digest, paper } = paperWith(
      `\\url{https://github.com/a/b}, (https://github.com/a/Awesome-**KV**-Cache). https://huggingface.co/a/b; ` +
        `https://github.com/a/b and https://example.org/x, https://github.com/a/${badge('sparse')}-sun.`,
    );
    deepEqual(linksOf(digest, paper).code, [
      'https://github.com/a/b',
      'https://github.com/a/Awesome-KV-Cache',
      'https://huggingface.co/a/b',
      'https://github.com/a/sparse-sun',
    ]);
  });
});
