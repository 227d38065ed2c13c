// Start and end conditions of HTML blocks: https://spec.commonmark.org/0.31.2/#html-blocks

/** How an HTML block began, which says where it ends. */
export type HtmlBlock = 'raw' | 'comment' | 'instruction' | 'declaration' | 'cdata' | 'element';

/** The HTML block that a line (without indentation, starting with `<`) begins, if it begins one. */
export function htmlBlockStart(line: string, inParagraph: boolean): HtmlBlock | undefined {
  if (line.startsWith('<!--')) return 'comment';
  if (line.startsWith('<?')) return 'instruction';
  if (line.startsWith('<![CDATA[')) return 'cdata';
  if (/^<![a-z]/i.test(line)) return 'declaration';
  if (/^<(?:pre|script|style|textarea)(?=[\s>]|$)/i.test(line)) return 'raw';
  const name = /^<\/?([a-z][a-z0-9-]*)(?=[\s>]|\/>|$)/i.exec(line)?.[1];
  if (name === undefined) return undefined;
  if (blockNames.has(name.toLowerCase())) return 'element';
  return !inParagraph && isLoneTag(line) ? 'element' : undefined;
}

/** What ends a block: a line that matches, or the next blank line. */
export function htmlBlockEnd(kind: HtmlBlock): RegExp | 'blank' {
  return ends[kind];
}

const ends: Record<HtmlBlock, RegExp | 'blank'> = {
  raw: /<\/(?:pre|script|style|textarea)>/i,
  comment: /-->/,
  instruction: /\?>/,
  declaration: />/,
  cdata: /\]\]>/,
  element: 'blank',
};

function isLoneTag(line: string): boolean {
  if (/^<\/[a-z][a-z0-9-]*\s*>\s*$/i.test(line)) return true;
  return /^<[a-z][a-z0-9-]*(?:\s+[a-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?>\s*$/i.test(
    line,
  );
}

const blockNames = new Set(
  (
    'address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt ' +
    'fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link ' +
    'main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead ' +
    'title tr track ul'
  ).split(' '),
);
