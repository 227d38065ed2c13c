import type { Span } from '../text.ts';
import { LineKind, type Skeleton } from './skeleton.ts';

/** An anchor that the author wrote: `<a id="x">`, `<a name=x>`, `<div id='x'>`. */
export interface HtmlId {
  readonly id: string;
  readonly span: Span;
}

/** Every explicit id of a text outside code, in order. */
export function htmlIdsOf(text: string, { lines, kinds }: Skeleton): HtmlId[] {
  const ids: HtmlId[] = [];
  for (const match of text.matchAll(tagWithId)) {
    if (match[2]?.toLowerCase() === 'name' && match[1]?.toLowerCase() !== 'a') continue;
    const line = lines.lineOf(match.index);
    if (kinds[line] === LineKind.code || insideCode(text.slice(lines.startOf(line), match.index))) continue;
    const id = match[3] ?? match[4] ?? match[5] ?? '';
    ids.push({ id, span: { start: match.index, end: match.index + match[0].length } });
  }
  return ids;
}

const tagWithId =
  /<([a-z][a-z0-9]*)(?=\s)[^<>]*?\s(id|name)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'=<>`]+))/gi;

/** Whether an odd number of backticks stands before a place on its line. */
function insideCode(before: string): boolean {
  return before.split('`').length % 2 === 0;
}
