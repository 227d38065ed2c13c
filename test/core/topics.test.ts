import { deepEqual } from 'node:assert/strict';
import { defaultTopics, type TopicWords, topicsOf, topicTable } from '../../src/core/topics.ts';
import { digestOf } from '../support/fixture.ts';

/** The topics of each paper as `id = label`. */
function topics(source: string, words: TopicWords = defaultTopics): string[] {
  const digest = digestOf(source);
  const table = topicTable(words);
  return digest.papers.map(paper =>
    topicsOf(digest, paper, table)
      .map(({ id, label }) => `${id} = ${label}`)
      .join(', '),
  );
}

const paper = (abstract: string) =>
  `## Title\n>Authors: Ada Example\n>https://arxiv.org/abs/2501.00001\n\n${abstract}\n`;

describe('topics', () => {
  it('fold the words that digests mark, each once', () => {
    deepEqual(topics(paper('**Quantized** **KV-cache**, **quantize**, **low-bit** and **prune**')), [
      'quantization = Quantization, kv cache = KV cache, pruning = Pruning',
    ]);
  });

  it('are the words themselves where no topic claims them, in whatever case and spacing', () => {
    deepEqual(topics(paper('**token pruning** and **Token-Pruning** and **LLM**')), [
      'token pruning = Token pruning, llm = LLM',
    ]);
  });

  it('begin with a capital unless the word has a spelling of its own', () => {
    deepEqual(topics(paper('**token pruning**, **vLLM**, **cs.CV**, **hep-th** and **q-bio.NC**')), [
      'token pruning = Token pruning, vllm = vLLM, cs.cv = cs.CV, hep th = hep-th, q bio.nc = q-bio.NC',
    ]);
  });

  it('come from badges and from the headings above a paper, too', () => {
    deepEqual(
      topics(
        `# 2025-01-03\n\n## Language\n\n#${paper('![](https://img.shields.io/badge/KV%20cache-F08080)')}`,
      ),
      ['kv cache = KV cache, language = Language'],
    );
  });

  it('are what the user says', () => {
    const words = { Speed: ['acceleration', 'Decoding'], Size: ['pruning', 'decoding'] };
    deepEqual(topics(paper('**pruning**, **decoding**, **speed**, **sparse**'), words), [
      'size = Size, speed = Speed, sparse = Sparse',
    ]);
  });

  it('may be none', () => {
    deepEqual(topics(paper('Plain.')), ['']);
  });
});
