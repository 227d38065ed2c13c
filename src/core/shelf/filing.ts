import type { Digest, Filing, Paper } from '../digest.ts';
import { ownText } from '../ownText.ts';
import { markedWordsOf } from '../paperText.ts';
import { asciiJson } from './asciiJson.ts';

/** The filing that was written as JSON. */
export function filingOfJson(json: string): Filing {
  let filing = filings.get(json);
  if (!filing) {
    const own = ownText(json);
    const [words, topics] = JSON.parse(own) as [string[], string[]];
    filing = { words, topics, json: own };
    if (filings.size >= mostFilings) filings.clear();
    filings.set(own, filing);
  }
  return filing;
}

export function filingOf(digest: Digest, paper: Paper): Filing {
  return paper.filing ?? filingOfJson(asciiJson([markedWordsOf(digest, paper), paper.topics]));
}

const filings = new Map<string, Filing>();
const mostFilings = 10_000;
