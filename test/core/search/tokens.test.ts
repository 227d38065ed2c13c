import { deepEqual, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { tokensOf } from '../../../src/core/search/tokens.ts';
import { holds } from '../../support/random.ts';

/** The words of a text; second spellings in brackets. */
function words(text: string): string {
  return tokensOf(text)
    .map(({ term, extra }) => (extra ? `(${term})` : term))
    .join(' ');
}

function check(cases: Readonly<Record<string, string>>): void {
  deepEqual(Object.fromEntries(Object.keys(cases).map(text => [text, words(text)])), cases);
}

describe('the words of a text', () => {
  it('are lower-cased and without accents', () =>
    check({
      'Sparse Chaos': 'sparse chaos',
      'Émile Dürrfeld, Søndergaard & Łukasz': 'emile durrfeld sondergaard lukasz',
      'Großmann ﬁeld ＡＢＣ': 'grossmann field abc',
      '': '',
      ' — … ! ': '',
    }));

  it('are found in mathematics', () =>
    check({
      'ST$^3$': 'st3',
      'ST³': 'st3',
      '$\\alpha$-stable': 'alpha stable (alphastable)',
      'α-stable β': 'alpha stable (alphastable) beta',
      'H$_2$O and $\\mathcal{L}_{2}$': 'h 2o (h2o) and l 2 (l2)',
      '$\\mathbf{x}$, $2\\times$, 15\\%': 'x 2 times 15',
      '$O(\\log n)$ and $\\ell_1$': 'o log n and l 1 (l1)',
      'Schr\\"odinger, Juki\\\'c, S{\\o}ren': 'schrodinger jukic soren',
    }));

  it('are the parts of a compound, and the whole as a second spelling', () =>
    check({
      'low-bit': 'low bit (lowbit)',
      'KV-cache': 'kv cache (kvcache)',
      'state-of-the-art': 'state of the art (stateoftheart)',
      'Kullback–Leibler': 'kullback leibler (kullbackleibler)',
      "O'Brien": 'o brien (obrien)',
      'pre- and post-training': 'pre and post training (posttraining)',
      'sparse/dense': 'sparse dense',
      '2024-12-27': '2024 12 27',
    }));

  it('are the humps of a name as second spellings', () =>
    check({
      FlashAttention: 'flashattention (flash) (attention)',
      WMCodec: 'wmcodec (codec)',
      'LLMs, GANs': 'llms (llm) gans (gan)',
      'Llama3 and 4bit': 'llama3 (llama) (3) and 4bit (4) (bit)',
      'LoRA+ C++ a+b': 'lora (lora+) c (c++) a b',
      'Attention WOrd pH': 'attention word (ord) ph',
    }));

  it('are numbers with their dots', () =>
    check({ 'GPT-3.5, v1.5.': 'gpt 3.5 (gpt3.5) v1.5', '2412.18419v1': '2412.18419v1', '1.': '1' }));

  it('are single characters in Chinese, Japanese and Korean', () =>
    check({
      基于LLM的剪枝: '基 于 llm 的 剪 枝',
      データ圧縮: 'テ ー タ 圧 縮',
      '양자화 ﾃｰﾀ': '양 자 화 テ ー タ',
    }));

  it('stand where the text has them', () => {
    const marked = 'Ünlike ST$^3$ and low-bit naïve 𝛼𝛽 e\u0301tude';
    deepEqual(
      tokensOf(marked).map(({ start, end }) => marked.slice(start, end)),
      ['Ünlike', 'ST$^3', 'and', 'low', 'bit', 'low-bit', 'naïve', '𝛼𝛽', 'e\u0301tude'],
    );
  });
});

describe('the words of any text', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'aZ9 -_\'+.$^{}\\"αé\u0301剪\ud83d').map(String) }),
  );

  it('lie inside it, are not empty, and have whole words in order', () =>
    holds(
      fc.property(text, given => {
        let before = 0;
        for (const { term, start, end, extra } of tokensOf(given)) {
          ok(term !== '' && 0 <= start && start < end && end <= given.length);
          if (extra) continue;
          ok(start >= before);
          before = end;
        }
      }),
      100,
    ));

  it('are the same when it is written in capitals or taken apart', () =>
    holds(
      fc.property(fc.string({ unit: fc.constantFrom(...'abcéüñ -') }), given => {
        deepEqual(words(given.toUpperCase()), words(given));
        deepEqual(words(given.normalize('NFD')), words(given));
      }),
      100,
    ));
});
