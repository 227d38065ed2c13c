import { findContents } from './contents.ts';
import { dialects } from './dialects/dialects.ts';
import type { Digest, Paper } from './digest.ts';
import { digestDay } from './digestDay.ts';
import { htmlIdsOf } from './markdown/htmlIds.ts';
import { type Skeleton, skeletonOf } from './markdown/skeleton.ts';
import type { Uri } from './uri.ts';

/** Reads any text as a digest; a text that lists no papers has a digest without papers and without contents. */
export function parseDigest(uri: Uri, text: string): Digest {
  const skeleton = skeletonOf(text);
  const { dialect, papers } = mentionsArxiv(text) ? bestReading(text, skeleton) : nothing;
  if (papers.length === 0) {
    return {
      uri,
      text,
      skeleton,
      htmlIds: [],
      dialect: undefined,
      day: undefined,
      contents: undefined,
      papers,
    };
  }
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
  readonly dialect: string | undefined;
  readonly papers: readonly Paper[];
}

const nothing: Reading = { dialect: undefined, papers: [] };

function bestReading(text: string, skeleton: Skeleton): Reading {
  let best = nothing;
  for (const { name, papers: read } of dialects) {
    const papers = read(text, skeleton);
    if (papers.length > best.papers.length) best = { dialect: name, papers };
  }
  return best;
}
