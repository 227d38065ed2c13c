import type { TextEdit } from '../text.ts';
import { fieldParts } from './paperParts.ts';
import type { Finding, Rule } from './rule.ts';

/** An arXiv address that is not encrypted. */
export const insecureLink: Rule = {
  sentence: 'A link to arXiv begins with `http:` where `https:` works.',
  severity: 'hint',
  changes: 'papers',
  checkPaper: (digest, paper): Finding[] => {
    const places = fieldParts(digest, paper).flatMap(({ start, end }) =>
      [...digest.text.slice(start, end).matchAll(address)].map(({ index, 0: written }) => ({
        start: start + index,
        end: start + index + written.length,
      })),
    );
    const [first] = places;
    if (!first) return [];
    const edits = places.map(({ start }): TextEdit => {
      const behind = start + 'http'.length;
      return { span: { start: behind, end: behind }, newText: 's' };
    });
    return [
      {
        span: first,
        message: 'This link is not encrypted; arXiv has https, too.',
        fix: { title: 'Link with https', edits },
        suggestions: () => [],
      },
    ];
  },
};

const address = /(?<![a-z])http:\/\/(?:[a-z]{1,12}\.)?arxiv\.org(?![a-z0-9.-])/gi;
