/** A text of a file as it may be shown: controls, line breaks and what turns the direction of text become marks, of the same length. */
export function shownText(text: string): string {
  return text.replace(commanding, '\uFFFD');
}

/** Such a text for a row of a list, where hardly anybody's title is longer. */
export function shownLine(text: string): string {
  return shownText(beginningOf(text, 500));
}

// C0 and C1 controls, and the marks that turn the direction of text.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const commanding = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** The first sentences of a text, cut at a word. */
export function beginningOf(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length - 40)).trimEnd()}…`;
}
