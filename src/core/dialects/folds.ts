import type { LabelTable } from './labels.ts';
import type { FieldName } from './labelWords.ts';

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
  if (field && field !== 'other' && field !== 'part') return { kind: 'field', field, label: words };
  return aside.test(words) ? { kind: 'aside' } : { kind: 'lines' };
}

/** `Abstract (click to expand)`, `📝 摘要 - 点击展开`. */
function fieldBegun(labels: LabelTable, words: string): FieldName | undefined {
  const [first = ''] = words.split(/\s[-–—|(]|[（(:：]/);
  return labels.fieldOf(first);
}

const aside =
  /\bAI\b|\b[GQ]?LLM\b|GPT|qwen|gemini|claude|deepseek|kimi|总结|解读|分析|解析|点评|analysis|review|insight|notes?\b/i;
