import * as chineseInput from './chinese/input.ts';
import * as chineseProblems from './chinese/problems.ts';
import * as chineseShown from './chinese/shown.ts';
import * as englishInput from './english/input.ts';
import * as englishProblems from './english/problems.ts';
import * as englishShown from './english/shown.ts';

/** All that users are told in one language. English says which texts there are, and what they hold. */
export type Wording = typeof englishProblems & typeof englishInput & typeof englishShown;

export const english: Wording = { ...englishProblems, ...englishInput, ...englishShown };

export const simplifiedChinese: Wording = { ...chineseProblems, ...chineseInput, ...chineseShown };

/** The wording for a locale, as editors and environments write them: `zh-cn`, `zh_CN.UTF-8`; English where we have no other. */
export function wordingFor(locale: string | undefined): Wording {
  return /^zh(?:[-_](?:cn|sg|hans)\b.*|[-_.@]?$)/i.test(locale ?? '') ? simplifiedChinese : english;
}
