import type { TextCondition } from './query.ts';
import type { SearchPaper } from './searchPaper.ts';
import { scanTokens } from './tokens.ts';
import { type IndexedField, indexedFields } from './worth.ts';

/** The texts of a paper that one field is indexed from; a phrase stands in one of them. */
export function textsOf(paper: SearchPaper, field: IndexedField): readonly string[] {
  switch (field) {
    case 'title':
      return [paper.title];
    case 'author':
      return paper.authors;
    case 'topic':
      return paper.topics;
    case 'year':
      return [...new Set([...paper.days, paper.published].flatMap(day => (day ? [day.slice(0, 4)] : [])))];
    case 'abstract':
      return [paper.abstract()];
  }
}

/**
 * Says of papers whether they have the words of a quoted text side by side; of a name in any order, and a topic that is
 * called so and not only in part.
 */
export function phraseReader({ text, field, quoted, open }: TextCondition): (paper: SearchPaper) => boolean {
  const words = termsOf(text);
  if (words.length === 0) return () => true;
  const rowInProse = proseReaderOf(words, open);
  const fields = field ? [field] : indexedFields;
  return paper =>
    fields.some(name =>
      textsOf(paper, name).some(written =>
        name === 'author'
          ? isNamed(words, termsOf(written), open)
          : field === 'topic' && quoted
            ? isCalled(words, termsOf(written), open)
            : (rowInProse(written) ?? hasRow(words, termsOf(written), open)),
      ),
    );
}

/** Looks at the letters, which spares most abstracts the full reading; undefined where letters are not enough. */
function proseReaderOf(words: readonly string[], open: boolean): (written: string) => boolean | undefined {
  if (!words.every(word => /^[a-z]+$/.test(word))) return () => undefined;
  const [first = ''] = words;
  const row = new RegExp(`(?<![a-z\\d])${words.join('[^a-z\\d]+')}${open ? '' : '(?![a-z\\d])'}`, 'y');
  return written => {
    if (!isProse.test(written)) return undefined;
    const lower = written.toLowerCase();
    for (let at = lower.indexOf(first); at >= 0; at = lower.indexOf(first, at + 1)) {
      row.lastIndex = at;
      if (row.test(lower)) return true;
    }
    return false;
  };
}

/** Text in which every word is written as it is indexed: without LaTeX and letters beyond ASCII. */
const isProse = /^[\x20-\x23\x25-\x5b\]_`a-z|~\s–—‘’“”]*$/;

function isNamed(words: readonly string[], terms: readonly string[], open: boolean): boolean {
  return words.every(word => terms.some(term => fits(word, term, word.length === 1 || open)));
}

function isCalled(words: readonly string[], terms: readonly string[], open: boolean): boolean {
  const last = words.length - 1;
  return (
    (open || words.length === terms.length) &&
    words.every((word, at) => fits(word, terms[at], open && at === last))
  );
}

function hasRow(words: readonly string[], terms: readonly string[], open: boolean): boolean {
  const last = words.length - 1;
  return terms.some((_, at) =>
    words.every((word, next) => fits(word, terms[at + next], open && next === last)),
  );
}

function fits(word: string, term: string | undefined, prefix: boolean): boolean {
  return term !== undefined && (prefix ? term.startsWith(word) : term === word);
}

function termsOf(text: string): string[] {
  const terms: string[] = [];
  scanTokens(text, (term, _start, _end, extra) => {
    if (!extra) terms.push(term);
  });
  return terms;
}
