import type { Span } from '../text.ts';

/** The fields that labels stand for, in English and Chinese, in any letter case. */
const labels: ReadonlyMap<string, FieldName> = new Map(
  Object.entries({
    authors: 'authors',
    author: 'authors',
    作者: 'authors',
    date: 'published',
    published: 'published',
    'publish date': 'published',
    'published date': 'published',
    发布日期: 'published',
    发表日期: 'published',
    日期: 'published',
    link: 'link',
    links: 'link',
    pdf: 'link',
    url: 'link',
    链接: 'link',
    'arxiv id': 'link',
    arxiv: 'link',
    paper: 'link',
    abstract: 'abstract',
    摘要: 'abstract',
    category: 'category',
    categories: 'category',
    'main category': 'category',
    分类: 'category',
    'tl;dr': 'summary',
    tldr: 'summary',
    keywords: 'other',
    关键词: 'other',
    comment: 'other',
    comments: 'other',
    备注: 'other',
    relevance: 'other',
    score: 'other',
    novelty: 'other',
    评分: 'other',
    type: 'other',
    code: 'other',
    title: 'other',
  } satisfies Record<string, FieldName>),
);

/** What a label says of a paper; `other` is read and left out. */
export type FieldName = 'authors' | 'published' | 'link' | 'abstract' | 'category' | 'summary' | 'other';

const label = /^(\*\*|__)?\s*([\p{L}][\p{L};.]*(?: [\p{L}]+)?)\s*(\*\*|__)?\s*[:：]\s*(\*\*|__)?\s*/u;

/** A label and where its value starts: `**Authors:** A` or `作者：甲`. */
export interface Label {
  readonly name: FieldName;
  readonly valueStart: number;
}

/** The label that a line begins with. */
export function labelAt(text: string, span: Span): Label | undefined {
  const match = label.exec(text.slice(span.start, Math.min(span.end, span.start + 60)));
  const name = match && labels.get((match[2] ?? '').toLowerCase());
  return match && name ? { name, valueStart: span.start + match[0].length } : undefined;
}

/** Whether a heading says that what follows is the abstract. */
export function isAbstractTitle(title: string): boolean {
  return labels.get(title.trim().toLowerCase()) === 'abstract';
}
