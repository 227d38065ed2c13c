import { anchoringOf } from '../anchors/anchoring.ts';
import type { RendererName } from '../anchors/renderers.ts';
import { encodedAnchor } from '../anchors/workingAnchor.ts';
import type { Digest } from '../digest.ts';
import { applyEdits, type Span, type TextEdit, textAt } from '../text.ts';
import type { Block } from './blocks.ts';
import { entryLike, titleInLink } from './entryText.ts';
import { leadsEverywhere } from './fates.ts';
import { type Layout, layoutOf } from './layout.ts';
import { type NumberedBlock, numbersOf } from './numbering.ts';
import { insertionAt, joined, removalsOf, type Slot, slotFor } from './slots.ts';
import { saysTitle } from './titles.ts';

/** How a table of contents is changed, and what to tell of it. */
export interface ContentsChanges {
  /** In the order of the text; they do not overlap. */
  readonly edits: readonly TextEdit[];
  readonly added: number;
  readonly removed: number;
  readonly retitled: number;
  readonly moved: number;
  /** Entries whose link leads to their paper again. */
  readonly relinked: number;
}

/** The changes that make a table of contents list what it should, in the order of the file; other lines stay. */
export function contentsChanges(digest: Digest, renderers: readonly RendererName[]): ContentsChanges {
  return new Rebuild(digest, renderers).changes();
}

/** A line of the contents as it will be: a block that stays, or an entry that is put into a slot. */
interface Line extends NumberedBlock {
  readonly place:
    | { readonly kind: 'kept'; readonly span: Span }
    | { readonly kind: 'new'; readonly slot: Slot };
  readonly text: string;
}

class Rebuild {
  readonly #digest: Digest;
  readonly #renderers: readonly RendererName[];
  readonly #layout: Layout;
  readonly #edits: TextEdit[] = [];
  /** Anchors to write at headings, by their place. */
  readonly #anchors = new Map<number, TextEdit>();
  #added = 0;
  #retitled = 0;
  #relinked = 0;

  constructor(digest: Digest, renderers: readonly RendererName[]) {
    this.#digest = digest;
    this.#renderers = renderers;
    this.#layout = layoutOf(digest, renderers);
  }

