import { previewTokens, type Token } from './vscodePreview.ts';

/**
 * The fragments of links that are dead on GitLab, told again from its sources and comrak's: headings take the text of their
 * text, code, math and images; anchors count by `name` only.
 */
export function deadOnGitlab(text: string): string[] {
  const tokens = previewTokens(text);
  const targets = new Set(anchorNames(tokens));
  const given = new Set<string>();
  tokens.forEach(({ type }, index) => {
    const inline = tokens[index + 1];
    if (type !== 'heading_open' || !inline) return;
    const wanted = Array.from(textOf(inline).toLowerCase(), char =>
      char === ' ' ? '-' : /[\p{L}\p{M}\p{N}\p{Pc}-]/u.test(char) ? char : '',
    ).join('');
    let id = wanted;
    for (let count = 1; given.has(id); count++) id = `${wanted}-${count}`;
    given.add(id);
    if (id) targets.add(id);
  });
  return tokens
    .flatMap(({ children }) => children ?? [])
    .flatMap(token => (token.type === 'link_open' ? [String(token.attrGet('href'))] : []))
    .flatMap(href => (href.startsWith('#') ? [decodeURIComponent(href.slice(1))] : []))
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
