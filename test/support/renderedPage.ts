import { type DefaultTreeAdapterTypes as Html, parseFragment } from 'parse5';

/** What a browser makes of the HTML of a page, as far as links into the page go. */
export interface RenderedPage {
  /** The id of each `<h1>` to `<h6>`, in order; empty where it has none. */
  readonly headings: readonly string[];
  /** The fragments of the links into the page, decoded, in order. */
  readonly fragments: readonly string[];
  /** What a fragment can be: ids, and names of `<a>`. */
  readonly targets: ReadonlySet<string>;
}

/** Reads HTML as browsers do. */
export function pageOf(html: string): RenderedPage {
  const headings: string[] = [];
  const fragments: string[] = [];
  const targets = new Set<string>();
  const visit = (node: Html.Node): void => {
    if ('tagName' in node) {
      const attribute = (wanted: string) => node.attrs.find(({ name }) => name === wanted)?.value;
      const id = attribute('id') ?? '';
      if (id) targets.add(id);
      if (/^h[1-6]$/.test(node.tagName)) headings.push(id);
      if (node.tagName === 'a') {
        const name = attribute('name');
        if (name) targets.add(name);
        const href = attribute('href');
        if (href?.startsWith('#')) fragments.push(decoded(href.slice(1)));
      }
    }
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parseFragment(html));
  return { headings, fragments, targets };
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment.replace(/%(?![0-9a-f]{2})/gi, '%25'));
  } catch {
    return fragment;
  }
}
