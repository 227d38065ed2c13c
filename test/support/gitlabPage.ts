import {
  previewTokens,
  type RenderedHeading,
  renderedHeadings,
  renderedLinks,
  type Token,
} from './vscodePreview.ts';

/** The ids that GitLab gives headings, told again from comrak: of text, code, math and images, counted up until free. */
export function gitlabIds(headings: readonly RenderedHeading[]): string[] {
  const given = new Set<string>();
  return headings.map(({ inline }) => {
    const wanted = Array.from(textOf(inline).toLowerCase(), char =>
      char === ' ' ? '-' : /[\p{L}\p{M}\p{N}\p{Pc}-]/u.test(char) ? char : '',
    ).join('');
    let id = wanted;
    for (let count = 1; given.has(id); count++) id = `${wanted}-${count}`;
    given.add(id);
    return id;
  });
}

/** The fragments of links that are dead on GitLab, where anchors count by `name` only. */
export function deadOnGitlab(text: string): string[] {
  const targets = new Set([...gitlabIds(renderedHeadings(text)), ...anchorNames(previewTokens(text))]);
  return renderedLinks(text)
    .map(({ fragment }) => fragment)
    .filter(fragment => !targets.has(fragment));
}

function textOf({ type, content, children }: Token): string {
  if (type === 'softbreak' || type === 'hardbreak') return ' ';
  if (type.startsWith('html')) return '';
  return children ? children.map(textOf).join('') : content;
}

function anchorNames(tokens: readonly Token[]): string[] {
  return tokens
    .flatMap(token => [token, ...(token.children ?? [])])
    .filter(({ type }) => type.startsWith('html'))
    .flatMap(({ content }) => [...content.matchAll(/<a\s[^<>]*?\bname\s*=\s*["']?([^\s"'>]+)/gi)])
    .map(([, name = '']) => name);
}
