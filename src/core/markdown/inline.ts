import MarkdownIt from 'markdown-it';

/** A piece of a heading as a renderer sees it: what it shows, and how it came about. */
export interface InlinePiece {
  readonly kind: 'text' | 'code' | 'math' | 'image' | 'break';
  /** Text with escapes and entities resolved; for an image its description, for math its source. */
  readonly text: string;
}

/** Reads the inline Markdown of one heading or link text; HTML tags leave no piece. Any text has a reading. */
export function inlinePieces(source: string): readonly InlinePiece[] {
  if (!marked.test(source)) return [{ kind: 'text', text: source }];
  let pieces = remembered.get(source);
  if (!pieces) {
    pieces = source.length > longest ? [{ kind: 'text', text: source }] : parse(source);
    if (remembered.size >= 20_000) remembered.clear();
    remembered.set(source, pieces);
  }
  return pieces;
}

/** What a reader sees of inline Markdown: emphasis, links and tags gone, code and math as written. */
export function plainText(source: string): string {
  if (!marked.test(source)) return source;
  return inlinePieces(source)
    .map(({ kind, text }) =>
      kind === 'math' ? `$${text}$` : kind === 'break' ? ' ' : kind === 'image' ? '' : text,
    )
    .join('');
}

/** A link destination with its backslash escapes and entities resolved. */
export function unescapedDestination(destination: string): string {
  return /[\\&]/.test(destination) ? markdown.utils.unescapeAll(destination) : destination;
}

/** Characters that can mean anything but themselves in inline Markdown. */
const marked = /[\\`*_&<![\]~$\n]/;

/** Beyond this a title is taken as it is written: markup of a hostile length is not worth a parse. */
const longest = 20_000;

const remembered = new Map<string, readonly InlinePiece[]>();

const markdown = new MarkdownIt({ html: true });
markdown.inline.ruler.after('escape', 'math', readMath);

function parse(source: string): InlinePiece[] {
  const pieces: InlinePiece[] = [];
  for (const token of markdown.parseInline(source, {})[0]?.children ?? []) {
    switch (token.type) {
      case 'text':
        if (token.content) pieces.push({ kind: 'text', text: token.content });
        break;
      case 'code_inline':
        pieces.push({ kind: 'code', text: token.content });
        break;
      case 'math':
        pieces.push({ kind: 'math', text: token.content });
        break;
      case 'image':
        pieces.push({ kind: 'image', text: token.content });
        break;
      case 'softbreak':
      case 'hardbreak':
        pieces.push({ kind: 'break', text: '\n' });
        break;
    }
  }
  return pieces;
}

type InlineState = Parameters<Parameters<typeof markdown.inline.ruler.push>[1]>[0];

/**
 * Math as VS Code's preview reads it: `$…$` where neither dollar is glued to a letter or digit outside, so
 * `$O(n)$` is math and `ST$^3$` is not. The behaviour is compared with VS Code's own plugin in the tests.
 */
function readMath(state: InlineState, silent: boolean): boolean {
  const { src, pos } = state;
  if (src[pos] !== '$') return false;
  if (src[pos + 1] === '$') return readDisplayMath(state, silent);
  const opens = !isGlue(src[pos - 1]) && src[pos - 1] !== '\\';
  const close = opens ? closingDollar(src, pos + 1) : -1;
  if (close > pos + 1 && !isGlue(src[close + 1])) {
    if (!silent) state.push('math', 'math', 0).content = src.slice(pos + 1, close);
    state.pos = close + 1;
    return true;
  }
  return readPlain(state, silent, '$');
}

/** `$$…$$` in a line; three dollars in a row delimit nothing. */
function readDisplayMath(state: InlineState, silent: boolean): boolean {
  const { src, pos } = state;
  const opens = src[pos - 1] !== '$' && src[pos - 1] !== '\\' && src[pos + 2] !== '$';
  const close = opens ? src.indexOf('$$', pos + 2) : -1;
  if (close > pos + 2 && src[close - 1] !== '\\' && src[close + 2] !== '$') {
    if (!silent) state.push('math', 'math', 0).content = src.slice(pos + 2, close);
    state.pos = close + 2;
    return true;
  }
  return readPlain(state, silent, '$$');
}

function readPlain(state: InlineState, silent: boolean, text: string): boolean {
  if (!silent) state.pending += text;
  state.pos += text.length;
  return true;
}

/** Whether a dollar beside this character is no delimiter. */
function isGlue(char: string | undefined): boolean {
  return char !== undefined && /[\w$]/.test(char);
}

function closingDollar(src: string, from: number): number {
  for (let at = src.indexOf('$', from); at >= 0; at = src.indexOf('$', at + 1)) {
    let slashes = 0;
    while (src[at - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return at;
  }
  return -1;
}
