import { deepEqual, equal, notEqual, ok } from 'node:assert/strict';
import { type Arbitrary, constant, property } from 'fast-check';
import { rendererNames } from '../../../src/core/anchors/renderers.ts';
import type { Digest } from '../../../src/core/digest.ts';
import { parseDigest } from '../../../src/core/parse.ts';
import { calmEditOf } from '../../../src/core/rules/calmEdit.ts';
import { type ProblemSettings, problemsOf } from '../../../src/core/rules/rules.ts';
import { defaultSettings } from '../../../src/core/settings.ts';
import { toUri } from '../../../src/core/uri.ts';
import { digestText as sample } from '../../support/digestText.ts';
import { edited, someEdits } from '../../support/edits.ts';
import { digestText } from '../../support/generated.ts';
import { holds } from '../../support/random.ts';

const uri = toUri('file:///digests/2025-01-03.md');
const everywhere: ProblemSettings = { ...defaultSettings, renderers: rendererNames };

const text = sample('2025-01-03', [
  { title: 'Quiet rivers', abstract: 'About rivers.\nThey are quiet.\n- One\n- Two' },
  {
    title: 'Loud rivers: why?',
    abstract: 'First http://arxiv.org/abs/2501.99999 and\nthen https://a.b/**c**d.',
  },
  { title: 'Deep lakes', abstract: 'Words.\n\n<a id="lakes"></a>\nmore of them.' },
  { title: 'Deep lakes', id: '2501.10003', abstract: 'Again.\n\nUpdated: 2025-44-44\n' },
]);

/** All that a problem says, whatever it is made of. */
function shown(digest: Digest, settings: ProblemSettings): unknown {
  return problemsOf(digest, settings).map(
    ({ code, severity, span, message, related, isFixedWithAll, fix, suggestions }) => [
      ...[code, severity, span, message, related, isFixedWithAll, fix, suggestions()],
    ],
  );
}

function read(source: string, previous?: Digest): Digest {
  const digest = parseDigest(uri, source, undefined, previous);
  ok(digest);
  return digest;
}

describe('problems after an edit', () => {
  const isCalm = (was: string, is: string) => {
    const before = read(text);
    problemsOf(before, everywhere);
    notEqual(text, text.replace(was, is));
    const after = read(text.replace(was, is), before);
    deepEqual(shown(after, everywhere), shown(read(after.text), everywhere));
    return calmEditOf(after) !== undefined;
  };

  it('are kept where only words of a paper changed', () => {
    equal(isCalm('They are', 'They were'), true);
    equal(isCalm('About', 'About all'), true);
    equal(isCalm('- One', '- One more'), true);
    equal(isCalm('999 and', '99 and'), true);
    equal(isCalm('They are', 'They\nare'), true);
    equal(isCalm('About rivers.\n', 'About rivers.'), true);
    equal(isCalm('>Authors: Ada', '>Authors: Adam'), true);
  });

  it('are found anew where something else may have changed', () => {
    equal(isCalm('They are', '## They are'), false);
    equal(isCalm('They are', '\n# They are'), false);
    equal(isCalm('They are', '`They` <b>'), false);
    equal(isCalm('Quiet rivers](', 'Silent rivers]('), false);
    equal(isCalm('## Quiet rivers', '## Silent rivers'), false);
    equal(isCalm('2501.10001', '2501.10009'), false);
    equal(isCalm('\nmore of', '\nmuch more of'), false);
  });

  it('are those of a first reading, whatever the edits', () => {
    holds(law(constant(text), everywhere), 6);
    holds(law(digestText, defaultSettings), 30);
  });
});

function law(texts: Arbitrary<string>, settings: ProblemSettings) {
  return property(texts, someEdits, (source, edits) => {
    let now = source;
    let digest = parseDigest(uri, now);
    for (const edit of edits) {
      now = edited(now, edit);
      if (digest) problemsOf(digest, settings);
      digest = parseDigest(uri, now, undefined, digest);
      const fresh = parseDigest(uri, now);
      deepEqual(digest && shown(digest, settings), fresh && shown(fresh, settings));
    }
  });
}
