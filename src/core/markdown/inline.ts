import MarkdownIt from 'markdown-it';
import { ownText } from '../ownText.ts';

/** A piece of a heading as a renderer sees it: what it shows, and how it came about. */
export interface InlinePiece {
  readonly kind: 'text' | 'escape' | 'entity' | 'code' | 'math' | 'image' | 'html' | 'break';
  /** Text with escapes and entities resolved; for an image its description, for math and HTML tags their source. */
  readonly text: string;
}

/** Reads the inline Markdown of one heading or link text, with math as VS Code finds it. Any text has a reading. */
export function inlinePieces(source: string): readonly InlinePiece[] {
  return remembered(source, withMath);
}

/** The same where dollars are only dollars. */
export function inlinePiecesWithoutMath(source: string): readonly InlinePiece[] {
  return remembered(source, source.includes('$') ? withoutMath : withMath);
}

/** What a reader sees of inline Markdown: emphasis, links and tags gone, code and math as written. */
export function plainText(source: string): string {
  if (!marked.test(source)) return source;
  return inlinePieces(source)
    .map(({ kind, text }) =>
      kind === 'math'
        ? `$${text}$`
        : kind === 'break'
          ? ' '
          : kind === 'image' || kind === 'html'
            ? ''
            : text,
    )
    .join('');
}

/** A link destination with its backslash escapes and entities resolved. */
export function unescapedDestination(destination: string): string {
  return /[\\&]/.test(destination) ? markdown.utils.unescapeAll(destination) : destination;
}

/** What a reader sees of HTML: tags gone, entities resolved, white space as a browser shows it. */
export function htmlText(source: string): string {
  return resolvedEntities(source.replace(/<[^<>]*>/g, ''))
    .replace(/\s+/g, ' ')
    .trim();
}

/** A text of HTML with its entities resolved: `a&amp;b` → `a&b`. */
export function resolvedEntities(source: string): string {
  // Doubled, because there is only a reading of entities together with backslash escapes.
  return source.includes('&') ? markdown.utils.unescapeAll(source.replace(/\\/g, '\\\\')) : source;
}

/** Whether a text may hold markup; one that does not shows itself. */
export function mayHoldMarkup(source: string): boolean {
  return marked.test(source);
}

/** Whether a text is short enough for its markup to be read. */
export function isRead(source: string): boolean {
  return source.length <= longest || !marked.test(source);
}

