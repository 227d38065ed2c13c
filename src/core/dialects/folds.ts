import type { Span } from '../text.ts';
import type { Cutting } from './cutting.ts';
import type { LabelTable } from './labels.ts';
import type { FieldName } from './labelWords.ts';
import { closingSummary } from './lineMarks.ts';

/** What a folded block (`<details>`) holds, by what its summary says. */
export type FoldKind =
  /** A field: an abstract, a summary. */
  | { readonly kind: 'field'; readonly field: FieldName; readonly label: string }
  /** What a language model wrote about the paper: its headings, lists and labels are not the digest's. */
  | { readonly kind: 'aside' }
  /** Lines with labels, or prose that may be the abstract. */
  | { readonly kind: 'lines' };

/** What a block with this summary holds. */
export function foldKind(labels: LabelTable, summary: string): FoldKind {
  const words = summary.replace(/<\/?[a-z][^<>]*>|[*_`]/gi, '').trim();
  const field = labels.fieldOf(words) ?? fieldBegun(labels, words);
  const isAside = aside.test(words);
  if (field && field !== 'other' && field !== 'part' && !(field === 'summary' && isAside))
    return { kind: 'field', field, label: words };
  return isAside ? { kind: 'aside' } : { kind: 'lines' };
}

/** The folds that are open while lines are read, innermost last. */
export class OpenFolds {
  readonly #kinds: FoldKind[] = [];

  get any(): boolean {
    return this.#kinds.length > 0;
  }

  get inAside(): boolean {
    return this.#kinds.at(-1)?.kind === 'aside';
  }

  /** A fold in an aside is one, too. */
  open(): void {
    this.#kinds.push({ kind: this.inAside ? 'aside' : 'lines' });
  }

  close(): void {
    this.#kinds.pop();
  }

  /** Says what the innermost holds. */
  is(kind: FoldKind): void {
    this.#kinds[this.#kinds.length - 1] = kind;
  }
}

/** The closed folds of a text that hold what a language model wrote, in order. */
export function closedAsides(cutting: Omit<Cutting, 'mentions'>): readonly Span[] {
  return cutting.skeleton.details.filter(({ start }) => isAside(cutting, start));
}

/** Those that nothing closes, as where a file is cut off: they go on to the next heading that links a paper. */
export function openAsides(cutting: Cutting): readonly Span[] {
  const { text, skeleton } = cutting;
  const asides: Span[] = [];
  let next = 0;
  let heading = 0;
  let end = 0;
  for (let at = text.indexOf('<details'); at >= 0; at = text.indexOf('<details', at + 1)) {
    while ((skeleton.details[next]?.end ?? text.length) <= at) next++;
    const isClosed = (skeleton.details[next]?.start ?? text.length) <= at;
    if (at < end || isClosed || !isAside(cutting, at)) continue;
    while ((skeleton.headings[heading]?.span.start ?? text.length) <= at) heading++;
    end = openEnd(cutting, heading);
    asides.push({ start: at, end });
  }
  return asides;
}

function isAside({ text, labels }: Pick<Cutting, 'text' | 'labels'>, start: number): boolean {
  const open = /^<details[^<>]*>\s*<summary[^<>]*>/i.exec(text.slice(start, start + 300));
  if (!open) return false;
  const from = start + open[0].length;
  return foldKind(labels, text.slice(from, closingSummary(text, from))).kind === 'aside';
}

/** Where the first of the headings from an index on starts that links a paper. */
function openEnd({ text, skeleton: { headings }, mentions }: Cutting, from: number): number {
  for (let at = from; at < headings.length; at++) {
    const heading = headings[at];
    if (heading && !heading.nested && mentions.has(heading.textSpan.start, heading.textSpan.end)) {
      return heading.span.start;
    }
  }
  return text.length;
}

/** `Abstract (click to expand)`, `📝 摘要 - 点击展开`. */
function fieldBegun(labels: LabelTable, words: string): FieldName | undefined {
  const [first = ''] = words.split(/\s[-–—|(]|[（(:：]/);
  return labels.fieldOf(first);
}

const aside =
  /\bAI\b|\b[GQ]?LLM\b|GPT|qwen|gemini|claude|deepseek|kimi|总结|解读|分析|解析|点评|analysis|review|insight|notes?\b/i;
