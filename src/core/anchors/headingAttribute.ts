/** A title without the `{#x}` at its end, and that id. */
export interface AttributedTitle {
  readonly title: string;
  readonly id: string | undefined;
}

/** Cuts `{#x}`, with classes beside it or without, from the end of a title. */
export function attributedTitle(source: string): AttributedTitle {
  const open = source.endsWith('}') ? source.lastIndexOf('{') : -1;
  const id = open < 0 ? undefined : /^\{#([^\s{}#."'=]+)(?:\s[^{}]*)?\}$/.exec(source.slice(open))?.[1];
  if (id === undefined || source[open - 1] === '\\') return { title: source, id: undefined };
  return { title: source.slice(0, open).trimEnd(), id };
}
