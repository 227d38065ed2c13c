/**
 * Whether a word is in nearly every English abstract. Such words are indexed in titles and names only, and a query
 * that has other words does without them.
 */
export function isCommon(term: string): boolean {
  return common.has(term);
}

/** Letters of the longest of them. */
export const longestCommon = 5;

const common = new Set(
  (
    'a an and are as at be by can for from has have in into is it its of on or our such than that the their these ' +
    'this to via was we which while with'
  ).split(' '),
);
