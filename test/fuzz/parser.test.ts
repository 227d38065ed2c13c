import { deepEqual } from 'node:assert/strict';
import { array, constantFrom, nat, property, subarray } from 'fast-check';
import { type RendererName, rendererNames } from '../../src/core/anchors/renderers.ts';
import { standardReading } from '../../src/core/dialects/reading.ts';
import type { Digest } from '../../src/core/digest.ts';
import { explain } from '../../src/core/explain.ts';
import { outlineOf } from '../../src/core/features/outline.ts';
import { parseDigest } from '../../src/core/parse.ts';
import { problemsOf, ruleCodes } from '../../src/core/rules/rules.ts';
import { defaultSettings } from '../../src/core/settings.ts';
import { useDigest } from '../support/digestUses.ts';
import { anyEdit, edited } from '../support/edits.ts';
import { uriOf } from '../support/fixture.ts';
import { mutatedDigest } from '../support/mutated.ts';
import { holds } from '../support/random.ts';

const uri = uriOf('2025-01-03.md');
const everyRule = Object.fromEntries(ruleCodes.map(code => [code, 'warning' as const]));
const someRenderers = subarray(rendererNames as RendererName[], { minLength: 1 });

describe('a digest to which something happened', () => {
  it('is read, and whatever is asked of it is answered', () => {
    holds(
      property(
        mutatedDigest,
        nat(),
        someRenderers,
        constantFrom({}, everyRule),
        (text, at, renderers, rules) => {
          const digest = parseDigest(uri, text);
          if (digest) useDigest(digest, at % (text.length + 1), { ...defaultSettings, renderers, rules });
          explain(uri, text, standardReading);
        },
      ),
      60,
    );
  });

  it('reads after an edit as it does from scratch', () => {
    const settings = { ...defaultSettings, rules: everyRule };
    const said = (digest: Digest | undefined) =>
      digest && [
        digest.papers.map(({ title, arxivId, span, authors }) => [title, arxivId, span, authors]),
        digest.contents,
        outlineOf(digest),
        problemsOf(digest, settings).map(({ code, span, message }) => [code, span, message]),
      ];
    holds(
      property(mutatedDigest, array(anyEdit, { minLength: 1, maxLength: 3 }), (text, edits) => {
        let [now, digest] = [text, parseDigest(uri, text)];
        for (const edit of edits) {
          said(digest);
          now = edited(now, edit);
          digest = parseDigest(uri, now, standardReading, digest);
          deepEqual(said(digest), said(parseDigest(uri, now)));
        }
      }),
      60,
    );
  });
});