  changes(): ContentsChanges {
    const { blocks, misplaced } = this.#layout;
    const dropped = this.#dropped();
    const gone = new Set([...misplaced, ...dropped]);
    this.#edits.push(...removalsOf(this.#digest, this.#layout, [...gone]));
    this.#write(this.#lines(gone), gone.size === blocks.length ? this.#layout.separator : '');
    return {
      edits: joined([...this.#edits, ...this.#anchors.values()]),
      added: this.#added,
      removed: dropped.length,
      retitled: this.#retitled,
      moved: misplaced.length,
      relinked: this.#relinked,
    };
  }

  /** The blocks of entries that are stale or listed twice. */
  #dropped(): number[] {
    const { blocks, fates, listing } = this.#layout;
    const { heading, entries = [] } = this.#digest.contents ?? {};
    const dropped = blocks.flatMap(({ entry, movable }, block) => {
      const kind = fates[entry ?? -1]?.kind;
      return movable && (kind === 'stale' || kind === 'double') ? [block] : [];
    });
    // Without a heading, a single link would be no table of contents any more.
    if (heading !== undefined || entries.length - dropped.length > 1) return dropped;
    const linkable = listing.wanted.filter(wanted => anchoringOf(this.#digest, wanted, this.#renderers));
    return linkable.length > 1 ? dropped : [];
  }

  /** All lines in their new order. */
  #lines(gone: ReadonlySet<number>): Line[] {
    const before = new Map<number, Line[]>();
    const after = new Map<number, Line[]>();
    for (const { slot, line } of this.#newLines()) {
      const lines = slot.side === 'after' ? after : before;
      const same = lines.get(slot.block ?? 0);
      if (same) same.push(line);
      else lines.set(slot.block ?? 0, [line]);
    }
    return this.#layout.blocks.flatMap((block, index) => [
      ...(before.get(index) ?? []),
      ...(gone.has(index) ? [] : [this.#keptLine(block)]),
      ...(after.get(index) ?? []),
    ]);
  }

  #keptLine(block: Block): Line {
    const edits = this.#editsWithin(block);
    this.#edits.push(...edits);
    const { span, indent, isItem } = block;
    const text = textAt(this.#digest.text, span);
    return lineOf({ kind: 'kept', span }, text, indent?.length ?? 0, isItem);
  }

  /** Entries that are missing or move, in the order of the file, with their slots. */
  #newLines(): { readonly slot: Slot; readonly line: Line }[] {
    const { blocks, misplaced, fates, listing } = this.#layout;
    const headingOf = (entry: number | undefined) => {
      const fate = fates[entry ?? -1];
      return fate?.kind === 'lists' ? fate.heading : undefined;
    };
    const moving = new Map(misplaced.map(block => [headingOf(blocks[block]?.entry), blocks[block]]));
    const listed = new Set(fates.map((_, entry) => headingOf(entry)));
    const lines: { readonly slot: Slot; readonly line: Line }[] = [];
    let slot: Slot | undefined;
    for (const heading of listing.wanted) {
      const block = moving.get(heading);
      if (!block && listed.has(heading)) continue;
      slot = slotFor(this.#digest, this.#layout, heading, slot);
      const text = block ? this.#movedEntry(block) : slot && this.#newEntry(heading, slot);
      if (!slot || text === undefined) continue;
      const isItem = block?.isItem ?? slot.isItem;
      lines.push({ slot, line: lineOf({ kind: 'new', slot }, text, slot.indent.length, isItem) });
    }
    return lines;
  }

  #movedEntry(block: Block): string {
    const { start } = block.span;
    const within = this.#editsWithin(block).map(({ span, newText }) => ({
      span: { start: span.start - start, end: span.end - start },
      newText,
    }));
    return applyEdits(textAt(this.#digest.text, block.span), within);
  }

  #newEntry(heading: number, { model }: Slot): string | undefined {
    const anchor = this.#anchorFor(heading);
    if (anchor === undefined) return undefined;
    this.#added++;
    const title = titleInLink(this.#digest, this.#layout.listing, heading, model.form);
    return entryLike(this.#digest, model, title, anchor);
  }

  /** What changes inside a block: the text of its entry and where its link leads. */
  #editsWithin({ entry: index }: Block): TextEdit[] {
    const { listing, fates } = this.#layout;
    const entry = this.#digest.contents?.entries[index ?? -1];
    const fate = fates[index ?? -1];
    if (!entry || fate?.kind !== 'lists') return [];
    const { heading } = fate;
    const edits: TextEdit[] = [];
    if (!leadsEverywhere(this.#digest, this.#renderers, entry, heading)) {
      const anchor = this.#anchorFor(heading);
      if (anchor !== undefined) this.#relinked++;
      if (anchor !== undefined && anchor !== entry.anchor) {
        edits.push({ span: entry.anchorSpan, newText: encodedAnchor(anchor, entry.form) });
      }
    }
    if (listing.papers.has(heading) && !saysTitle(this.#digest, listing, entry, heading)) {
      const newText = titleInLink(this.#digest, listing, heading, entry.form);
      if (newText !== textAt(this.#digest.text, entry.textSpan)) {
        this.#retitled++;
        edits.push({ span: entry.textSpan, newText });
      }
    }
    return edits;
  }

  /** An anchor that works wherever the digest is read, and is written at the heading where it must be. */
  #anchorFor(heading: number): string | undefined {
    const anchoring = anchoringOf(this.#digest, heading, this.#renderers);
    if (anchoring?.insertion) this.#anchors.set(anchoring.insertion.span.start, anchoring.insertion);
    return anchoring?.anchor;
  }

  /** Puts the lines that are new into their slots, the last one without an ending, and gives all lines their numbers. */
  #write(lines: readonly Line[], ending: string): void {
    const original = this.#layout.blocks.map(({ span, indent, isItem }) => ({
      number: isItem ? numberIn(textAt(this.#digest.text, span)) : undefined,
      indent: indent?.length ?? 0,
      isItem,
    }));
    const numbers = numbersOf(lines, original);
    lines.forEach(({ place, text, number: before }, index) => {
      const number = numbers[index] ?? '';
      const length = before?.length ?? 0;
      if (place.kind === 'new') {
        const entry = number + text.slice(length);
        const { span, newText } = insertionAt(this.#digest, this.#layout, place.slot, entry);
        const isLast = ending !== '' && index === lines.length - 1;
        this.#edits.push({ span, newText: isLast ? newText.slice(0, -ending.length) : newText });
      } else if (number !== (before ?? '')) {
        const { start } = place.span;
        this.#edits.push({ span: { start, end: start + length }, newText: number });
      }
    });
  }
}

function lineOf(place: Line['place'], text: string, indent: number, isItem: boolean): Line {
  return { place, text, indent, isItem, number: isItem ? numberIn(text) : undefined };
}

function numberIn(text: string): string | undefined {
  return /^(\d{1,9})[.)](?=[ \t])/.exec(text)?.[1];
}
