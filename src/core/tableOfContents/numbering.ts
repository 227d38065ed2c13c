/** What numbering must know of one block of a table of contents. */
export interface NumberedBlock {
  /** How far it is indented. */
  readonly indent: number;
  readonly isItem: boolean;
  /** As written, `07`; undefined where it has none. */
  readonly number: string | undefined;
}

/** How the items of one depth are numbered. */
interface Style {
  readonly first: string;
  /** Whether a second item has the same number: Markdown counts by itself then. */
  isConstant: boolean | undefined;
  /** Each group, below another parent or behind other text, starts anew. */
  restarts: boolean;
}

/** The number that each block should have, where the blocks were numbered as `original` is; undefined where none. */
export function numbersOf(
  blocks: readonly NumberedBlock[],
  original: readonly NumberedBlock[],
): (string | undefined)[] {
  const styles = stylesOf(original);
  const next = new Map<number, number>();
  return blocks.map(({ indent, isItem, number }) => {
    for (const depth of next.keys()) {
      if ((!isItem || depth > indent) && styles.get(depth)?.restarts) next.delete(depth);
    }
    const style = styles.get(indent);
    if (number === undefined || !style) return number;
    if (style.isConstant) return style.first;
    const value = next.get(indent) ?? Number(style.first);
    next.set(indent, value + 1);
    return String(value).padStart(style.first.startsWith('0') ? style.first.length : 1, '0');
  });
}

function stylesOf(blocks: readonly NumberedBlock[]): Map<number, Style> {
  const styles = new Map<number, Style>();
  const inGroup = new Set<number>();
  for (const { indent, isItem, number } of blocks) {
    for (const depth of inGroup) if (!isItem || depth > indent) inGroup.delete(depth);
    if (number === undefined) continue;
    const style = styles.get(indent);
    if (!style) styles.set(indent, { first: number, isConstant: undefined, restarts: true });
    else {
      style.isConstant = style.isConstant !== false && number === style.first;
      if (!inGroup.has(indent)) style.restarts &&= number === style.first;
    }
    inGroup.add(indent);
  }
  return styles;
}
