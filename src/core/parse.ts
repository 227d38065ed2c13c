import { findContents } from './contents.ts';
import { dialects } from './dialects/dialects.ts';
import type { Digest, Paper } from './digest.ts';
import { digestDay } from './digestDay.ts';
import { htmlIdsOf } from './markdown/htmlIds.ts';
import { type Skeleton, skeletonOf } from './markdown/skeleton.ts';
import type { Uri } from './uri.ts';

/**
 * Reads any text as a digest; undefined where it lists no papers, and then it cost next to nothing.
 * With the digest before an edit the answer is the same, only faster.
 */
export function parseDigest(uri: Uri, text: string, previous?: Digest): Digest | undefined {
  if (!mentionsArxiv(text)) return undefined;
  const skeleton = skeletonOf(text);
  const reading = bestReading(text, skeleton, previous);
  if (!reading) return undefined;
  const { dialect, papers } = reading;
  return {
    uri,
    text,
    skeleton,
    htmlIds: htmlIdsOf(text, skeleton),
    dialect,
    day: digestDay(uri, text, skeleton, papers),
    contents: findContents(text, skeleton, papers),
    papers,
  };
}

/** Whether a text can be a digest at all: the first and cheapest question. */
function mentionsArxiv(text: string): boolean {
  return /arxiv/i.test(text);
}

interface Reading {
  readonly dialect: string;
  readonly papers: readonly Paper[];
}

function bestReading(text: string, skeleton: Skeleton, previous?: Digest): Reading | undefined {
  let best: Reading | undefined;
  for (const { name, papers: read } of dialects) {
    const papers = read(text, skeleton, previous?.dialect === name ? previous : undefined);
    if (papers.length > (best?.papers.length ?? 0)) best = { dialect: name, papers };
  }
  return best;
}
