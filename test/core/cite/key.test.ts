import { equal, match } from 'node:assert/strict';
import { array, constantFrom, property, string } from 'fast-check';
import type { ArxivId } from '../../../src/core/arxiv.ts';
import { citationKey } from '../../../src/core/cite/key.ts';
import { citation } from '../../support/citations.ts';
import { holds } from '../../support/random.ts';

const keyOf = (author: string, title: string, id = '2412.18419') =>
  citationKey(citation({ authors: author ? [author] : [], title, arxivId: id as ArxivId }));

describe('the key of a citation', () => {
  it('is family name, year, first word that says something, and arXiv id', () => {
    equal(keyOf('Rainer Engelken', 'Sparse chaos in cortical circuits'), 'engelken2024sparse-2412.18419');
    equal(keyOf('Jan van der Berg', 'On the KV Cache'), 'berg2024kv-2412.18419');
    equal(keyOf('Łukasz Ørsted-Müller Jr.', 'A Große Straße'), 'orstedmuller2024grosse-2412.18419');
    equal(keyOf('Qwen Team', 'ST$^3$ Trims'), 'qwenteam2024st3-2412.18419');
    equal(keyOf('李明', '稀疏模型'), '2024-2412.18419');
    equal(keyOf('', 'What Is It?', 'math/0309136'), '2003-math-0309136');
  });

  it('is of letters that every TeX takes, whatever the paper is called', () => {
    const text = string({ unit: 'binary', maxLength: 12 });
    holds(
      property(
        array(text, { maxLength: 2 }),
        text,
        constantFrom('2412.18419', 'hep-th/9901001'),
        (authors, title, id) => {
          match(citationKey(citation({ authors, title, arxivId: id as ArxivId })), /^[a-z0-9.-]+$/);
        },
      ),
      200,
    );
  });
});
