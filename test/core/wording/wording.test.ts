import { deepEqual, equal, match } from 'node:assert/strict';
import { english, simplifiedChinese, type Wording, wordingFor } from '../../../src/core/wording/wording.ts';

type Words = Readonly<Record<string, unknown>>;

/** Every text of a wording by its name; in the place of each parameter stands a mark. */
function textsOf(words: Words, name = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] => {
    const path = name === '' ? key : `${name}.${key}`;
    if (typeof value === 'string') return [[path, value]];
    if (typeof value === 'function')
      return [[path, textWithMarks(path, value as (...values: unknown[]) => string)]];
    return path === 'problems.renderers' ? [] : textsOf(value as Words, path);
  });
}

/** Lists have two marks. */
const takesList = new Set(['problems.and', 'problems.lacks', 'queries.or']);

function textWithMarks(path: string, text: (...values: unknown[]) => string): string {
  if (takesList.has(path)) return text(['«0»', '«1»']);
  return text(...Array.from({ length: text.length }, (_, index) => `«${index}»`));
}

const chinese = new Map(textsOf(simplifiedChinese));

describe('the wording', () => {
  it('has every text in Chinese, with the same places for what is told', () => {
    const marks = (text: string | undefined) => [...new Set(text?.match(/«\d»/g))].sort();
    const texts = textsOf(english);
    deepEqual(
      [...chinese.keys()],
      texts.map(([name]) => name),
    );
    for (const [name, text] of texts) deepEqual(marks(chinese.get(name)), marks(text), name);
  });

  it('says nothing in English to who reads Chinese, but for names and examples', () => {
    const plain = new Set(['problems.sentences', 'reading.sentence']);
    for (const [name, text] of chinese) {
      if (!plain.has(name)) match(text, /[\p{Script=Han}、]/u, name);
    }
  });

  it('writes Chinese with its own punctuation', () => {
    const wrong = [...chinese].filter(([, text]) => /\p{Script=Han}[,.;:?!()](?!\d)/u.test(text));
    deepEqual(wrong, []);
  });

  it('counts in English', () => {
    equal(english.shown.papersAndDeadLinks(1, 1), '1 paper · 1 dead link');
    equal(english.shown.papersAndDeadLinks(58, 5), '58 papers · 5 dead links');
    equal(english.problems.and(['GitHub', 'GitLab', '3 more']), 'GitHub, GitLab and 3 more');
    equal(english.queries.or([]), '');
  });

  it('is Chinese for the locales that read simplified characters, English for all others', () => {
    const locales = (wording: Wording) => (locale: string | undefined) => wordingFor(locale) === wording;
    const simplified = ['zh-cn', 'zh-CN', 'zh_CN.UTF-8', 'zh-hans', 'zh-Hans-SG', 'zh-sg', 'zh'];
    deepEqual(simplified.filter(locales(english)), []);
    const others = [undefined, '', 'en', 'en-US', 'de', 'zh-tw', 'zh-hant-hk', 'zha', 'C.UTF-8'];
    deepEqual(others.filter(locales(simplifiedChinese)), []);
  });
});
