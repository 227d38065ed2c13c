import { areNames, isName, looksLikeNames } from './authors.ts';
import { isCategory } from './categories.ts';
import { isDay, isOnlyLinks } from './lineMarks.ts';
import { isTitle } from './titles.ts';

/** What a value without label can be. */
export type BareKind = 'published' | 'authors' | 'category' | 'link';

/** What a value is that has no label: a day, a category, links or names; the name of one person only where it may be. */
export function bareKind(value: string, names: 'one' | 'several' | 'none'): BareKind | undefined {
  if (value.length > 6_000) return undefined;
  if (value.length <= 40 && isDay(value)) return 'published';
  if (isCategory(value)) return 'category';
  if (isOnlyLinks(value)) return 'link';
  if (names === 'none') return undefined;
  const unmarked = /^([*_]+)[^*_].*[^*_]\1$/.test(value) ? value.replaceAll(/[*_]/g, '') : value;
  if (unmarked.length < value.length) return areNames(unmarked) ? 'authors' : undefined;
  return looksLikeNames(value) || (names === 'one' && isName(value)) ? 'authors' : undefined;
}

/** Where the link ends that leads a line of links and short words: `📄 [arXiv](…) · 📅 2026-01 · ICLR 2026`. */
export function leadingLinkEnd(line: string): number | undefined {
  if (line.length > 500) return undefined;
  const lead = /^[^\p{L}\p{N}]{0,6}\[([^\][]{2,20})\]\(/u.exec(line);
  const close = lead ? line.indexOf(')', lead[0].length) : -1;
  if (close < 0 || isTitle(lead?.[1] ?? '')) return undefined;
  const rest = line.replace(/\[[^\][]*\]\([^()]*\)/g, '').replace(/[^\p{L}\p{N}]+/gu, '');
  return rest.length > 40 ? undefined : close;
}
