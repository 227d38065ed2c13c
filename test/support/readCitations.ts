import { createRequire } from 'node:module';

/** A paper as another program reads it from a bibliography; it has no types of its own. */
export interface ReadPaper {
  readonly id?: string;
  readonly title?: string;
  readonly author?: readonly ReadName[];
  readonly issued?: { readonly 'date-parts': readonly (readonly number[])[] };
  readonly abstract?: string;
  readonly URL?: string;
  readonly number?: string;
  readonly 'citation-key'?: string;
}

/** A name in the parts of CSL. */
export interface ReadName {
  readonly family?: string;
  readonly given?: string;
  readonly 'non-dropping-particle'?: string;
  readonly suffix?: string;
  readonly literal?: string;
}

const require = createRequire(import.meta.url);
const { Cite, plugins } = require('@citation-js/core');
require('@citation-js/plugin-bibtex');
require('@citation-js/plugin-ris');
// Its rich text is HTML; without sentence case the braces around capitals are all that it would show.
plugins.config.get('@bibtex').parse.sentenceCase = 'never';

/** The entries of a bibliography, as Citation.js reads them. */
export function readBibtex(text: string): readonly ReadPaper[] {
  return new Cite(text, { forceType: '@biblatex/text' }).data;
}

/** The records of a RIS file, as Citation.js reads them. */
export function readRis(text: string): readonly ReadPaper[] {
  return new Cite(text, { forceType: '@ris/file' }).data;
}

/** The items of CSL-JSON, as Citation.js reads them: it refuses or drops what does not belong there. */
export function readCslJson(text: string): readonly ReadPaper[] {
  return new Cite(JSON.parse(text), { forceType: '@csl/list+object' }).data;
}

/** A name as one line, whatever its parts: `Jan van der Berg Jr.`. */
export function nameText(name: ReadName): string {
  const { given, 'non-dropping-particle': particle, family, suffix, literal } = name;
  return [given, particle, family, suffix, literal].filter(Boolean).join(' ');
}
