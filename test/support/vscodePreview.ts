import katex from '@vscode/markdown-it-katex';
import Slugger, { slug } from 'github-slugger';
import MarkdownIt from 'markdown-it';

/** `markdown-it` as VS Code's preview sets it up. */
export const previewMarkdown = new MarkdownIt({ html: true, linkify: true });
previewMarkdown.linkify.set({ fuzzyLink: false });
previewMarkdown.use(katex);

export type Token = ReturnType<typeof previewMarkdown.parse>[number];

/** The tokens of a text; several questions about one text are asked in a row. */
export function previewTokens(text: string): Token[] {
  if (last?.text !== text) last = { text, tokens: previewMarkdown.parse(text, {}) };
  return last.tokens;
}

let last: { readonly text: string; readonly tokens: Token[] } | undefined;

/** A heading as a renderer sees it. */
export interface RenderedHeading {
  readonly level: number;
  readonly inline: Token;
}

/** The headings of a text, in order. */
export function renderedHeadings(text: string): RenderedHeading[] {
  const tokens = previewTokens(text);
  return tokens.flatMap((token, index) => {
    const inline = tokens[index + 1];
    return token.type === 'heading_open' && inline ? [{ level: Number(token.tag.slice(1)), inline }] : [];
  });
}

/**
 * The ids that VS Code 1.139 gives headings: its `markdownEngine.ts` and `slugify.ts`, told again. Its table of
 * characters is the one of github-slugger, character by character.
 */
export function vscodeIds(headings: readonly RenderedHeading[]): string[] {
  const counts = new Map<string, number>();
  const idOf = (text: string) => slug(text.trim()).replace(/\s/g, '-');
  return headings.map(({ inline }) => {
    const id = idOf(vscodeText(inline));
    const count = counts.get(id);
    counts.set(id, count === undefined ? 0 : count + 1);
    return count === undefined ? id : idOf(`${id}-${count + 1}`);
  });
}

function vscodeText({ type, content, children }: Token): string {
  if (children) return children.map(vscodeText).join('');
  return type === 'text' || type === 'emoji' || type === 'code_inline' ? content : '';
}

/** The ids that GitHub gives headings: github-slugger's own class over the text that GitHub shows. */
export function githubIds(headings: readonly RenderedHeading[]): string[] {
  const slugger = new Slugger();
  return headings.map(({ inline }) => slugger.slug(githubText(inline.children ?? []).trim()));
}

function githubText(tokens: readonly Token[]): string {
  return tokens
    .map(({ type, content }) => {
      if (type === 'text' || type === 'code_inline') return content;
      if (type.startsWith('math')) return `$${content}$`;
      return type === 'softbreak' || type === 'hardbreak' ? '\n' : '';
    })
    .join('');
}

/** A link into the file, as a renderer has it. */
export interface RenderedLink {
  readonly text: string;
  /** Decoded, without `#`. */
  readonly fragment: string;
}

/** The links of a text that lead into the text itself, in order. */
export function renderedLinks(text: string): RenderedLink[] {
  return previewTokens(text).flatMap(({ children }) =>
    (children ?? []).flatMap((token, index, tokens) => {
      const href = token.type === 'link_open' ? String(token.attrGet('href')) : '';
      if (!href.startsWith('#')) return [];
      const close = tokens.findIndex(({ type }, at) => at > index && type === 'link_close');
      return [{ text: githubText(tokens.slice(index, close)), fragment: decodeURIComponent(href.slice(1)) }];
    }),
  );
}

/** The fragments of links that are dead on GitHub: neither as written nor in lower case an id or a name. */
export function deadOnGithub(text: string): string[] {
  const ids = new Set([
    ...githubIds(renderedHeadings(text)),
    ...htmlAnchors(text, 'id'),
    ...htmlAnchors(text, 'name'),
  ]);
  return fragmentsWithout(text, fragment => ids.has(fragment) || ids.has(fragment.toLowerCase()));
}

/** The fragments of links that are dead in VS Code's preview: not exactly an id. */
export function deadInVscode(text: string): string[] {
  const ids = new Set([...vscodeIds(renderedHeadings(text)), ...htmlAnchors(text, 'id')]);
  return fragmentsWithout(text, fragment => ids.has(fragment));
}

function htmlAnchors(text: string, attribute: 'id' | 'name'): string[] {
  const html = previewTokens(text)
    .flatMap(token => [token, ...(token.children ?? [])])
    .filter(({ type }) => type.startsWith('html'));
  const pattern = new RegExp(`\\s${attribute}=["']?([^\\s"'>]+)`, 'g');
  return html.flatMap(({ content }) => [...content.matchAll(pattern)].map(([, id = '']) => id));
}

function fragmentsWithout(text: string, isAlive: (fragment: string) => boolean): string[] {
  return renderedLinks(text)
    .map(({ fragment }) => fragment)
    .filter(fragment => !isAlive(fragment));
}
