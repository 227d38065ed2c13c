import Slugger from 'github-slugger-1';
import type { Heading, Nodes, Root, Text } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkDirective);

/**
 * The ids that Docusaurus gives headings with `format: md`: its own parser, its own text of a node, its own slugger, and its
 * `remark/headings` told again. The page's title has no id in the page, though it takes one.
 */
export function docusaurusIds(text: string): string[] {
  const slugger = new Slugger();
  return headingsIn(parser.parse(text) as Root).map(heading => {
    const shown = heading.children.filter(({ type }) => type !== 'html');
    const title = shown.length > 0 ? shown.map(node => textOf(node)).join('') : textOf(heading);
    const own = /\s*\{#((?:.(?!\{#|\}))*.)\}$/.exec(title)?.[1]?.trim();
    const id = own ?? slugger.slug(title);
    return heading.depth === 1 ? '' : id;
  });
}

function headingsIn(node: Nodes): Heading[] {
  if (node.type === 'heading') return [node];
  return 'children' in node ? node.children.flatMap(child => headingsIn(child as Exclude<Nodes, Text>)) : [];
}
