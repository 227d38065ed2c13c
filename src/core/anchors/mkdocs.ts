import { type InlinePiece, inlinePiecesWithoutMath } from '../markdown/inline.ts';
import { perTitle } from './perTitle.ts';
import { pythonHeadings } from './pythonHeadings.ts';
import type { Renderer } from './renderer.ts';

/**
 * MkDocs, which is Python-Markdown with `toc`, `tables` and `fenced_code`: ids are ASCII, and other letters leave nothing
 * or their base letter. Source: `extensions/toc.py`, and Python-Markdown itself.
 */
export const mkdocs: Renderer = {
  title: 'MkDocs',
  idsOf: headings => {
    const given = new UnderscoredIds();
    return headings.map(({ source }) => given.give(slugOf(source)));
  },
  headingsOf: pythonHeadings,
  marks: new Set(['id', 'name']),
};

const slugOf = perTitle(source =>
  inlinePiecesWithoutMath(source)
    .map(shown)
    .join('')
    .normalize('NFKD')
    .replace(/[^\w\s-]|[^\0-\x7f]/g, '')
    .trim()
    .toLowerCase()
    .replace(/[-\s]+/g, '-'),
);

function shown({ kind, text }: InlinePiece): string {
  return kind === 'html' || kind === 'image' || kind === 'entity' ? '' : text;
}

/** `echo, echo, echo_1` → `echo, echo_1, echo_2`: a number at the end is counted up until the id is free. */
class UnderscoredIds {
  /** For an id that is taken, a later one to try: itself numbered, or further on. */
  readonly #next = new Map<string, string>();

  give(wanted: string): string {
    const passed: string[] = [];
    let id = wanted;
    for (let next = this.#next.get(id); id === '' || next !== undefined; next = this.#next.get(id)) {
      if (id !== '') passed.push(id);
      id = next ?? numbered(id);
    }
    const next = numbered(id);
    this.#next.set(id, next);
    // All that were passed go straight on from here, so that a thousand repeats do not count to a thousand each.
    for (const taken of passed) this.#next.set(taken, next);
    return id;
  }
}

function numbered(id: string): string {
  const at = id.lastIndexOf('_');
  const count = id.slice(at + 1);
  if (at < 0 || !/^[0-9]+$/.test(count)) return `${id}_1`;
  return `${id.slice(0, at)}_${BigInt(count) + 1n}`;
}
