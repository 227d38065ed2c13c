import type { Span } from '../text.ts';

const archive =
  'cs|math|stat|eess|econ|physics|q-bio|q-fin|astro-ph|cond-mat|nlin|hep-ex|hep-lat|hep-ph|hep-th|gr-qc|quant-ph|math-ph|nucl-ex|nucl-th';
const category = `(?:${archive})(?:[.-][A-Za-z]{2}(?:-[a-z]{2,4}|[a-z-]{0,8}))?`;
const onlyCategories = new RegExp(
  `^[\\s[(\`*]*${category}(?:[\\s,;|\`*\\[\\]()]+${category})*[\\s\\])\`*]*$`,
);
const firstCategory = new RegExp(`(?<![\\w.-])${category}(?![\\w-])`);

const eachCategory = new RegExp(`(?<![\\w./#-])${category}(?![\\w-])`, 'g');

/** Whether a text is nothing but arXiv categories: `cs.CV`, `[cs.CL] [stat.ML]`. */
export function isCategory(text: string): boolean {
  return text.length < 200 && onlyCategories.test(text);
}

/** The first arXiv category that a text names: `cs.CV` in `Computer Vision [cs.CV]`. */
export function categoryIn(text: string): string | undefined {
  return firstCategory.exec(text)?.[0];
}

/** Where a text names arXiv categories, addresses apart. */
export function categorySpans(text: string): Span[] {
  return [...text.matchAll(eachCategory)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
}
