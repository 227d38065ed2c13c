import { LineKind, type Skeleton } from '../markdown/skeleton.ts';
import type { Span } from '../text.ts';

/**
 * The parts of a text that Python-Markdown leaves alone: from a block's tag at the start of a line to the tag that closes
 * it, or to the end of the text, and comments at the start of a line. Tags in fenced code are none.
 */
export function rawHtmlOf(text: string, { lines, kinds }: Skeleton): Span[] {
  const spans: Span[] = [];
  const open = new OpenTags();
  let start = 0;
  let line = 0;
  /** End of the line on which a part ended: there, a further one may begin anywhere. */
  let tail = -1;
  /** Every comment begins before this; one that nothing closes is none. */
  const lastClose = text.lastIndexOf('-->');
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    while (lines.startOf(line + 1) <= at && line + 1 < lines.count) line++;
    if (kinds[line] === LineKind.code) continue;
    const begins = open.isEmpty && (at < tail || isIndentOnly(text, lines.startOf(line), at));
    if (text.startsWith('<!--', at)) {
      if (at > lastClose) continue;
      const end = text.indexOf('-->', at);
      if (begins) spans.push({ start: at, end: end + 3 });
      at = end;
      continue;
    }
    tag.lastIndex = at;
    const found = tag.exec(text);
    if (!found) continue;
    const name = (found[2] ?? '').toLowerCase();
    if (found[1]) {
      if (open.isEmpty || !open.close(name)) continue;
      spans.push({ start, end: tag.lastIndex });
      tail = lines.startOf(lines.lineOf(tag.lastIndex) + 1);
    } else if (found[3] || name === 'hr') {
      if (begins && blocks.has(name)) spans.push({ start: at, end: tag.lastIndex });
    } else if (!open.isEmpty) open.add(name);
    else if (begins && blocks.has(name)) {
      start = at;
      open.add(name);
    }
  }
  if (!open.isEmpty) spans.push({ start, end: text.length });
  return spans;
}

const tag = /<(\/?)([a-z][^\s/>`<]*)(?:\s[^<>]*?)?(\/?)>/iy;

function isIndentOnly(text: string, lineStart: number, at: number): boolean {
  return at - lineStart <= 3 && text.slice(lineStart, at).trim() === '';
}

/** The tags that are open, of which a closing one closes all above it. */
class OpenTags {
  readonly #names: string[] = [];
  readonly #counts = new Map<string, number>();

  get isEmpty(): boolean {
    return this.#names.length === 0;
  }

  add(name: string): void {
    this.#names.push(name);
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  /** Whether nothing is open any more, once a tag is closed. */
  close(name: string): boolean {
    if (!this.#counts.get(name)) return false;
    let last: string | undefined;
    do {
      last = this.#names.pop() ?? name;
      this.#counts.set(last, (this.#counts.get(last) ?? 0) - 1);
    } while (last !== name);
    return this.isEmpty;
  }
}

const blocks = new Set(
  (
    'address article aside blockquote body canvas colgroup dd details div dl dt fieldset figcaption figure footer form ' +
    'group h1 h2 h3 h4 h5 h6 header hgroup hr iframe legend li main map math menu nav noscript object ol option output p ' +
    'pre progress script section style summary table tbody td textarea tfoot th thead tr ul video'
  ).split(' '),
);
