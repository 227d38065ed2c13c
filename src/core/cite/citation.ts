import { type ArxivId, arxivUrl } from '../arxiv.ts';
import type { Appearance, Paper } from '../digest.ts';
import { plainText } from '../markdown/inline.ts';
import { abstractOf, linksOf } from '../paperText.ts';
import { textAt } from '../text.ts';
import { plainTex } from './tex.ts';

/** What a bibliography says of a paper. Texts are one line of plain Unicode, with math in dollars. */
export interface Citation {
  readonly title: string;
  readonly authors: readonly string[];
  /** False where more authors follow that the digest does not name. */
  readonly authorsComplete: boolean;
  /** The day of publication, as far as it is known: `[2024, 12, 30]` or `[2024, 12]`. */
  readonly date: readonly [year: number, month: number, day?: number];
  readonly arxivId: ArxivId;
  readonly version: number | undefined;
  /** A subject class of arXiv as `cs.CL`; other categories are not for a bibliography. */
  readonly primaryClass: string | undefined;
  readonly abstract: string | undefined;
  /** The page of the paper, whatever its version. */
  readonly url: string;
  readonly pdf: string;
  readonly code: readonly string[];
}

/** The citation of a paper as one digest lists it. */
export function citationOf(appearance: Appearance): Citation {
  const { digest, paper } = appearance;
  const abstract = abstractOf(digest, paper);
  const { pdf, code } = linksOf(digest, paper);
  return {
    title: titleOf(appearance),
    authors: paper.authors.map(author => oneLine(plainTex(author))).filter(Boolean),
    authorsComplete: paper.authorsComplete,
    date: dateOf(paper),
    arxivId: paper.arxivId,
    version: paper.version,
    primaryClass: primaryClassOf(paper),
    abstract: abstract && oneLine(plainTex(abstract)),
    url: arxivUrl('abs', paper.arxivId),
    pdf,
    code,
  };
}

/** Markdown takes the backslash of `Schr\\"odinger` for its own, so that TeX is read from the source where it can be. */
function titleOf({ digest, paper: { title, titleSpan } }: Appearance): string {
  const source = textAt(digest.text, titleSpan);
  const hasTex = source.includes('\\') && oneLine(plainText(source)) === title;
  return oneLine(hasTex ? plainText(plainTex(source)) : plainTex(title));
}

function dateOf({ published, arxivId }: Paper): Citation['date'] {
  if (!published) return monthOfId(arxivId);
  const [year = 0, month = 0, day] = published.day.split('-').map(Number);
  return day === undefined ? [year, month] : [year, month, day];
}

/** The year and month that an arXiv id names: `2412.18419` and `cs/0112017` → December 2024 and 2001. */
export function monthOfId(id: ArxivId): [year: number, month: number] {
  const digits = id.slice(id.indexOf('/') + 1);
  const year = Number(digits.slice(0, 2));
  return [year + (year > 90 ? 1900 : 2000), Number(digits.slice(2, 4))];
}

/** An old id names its archive itself; else the first class among the category and the headings above the paper. */
function primaryClassOf({ arxivId, category, topics }: Paper): string | undefined {
  if (arxivId.includes('/')) return arxivId.slice(0, arxivId.indexOf('/'));
  for (const text of [category ?? '', ...topics]) {
    const found = subjectClass.exec(text.slice(0, 100));
    if (found) return found[0];
  }
  return undefined;
}

/** `cs.CL`, `astro-ph.GA`, `cond-mat.mes-hall`, `quant-ph`. https://arxiv.org/category_taxonomy */
const subjectClass =
  /(?<![\w.-])(?:(?:cs|econ|eess|math|stat|q-bio|q-fin|nlin)\.[A-Z]{2}|astro-ph(?:\.[A-Z]{2})?|cond-mat(?:\.[a-z-]{3,12})?|physics\.[a-z-]{3,7}|gr-qc|hep-(?:ex|lat|ph|th)|math-ph|nucl-(?:ex|th)|quant-ph)(?![\w-])/;

// biome-ignore lint/suspicious/noControlCharactersInRegex: no format has a place for them
const controls = /[\u0000-\u001f\u007f-\u009f]/g;

/** A text without line breaks and control characters; half of a surrogate pair becomes the mark for it. */
function oneLine(text: string): string {
  return text
    .replace(controls, ' ')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/\s+/g, ' ')
    .trim();
}
