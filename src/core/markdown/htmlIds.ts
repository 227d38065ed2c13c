import type { Span } from '../text.ts';
import { codeSpansOf } from './codeSpans.ts';
import { LineKind, type Skeleton } from './skeleton.ts';

/** An anchor that the author wrote: `<a id="x">`, `<a name=x>`, `<div id='x'>`. */
export interface HtmlId {
  readonly id: string;
  readonly attribute: 'id' | 'name';
  /** The whole tag. */
  readonly span: Span;
}

/** Every explicit id of a text outside code and comments, in order. */
export function htmlIdsOf(text: string, { lines, kinds }: Skeleton): HtmlId[] {
  const ids: HtmlId[] = [];
  let codeLine = -1;
  let code: Span[] = [];
  const isCode = (at: number): boolean => {
    const line = lines.lineOf(at);
    if (kinds[line] === LineKind.code) return true;
    const start = lines.startOf(line);
    if (line !== codeLine) {
      codeLine = line;
      code = codeSpansOf(text.slice(start, lines.startOf(line + 1))).reverse();
    }
    while ((code.at(-1)?.end ?? text.length) <= at - start) code.pop();
    return (code.at(-1)?.start ?? text.length) < at - start;
  };
  // Searching backwards is slow, and few texts have comments.
  const last = text.includes('<!--') ? text.lastIndexOf('-->') : -1;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    if (at < last && text.startsWith('<!--', at)) {
      if (!isCode(at)) at = text.indexOf('-->', at);
      continue;
    }
    tag.lastIndex = at;
    const match = tag.exec(text);
    if (!match || text[at - 1] === '\\' || isCode(at)) continue;
    const span = { start: at, end: tag.lastIndex };
    for (const { groups } of match[2]?.matchAll(attribute) ?? []) {
      const name = groups?.name?.toLowerCase() === 'id' ? 'id' : 'name';
      if (name === 'name' && match[1]?.toLowerCase() !== 'a') continue;
      ids.push({ id: groups?.double ?? groups?.single ?? groups?.bare ?? '', attribute: name, span });
    }
  }
  return ids;
}

const tag = /<([a-z][a-z0-9-]*)(\s[^<>]*)>/iy;
const attribute =
  /\s(?<name>id|name)\s*=\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<bare>[^\s"'=<>`]+))/gi;
