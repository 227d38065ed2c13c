import type * as vscode from 'vscode';
import { type CitedPapersParams, type CiteParams, method } from '../protocol/protocol.ts';
import type { DigestServer } from './digestServer.ts';

/** Papers by their ids, in this order, or those that the server knows. */
export type CitedPapers =
  | { readonly kind: 'papers'; readonly arxivIds: readonly string[] }
  | CitedPapersParams;

/** Citations as one text, and how many they are: papers that no digest lists are left out. */
export interface CitationText {
  readonly text: string;
  readonly papers: number;
}

/** Who waits for a text that may be long. */
export interface Waiting {
  readonly token: vscode.CancellationToken;
  /** Hears how much of it is there, as parts of 1 that add up. */
  readonly report: (part: number) => void;
}

/** So many citations are a message that is written and read in a moment. */
const mostAtOnce = 250;

/** Citations of papers, each once, asked for in parts, so that everything else the server is asked has its turn. */
export async function citationText(
  server: DigestServer,
  papers: CitedPapers,
  format: CiteParams['format'],
  waiting?: Waiting,
): Promise<CitationText> {
  const named =
    papers.kind === 'papers' ? papers.arxivIds : await server.ask(method.citedPapers, papers, waiting?.token);
  const ids = [...new Set(named)];
  const texts: string[] = [];
  let [count, around] = [0, { before: '', between: '', behind: '' }];
  for (let at = 0; at < ids.length; at += mostAtOnce) {
    const arxivIds = ids.slice(at, at + mostAtOnce);
    const part = await server.ask(method.cite, { arxivIds, format }, waiting?.token);
    if (part.papers > 0) texts.push(part.text);
    count += part.papers;
    around = part;
    waiting?.report(arxivIds.length / ids.length);
  }
  return { text: around.before + texts.join(around.between) + around.behind, papers: count };
}
