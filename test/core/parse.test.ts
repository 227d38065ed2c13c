import { deepEqual } from 'node:assert/strict';
import { oneof, property, string, tuple } from 'fast-check';
import { abstractOf } from '../../src/core/paperText.ts';
import { parseDigest } from '../../src/core/parse.ts';
import { problemsOf } from '../../src/core/rules/rules.ts';
import { defaultSettings } from '../../src/core/settings.ts';
import { checkSpans } from '../support/digestLaws.ts';
import { uriOf } from '../support/fixture.ts';
import { digestText } from '../support/generated.ts';
import { holds } from '../support/random.ts';
import { seeds } from '../support/samples.ts';

const uri = uriOf('2025-01-03.md');

const sample = `---
title: x
---
# 2025-01-03

# Table of Contents
* [Sparse \`Chaos\`](#Sparse-Chaos)
  1. [[CLS] $x$](<#cls x> "t")

## Sparse \`Chaos\`

>Authors: Ada Example, Bo Sample et al.

>2024-12-24

> [http://arxiv.org/abs/2501.00001v1](http://arxiv.org/abs/2501.00001v1)

We **quantize** M![key](https://img.shields.io/badge/LLM-F08080)s.
- \\url{https://github.com/example/sun}

[CLS] $x$
---------
**Authors:** Ada Example | **Date:** 2024-12-24
**Link:** http://arxiv.org/abs/2501.00002v1
<details><summary>Abstract</summary>

\`\`\`
# Code
\`\`\`
</details>

---
`;

function check(text: string): void {
  const digest = parseDigest(uri, text);
  if (digest) checkSpans(digest);
}

describe('any text can be read', () => {
  it('cut anywhere', () => {
    for (let end = 0; end <= sample.length; end++) check(sample.slice(0, end));
    for (let start = 0; start <= sample.length; start++) check(sample.slice(start));
  });

  it('without any one of its lines, or with it twice', () => {
    const lines = sample.split('\n');
    lines.forEach((line, at) => {
      check(lines.toSpliced(at, 1).join('\n'));
      check(lines.toSpliced(at, 0, line).join('\n'));
    });
  });

  it('with anything in between, and any digest', () => {
    holds(
      property(string({ unit: 'binary' }), string({ unit: 'binary' }), (before, after) =>
        check(before + sample + after),
      ),
      100,
    );
    holds(property(digestText, check), 200);
  });

  it('as it is in the sample digests', () => {
    for (const { text } of seeds) check(text);
  });
});

describe('line breaks', () => {
  /** What a digest says, with all that depends on offsets left out. */
  function content(text: string) {
    const digest = parseDigest(uri, text);
    return (
      digest && {
        day: digest.day?.day,
        headings: digest.skeleton.headings.map(({ level, nested }) => [level, nested]),
        kinds: [...digest.skeleton.kinds],
        entries: digest.contents?.entries.map(entry => [entry.text, entry.anchor]),
        ids: digest.htmlIds.map(({ id }) => id),
        papers: digest.papers.map(paper => ({
          title: paper.title,
          authors: paper.authors,
          published: paper.published?.day,
          id: paper.arxivId,
          summary: paper.summary,
          abstract: abstractOf(digest, paper),
        })),
        problems: problemsOf(digest, defaultSettings).map(({ message, fix }) => [message, fix?.title]),
      }
    );
  }

  it('may be \\r\\n or \\r as well as \\n', () => {
    holds(
      property(
        oneof(
          digestText,
          tuple(digestText, string()).map(([text, more]) => text + more),
        ),
        text => {
          const plain = text.replaceAll('\r', '');
          deepEqual(content(plain.replaceAll('\n', '\r\n')), content(plain));
          deepEqual(content(plain.replaceAll('\n', '\r')), content(plain));
        },
      ),
      100,
    );
  });
});
