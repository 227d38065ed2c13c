import { findArxivLink, readArxivId } from '../arxiv.ts';
import type { Day } from '../day.ts';
import type { Appearance } from '../digest.ts';
import { abstractOf, linksOf, translatedAbstractOf } from '../paperText.ts';
import { type AgentAnswer, type AgentPlace, type AskedLibrary, agentText, mistake } from './agentAnswer.ts';
import { fromFile, lineFromFile, notice } from './fileText.ts';
import { topicLabels } from './foundPapers.ts';

/** A paper as every digest lists it, the newest first; none where no digest does. */
export interface WholePaper {
  readonly notice: string;
  readonly arxivId: string;
  readonly appearances: readonly PaperAppearance[];
}

export interface PaperAppearance extends AgentPlace {
  readonly day: Day | null;
  readonly published: Day | null;
  readonly version: number | null;
  readonly abs: string;
  readonly pdf: string;
  /** What the digest does not say is missing. */
  readonly fileText: {
    readonly title: string;
    readonly translatedTitle?: string;
    readonly authors: readonly string[];
    readonly authorsComplete: boolean;
    readonly category?: string;
    readonly topics: readonly string[];
    readonly code: readonly string[];
    readonly summary?: string;
    readonly extra: readonly string[];
    readonly abstract?: string;
    readonly translatedAbstract?: string;
  };
}

/** What all digests say of the paper that an agent names by its arXiv id or address. */
export function wholePaper(asked: AskedLibrary, name: string): AgentAnswer<WholePaper> {
  const id = readArxivId(name.trim())?.id ?? findArxivLink(name.slice(0, 1000))?.id;
  if (id === undefined)
    return mistake(`"${lineFromFile(name, 100)}" is no arXiv id; write it as 2412.18419.`);
  const appearances = asked.library.appearances(id).map(each => paperAppearance(asked, each));
  const sentence =
    appearances.length === 0
      ? `No digest lists arXiv ${id}.`
      : `arXiv ${id} is listed ${appearances.length === 1 ? 'once' : `${appearances.length} times, the newest first`}.`;
  return {
    kind: 'answer',
    text: agentText(sentence, piecesOf(appearances)),
    data: { notice, arxivId: id, appearances },
  };
}

function paperAppearance({ library, placeOf }: AskedLibrary, appearance: Appearance): PaperAppearance {
  const { digest, paper } = appearance;
  const { abs, pdf, code } = linksOf(digest, paper);
  const { file, line } = placeOf(appearance);
  const texts = {
    translatedTitle: paper.translatedTitle,
    category: paper.category,
    summary: paper.summary,
    abstract: abstractOf(digest, paper),
    translatedAbstract: translatedAbstractOf(digest, paper),
  };
  return {
    file: lineFromFile(file, 1000),
    line,
    day: digest.day?.day ?? null,
    published: paper.published?.day ?? null,
    version: paper.version ?? null,
    abs,
    pdf,
    fileText: {
      title: lineFromFile(paper.title, 1000),
      authors: paper.authors.slice(0, 500).map(author => lineFromFile(author, 200)),
      authorsComplete: paper.authorsComplete && paper.authors.length <= 500,
      topics: topicLabels(library, appearance),
      code: code.slice(0, 10).map(address => lineFromFile(address, 500)),
      extra: paper.extra.slice(0, 50).map(({ label, value }) => lineFromFile(`${label}: ${value}`, 1000)),
      ...presentTexts(texts),
    },
  };
}

/** No abstract is as long as this; what is, is something else. */
const longestText = 20_000;

function presentTexts<Name extends string>(
  texts: Readonly<Record<Name, string | undefined>>,
): { [name in Name]?: string } {
  const present = Object.entries<string | undefined>(texts).flatMap(([name, text]) =>
    text === undefined ? [] : [[name, fromFile(text.slice(0, longestText))]],
  );
  return Object.fromEntries(present);
}

/** First what is short, of every digest, then the abstracts: where there is little room, they give way. */
function piecesOf(appearances: readonly PaperAppearance[]): string[] {
  const told = new Set<string>();
  const abstracts = appearances.flatMap(({ file, line, fileText: { abstract, translatedAbstract } }) =>
    [abstract, translatedAbstract].flatMap(text => {
      if (text === undefined || told.has(text)) return []; // the same on every day, mostly
      told.add(text);
      return [`Abstract in ${file}:${line}:\n${text}`];
    }),
  );
  return [...appearances.map(fieldsText), ...abstracts];
}

function fieldsText({ file, line, day, published, version, abs, pdf, fileText }: PaperAppearance): string {
  const { title, translatedTitle, authors, authorsComplete, category, topics, code, summary, extra } =
    fileText;
  const fields = {
    'Listed on': day,
    Authors: `${authors.join(', ')}${authorsComplete ? '' : ' et al.'}`,
    'Title in another language': translatedTitle,
    Published: published,
    Version: version === null ? undefined : `v${version}`,
    Category: category,
    Topics: topics.join('; '),
    Links: [abs, pdf, ...code].join(' '),
    Summary: summary,
    'The digest says': extra.join('; '),
  };
  const lines = Object.entries(fields).flatMap(([name, value]) => (value ? [`  ${name}: ${value}`] : []));
  return [`${file}:${line}: ${title}`, ...lines].join('\n');
}
