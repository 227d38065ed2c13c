import { plainText } from '../markdown/inline.ts';
import type { Citation } from './citation.ts';
import { authorsPart, endPart } from './reference.ts';

/** A citation as an item of a list in Markdown, its title a link to its paper. */
export function markdownItem(citation: Citation): string {
  return `- ${begun(escaped(authorsPart(citation)))}${markdownLink(citation)}${escaped(endPart(citation))}\n`;
}

/** A text that begins a line without making it a list, a heading or a quote: `01. AI` → `01\. AI`. */
function begun(text: string): string {
  return text.replace(/^(\d*)(?=[-+#>=.)])/, '$1\\');
}

/** A title as a link in Markdown, to stand in a sentence. */
export function markdownLink({ title, url }: Citation): string {
  return `[${escaped(title)}](${url})`;
}

/** A text with as few backslashes as Markdown needs to show it as it is: most need none. */
function escaped(text: string): string {
  if (!/[\\`*_&<![\]~$]/.test(text)) return text;
  const candidates = [text, text.replace(brackets, '\\$&'), text.replace(marks, '\\$&')];
  return candidates.find(source => shows(source, text)) ?? text.replace(punctuation, '\\$&');
}

const brackets = /[[\]\\]/g;
const marks = /[[\]\\`*_<>&~]/g;
const punctuation = /[!-/:-@[-`{-~]/g;

/** Whether a source shows a text in a link, also behind a letter; what looks like a tag is not left to chance. */
function shows(source: string, text: string): boolean {
  return plainText(`x[${source}](#)x`) === `x${text}x` && !/(?<!\\)</.test(source);
}
