import type { Digest } from '../../src/core/digest.ts';
import { abstractOf, linksOf, markedWordsOf, translatedAbstractOf } from '../../src/core/paperText.ts';

/** The papers of a digest with all their fields, those that are missing left out. */
export function paperLines(digest: Digest): string {
  return digest.papers
    .map(paper => {
      const { authors, authorsComplete, published, arxivId, version, category, summary, topics } = paper;
      const code = linksOf(digest, paper).code;
      const marked = markedWordsOf(digest, paper);
      const abstract = abstractOf(digest, paper);
      const translatedAbstract = translatedAbstractOf(digest, paper);
      const fields: Readonly<Record<string, string | undefined>> = {
        translated: paper.translatedTitle,
        authors: authors.join(', ') + (authorsComplete ? '' : ' et al.'),
        published: published?.day,
        arXiv: version === undefined ? arxivId : `${arxivId} v${version}`,
        category,
        summary,
        below: topics.join(' > '),
        extra: paper.extra.map(({ label, value }) => `${label} = ${value}`).join('; '),
        marked: marked.join(', '),
        code: code.join(', '),
        abstract: abstract?.replaceAll('\n', ' ⏎ '),
        'abstract, translated': translatedAbstract?.replaceAll('\n', ' ⏎ '),
      };
      const lines = Object.entries(fields).flatMap(([name, value]) =>
        value ? [`  ${name}: ${value}\n`] : [],
      );
      return `${paper.title}\n${lines.join('')}`;
    })
    .join('');
}
