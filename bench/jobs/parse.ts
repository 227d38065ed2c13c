import MarkdownIt from 'markdown-it';
import { abstractOf, linksOf } from '../../src/core/paperText.ts';
import { parseDigest } from '../../src/core/parse.ts';
import { problemsOf } from '../../src/core/rules/rules.ts';
import { defaultSettings } from '../../src/core/settings.ts';
import { topicsOf, topicTable } from '../../src/core/topics.ts';
import { toUri } from '../../src/core/uri.ts';

export interface Text {
  readonly uri: string;
  readonly text: string;
}

/** Reads every field of every paper, also those that are only read when they are asked for, and every problem. */
export function parseAll(texts: readonly Text[]) {
  const topics = topicTable(defaultSettings.topics);
  let [papers, problems, letters] = [0, 0, 0];
  const begin = performance.now();
  for (const { uri, text } of texts) {
    const digest = parseDigest(toUri(uri), text);
    if (!digest) continue;
    papers += digest.papers.length;
    problems += problemsOf(digest, defaultSettings).length;
    for (const paper of digest.papers) {
      letters += abstractOf(digest, paper)?.length ?? 0;
      letters += linksOf(digest, paper).code.length + topicsOf(digest, paper, topics).length;
    }
  }
  return { time: performance.now() - begin, papers, problems, letters };
}

/** markdown-it at its fastest, without rendering. */
export function tokenizeAll(texts: readonly Text[]) {
  const markdown = new MarkdownIt({ html: true });
  let tokens = 0;
  const begin = performance.now();
  for (const { text } of texts) tokens += markdown.parse(text, {}).length;
  return { time: performance.now() - begin, tokens };
}
