import type { Digest, Paper } from '../digest.ts';
import { matchesIn, type Span, type TextEdit } from '../text.ts';
import { fieldParts } from './paperParts.ts';
import type { Finding, Fix, Rule } from './rule.ts';

/** An arXiv address that is not encrypted. */
export const insecureLink: Rule = {
  sentence: 'A link to arXiv begins with `http:` where `https:` works.',
  severity: 'hint',
  changes: 'papers',
  checkPaper: (digest, paper, { problems, fixes }): Finding[] => {
    const places = addressesOf(digest, paper);
    const [first] = places;
    if (!first) return [];
    return [
      {
        span: first,
        message: problems.isNotEncrypted,
        fix: { title: fixes.encrypt, edits: places.map(encryption) },
        suggestions: none,
      },
    ];
  },
};

function addressesOf(digest: Digest, paper: Paper): Span[] {
  const places: Span[] = [];
  for (const { start, end } of fieldParts(digest, paper)) {
    for (const { index, 0: written } of matchesIn(digest.text.slice(start, end), address))
      places.push({ start: start + index, end: start + index + written.length });
  }
  return places;
}

function encryption({ start }: Span): TextEdit {
  const behind = start + 'http'.length;
  return { span: { start: behind, end: behind }, newText: 's' };
}

function none(): readonly Fix[] {
  return [];
}

const address = /(?<![a-z])http:\/\/(?:[a-z]{1,12}\.)?arxiv\.org(?![a-z0-9.-])/gi;
