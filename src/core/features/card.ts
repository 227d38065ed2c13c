import type { Appearance, Digest, Paper } from '../digest.ts';
import type { Library } from '../library.ts';
import { abstractOf, linksOf } from '../paperText.ts';
import { beginningOf, shownText } from '../shownText.ts';
import { topicsOf } from '../topics.ts';
import type { Wording } from '../wording/wording.ts';

/** Gives the address that leads to an offset in a digest; positions are the caller's business. */
export type AddressOf = (digest: Digest, offset: number) => string;

/**
 * A paper as a card in Markdown: title, authors, date, id, topics, the beginning of the abstract, links, and where
 * else it appears. Everything that comes from a file is escaped, so nothing in it can become a link or an image.
 */
export function paperCard(
  library: Library,
  appearance: Appearance,
  addressOf: AddressOf,
  { shown }: Wording,
): string {
  const { digest, paper } = appearance;
  const links = linksOf(digest, paper);
  const id = `${paper.arxivId}${paper.version === undefined ? '' : `v${paper.version}`}`;
  const topics = topicsOf(digest, paper, library.topics).map(({ label }) => label);
  const category = paper.category && briefly(paper.category);
  const facts = [
    paper.published?.day,
    `\`${id}\``,
    category,
    briefly(topics.join(', ')),
    ...scoresOf(paper),
  ].filter(Boolean);
  const code = links.code.filter(isPlainAddress).map(address => `[${shown.code}](${address})`);
  const abstract = abstractOf(digest, paper) ?? paper.summary;
  return [
    `**${briefly(paper.title)}**`,
    paper.translatedTitle && briefly(paper.translatedTitle),
    briefly(authorsText(appearance, shown)),
    facts.join(' · '),
    abstract && escapedMarkdown(beginningOf(abstract, 420)),
    [`[arXiv](${links.abs})`, `[PDF](${links.pdf})`, ...code].join(' · '),
    alsoIn(library, appearance, addressOf, shown),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** A text that is short, unless somebody wants to fill the screen. */
function briefly(text: string): string {
  return escapedMarkdown(beginningOf(text, 600));
}

/** What scripts and language models give a paper: `Relevance 9`. Longer remarks stay in the digest. */
function scoresOf({ extra }: Paper): string[] {
  return extra
    .filter(({ value }) => /^\d{1,3}(?:\.\d+)?(?:\s*\/\s*\d{1,3})?$/.test(value))
    .map(({ label, value }) => briefly(`${label} ${value}`));
}

function authorsText({ paper: { authors, authorsComplete } }: Appearance, shown: Wording['shown']): string {
  const names = authors.slice(0, 12).join(', ');
  const more = authors.length - 12;
  return `${more > 0 ? shown.andMoreAuthors(names, more) : names}${authorsComplete ? '' : ' et al.'}`;
}

function alsoIn(
  library: Library,
  { digest, paper }: Appearance,
  addressOf: AddressOf,
  shown: Wording['shown'],
): string {
  const others = library.appearances(paper.arxivId).filter(other => other.digest.uri !== digest.uri);
  if (others.length === 0) return '';
  const differs = others.some(other => other.paper.version !== paper.version);
  const places = others.slice(0, 8).map(other => {
    const name = other.digest.day?.day ?? shown.otherDigest;
    const address = addressOf(other.digest, other.paper.titleSpan.start);
    return `[${name}](${address})${differs ? versionOf(other.paper) : ''}`;
  });
  const more = others.length - places.length;
  const all = places.join(', ');
  return more > 0 ? shown.alsoInMore(all, more) : shown.alsoIn(all);
}

/** ` (v2)`, for where digests list different versions; empty where none is said. */
function versionOf({ version }: Paper): string {
  return version === undefined ? '' : ` (v${version})`;
}

/** An address that cannot end a Markdown link early. */
function isPlainAddress(address: string): boolean {
  return /^https?:\/\/[\w\-./~%+#?=&:@]+$/.test(address);
}

/**
 * A text that Markdown shows as it is: no emphasis, link, image, tag or icon can come of it. Only what could become one
 * is escaped, because some editors show the backslashes.
 */
export function escapedMarkdown(text: string): string {
  return shownText(text.replace(/\s+/g, ' ').trim()).replace(
    /[\\`*_[\]|~<>&$@]|:(?=\S)|\.(?=\p{L})|^[#+=-]|(?<=^\d{1,9})[.)]/gu,
    '\\$&',
  );
}

/** A card of ours without Markdown, for an editor that shows text as it is: `[PDF](address)` becomes `PDF address`. */
export function plainCard(markdown: string): string {
  return markdown.replace(
    /\\(.)|\*\*|`|^---\n\n|\[([^[\]]*)\]\(([^()]*)\)/gm,
    (_, escaped?: string, label?: string, address = '') =>
      escaped ?? (label === undefined ? '' : /^https?:/.test(address) ? `${label} ${address}` : label),
  );
}