/** Characters that can mean anything but themselves in inline Markdown. */
const marked = /[\\`*_&<![\]~$\n\r]/;

/** Beyond this a title is taken as it is written: markup of a hostile length is not worth a parse. */
const longest = 2_000;

type Markdown = InstanceType<typeof MarkdownIt>;

interface Reader {
  readonly markdown: Markdown;
  readonly remembered: Map<string, readonly InlinePiece[]>;
}

const markdown = newMarkdown();
markdown.inline.ruler.after('escape', 'math', readMath);
const withMath: Reader = { markdown, remembered: new Map() };
const withoutMath: Reader = { markdown: newMarkdown(), remembered: new Map() };

function newMarkdown(): Markdown {
  const reader = new MarkdownIt({ html: true });
  // Joined to the text around them, entities could not be told from letters, and some renderers drop them.
  reader.core.ruler.disable('text_join');
  return reader;
}

function remembered(source: string, reader: Reader): readonly InlinePiece[] {
  if (!marked.test(source)) return [{ kind: 'text', text: source }];
  let pieces = reader.remembered.get(source);
  if (!pieces) {
    const own = ownText(source);
    pieces = isRead(own) ? parse(own, reader.markdown) : [{ kind: 'text', text: own }];
    if (reader.remembered.size >= 20_000) reader.remembered.clear();
    reader.remembered.set(own, pieces);
  }
  return pieces;
}

function parse(source: string, reader: Markdown): InlinePiece[] {
  return piecesOf(reader.parseInline(source, {})[0]?.children ?? []);
}

type Token = ReturnType<typeof markdown.parseInline>[number];

function piecesOf(tokens: readonly Token[]): InlinePiece[] {
  const pieces: InlinePiece[] = [];
  let isBesideText = false;
  for (const token of tokens) {
    const piece = pieceOf(token);
    const last = pieces.at(-1);
    const isText = piece?.kind === 'text';
    if (isText && isBesideText && last)
      pieces[pieces.length - 1] = { kind: 'text', text: last.text + piece.text };
    else if (piece) pieces.push(piece);
    isBesideText = isText;
  }
  return pieces;
}

function pieceOf({ type, content, children, info }: Token): InlinePiece | undefined {
  switch (type) {
    case 'text':
      return content ? { kind: 'text', text: content } : undefined;
    case 'text_special':
      // A backslash before a letter escapes nothing: it belongs to the text around it.
      return { kind: info === 'entity' ? 'entity' : content[1] ? 'text' : 'escape', text: content };
    case 'code_inline':
      return { kind: 'code', text: content };
    case 'html_inline':
      return { kind: 'html', text: content };
    case 'math':
      return { kind: 'math', text: content };
    case 'image':
      return { kind: 'image', text: description(children ?? []) };
    case 'softbreak':
    case 'hardbreak':
      return { kind: 'break', text: '\n' };
    default:
      return undefined;
  }
}

function description(tokens: readonly Token[]): string {
  return piecesOf(tokens)
    .map(({ kind, text }) => (kind === 'math' || kind === 'break' || kind === 'html' ? '' : text))
    .join('');
}

type InlineState = Parameters<Parameters<typeof markdown.inline.ruler.push>[1]>[0];
type Dollars = '$' | '$$';

/**
 * Math as VS Code's preview reads it: `$…$` where neither dollar is glued to a letter or digit outside, so `$O(n)$` is
 * math and `ST$^3$` is not; `$$…$$` wherever it stands. The tests compare it with VS Code's own plugin.
 */
function readMath(state: InlineState, silent: boolean): boolean {
  const { src, pos } = state;
  if (src[pos] !== '$') return false;
  const mark = src[pos + 1] === '$' ? '$$' : '$';
  if (mark === '$' && isOpeningTag(state.tokens.at(-1))) return false;
  const start = pos + mark.length;
  const close = canOpen(src, pos, mark) ? closingDollars(src, start, mark) : -1;
  if (close === start) return readPlain(state, silent, mark + mark);
  if (close < 0 || !canClose(src, close, mark)) return readPlain(state, silent, mark);
  if (!silent) state.push('math', 'math', 0).content = src.slice(start, close);
  state.pos = close + mark.length;
  return true;
}

/** Behind a tag that may still be open, the plugin leaves single dollars alone. */
function isOpeningTag(token: Token | undefined): boolean {
  return token?.type === 'html_inline' && /^<\w.+[^/]>$/.test(token.content);
}

function readPlain(state: InlineState, silent: boolean, text: string): boolean {
  if (!silent) state.pending += text;
  state.pos += text.length;
  return true;
}

function canOpen(src: string, at: number, mark: Dollars): boolean {
  const before = src[at - 1];
  if (before === '$' || before === '\\') return false;
  return mark === '$' ? !isWord(before) : src[at + 2] !== '$';
}

function canClose(src: string, at: number, mark: Dollars): boolean {
  const after = src[at + mark.length];
  if (after === '$') return false;
  return mark === '$' ? !isWord(after) : src[at - 1] !== '$' && src[at - 1] !== '\\';
}

function isWord(char: string | undefined): boolean {
  return char !== undefined && /\w/.test(char);
}

/** The next dollars that no backslash escapes. */
function closingDollars(src: string, from: number, mark: Dollars): number {
  for (let at = src.indexOf(mark, from); at >= 0; at = src.indexOf(mark, at + mark.length)) {
    let slashes = 0;
    while (src[at - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return at;
  }
  return -1;
}
