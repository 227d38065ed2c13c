import { attributedTitle } from '../anchors/headingAttribute.ts';
import { findDay } from '../day.ts';
import type { Paper } from '../digest.ts';
import { plainText } from '../markdown/inline.ts';
import type { Skeleton } from '../markdown/skeleton.ts';
import { textAt } from '../text.ts';
import { pathOf, type Uri } from '../uri.ts';
import type { FiledBlock } from './blocks.ts';
import { categoryIn } from './categories.ts';
import type { TopicSource } from './dialect.ts';

/** Says for each paper of one file what it is filed under. */
export class Topics {
  readonly #text: string;
  readonly #skeleton: Skeleton;
  readonly #fromPath: readonly string[];
  readonly #title: number | undefined;
  readonly #byHeadings = new Map<readonly number[], readonly string[]>();

  constructor(uri: Uri, text: string, skeleton: Skeleton, blocks: readonly FiledBlock[]) {
    this.#text = text;
    this.#skeleton = skeleton;
    this.#fromPath = topicsInPath(uri);
    this.#title = titleOf(text, skeleton, blocks);
  }

  /** The topics of a paper from the first of some sources that names any. */
  of({ above, read: { paper } }: FiledBlock, sources: readonly TopicSource[]): readonly string[] {
    for (const source of sources) {
      const topics = this.#from(source, above, paper);
      if (topics.length > 0) return topics;
    }
    return [];
  }

  #from(source: TopicSource, above: readonly number[], { category }: Paper): readonly string[] {
    switch (source) {
      case 'headings':
        return this.#ofHeadings(above);
      case 'category': {
        const first = category && (categoryIn(category) ?? category.split(/[,;，]/)[0]?.trim());
        return first ? [first] : [];
      }
      case 'path':
        return this.#fromPath;
    }
  }

  /** Papers below the same headings share them. */
  #ofHeadings(above: readonly number[]): readonly string[] {
    let topics = this.#byHeadings.get(above);
    if (!topics) {
      topics = above.flatMap(heading => {
        const span = heading === this.#title ? undefined : this.#skeleton.headings[heading]?.textSpan;
        return (span && topicIn(textAt(this.#text, span))) ?? [];
      });
      this.#byHeadings.set(above, topics);
    }
    return topics;
  }
}

/** A first heading that all papers stand below is the file's title, not a topic, unless it is a category. */
function titleOf(text: string, { headings }: Skeleton, blocks: readonly FiledBlock[]): number | undefined {
  const title = blocks[0]?.above[0];
  const heading = headings[title ?? -1];
  if (!heading || heading.level > 1 || !blocks.every(({ above }) => above[0] === title)) return undefined;
  return categoryIn(textAt(text, heading.textSpan)) ? undefined : title;
}

/** The topic that a heading names: `cs.CV` in `cs.CV [[Back]](#toc)`; undefined for `Recent Papers` or a day. */
function topicIn(source: string): string | undefined {
  if (source.length > 300) return undefined;
  const bare = attributedTitle(source)
    .title.replace(/\[?\[[^\][]*\]\]?\(#[^()]*\)/g, ' ')
    .replace(/<[^<>]*>/g, ' ');
  const shown = plainText(bare)
    .replace(/[（(]\s{0,9}\d+\s{0,9}(?:papers?|篇)?\s{0,9}[)）]\s*$|\[(?:total:\s{0,9})?\d+\]\s*$/i, '')
    .replace(/^[^\p{L}\p{N}]+|(?<![\s:：])[\s:：]+$/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (!shown || findDay(shown) || notTopics.some(pattern => pattern.test(shown))) return undefined;
  return shown
    .replace(/^(?:\d{1,2}(?:\.\d{1,2})?[.)、]|[一二三四五六七八九十]{1,3}、)\s*(?=\S)/, '')
    .replace(prefix, '');
}

/** `2026年06月`, `2026-06`, `June 2026`, `Week 12`: when, not what. */
const month =
  /^(?:\d{4}(?:\s?年|[-./]\d{1,2})?(?:\s?\d{1,2}\s?月)?|[A-Z][a-z]{2,8}\.?,? \d{4}|(?:\d{4}[- ])?W(?:eek)? ?\d{1,2})$/;
/** `Papers of July 27 - August 2`: a week. */
const days =
  /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2} ?[-–~] ?(?:[A-Z][a-z]{2,8}\.? )?\d{1,2}\b/;
/** What a language model says of one paper: `论文总结：Title`. */
const review = /^(?:论文)?(?:总结|解读|分析|精读|点评)\s?[:：]/;
const prefix = /^(?:keywords?|topics?|关键词|主题)\s?[:：]\s?/i;

const word =
  '(?:papers?|table|contents|articles?|preprints?|arxiv|daily|weekly|monthly|recent|recently|latest|newest|new|today|todays|this|week|month|list|lists|all|digest|digests|updates?|updated|results?|reading|the|of|on|by|and|for|in|published|selected|recommended|top|detailed|brief|more|other|overview|research|collection|feed|news|submissions?|replacements?|\\d)';
const han =
  '(?:今日|每日|每周|新增|索引|本周|最新|近期|全部|新|论文|文献|列表|目录|推荐|精选|速递|速报|更新|详细|详情|重点|简要|清单|汇总)';
const general = new RegExp(`^(?:${word}|${han}|[\\s'’&:：,，.\\-–—/|()（）\\p{So}\\p{M}])+$`, 'iu');

const notTopics = [month, days, general, review];

/** What the file name and the folders behind the day name: `Agent` in `1-Apr-2025/topic/Agent_related_papers.md`. */
function topicsInPath(uri: Uri): string[] {
  const parts = decoded(pathOf(uri))
    .replace(/\.(?:md|markdown)$/i, '')
    .split('/');
  const dated = parts.findLastIndex(part => findDay(part));
  if (dated < 0) return [];
  const day = findDay(parts[dated] ?? '');
  const after = [(parts[dated] ?? '').slice(day?.span.end), ...parts.slice(dated + 1)];
  return after
    .flatMap(part => {
      const words = part.split(/[_\s]+/).filter(piece => piece && !nameless.test(piece));
      return words.length > 0 ? [words.join(' ').replace(/^[-\s]+|(?<![-\s])[-\s]+$/g, '')] : [];
    })
    .filter(Boolean);
}

const nameless =
  /^(?:readme|index|topics?|related|papers?|arxiv|daily|digests?|output|summary|report|archive|en|zh|cn|\d+|-+)$/i;

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // a stray % is part of the name
  }
}
