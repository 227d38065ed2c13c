import { constantFrom, nat, property, subarray } from 'fast-check';
import { type RendererName, rendererNames } from '../../src/core/anchors/renderers.ts';
import { standardReading } from '../../src/core/dialects/reading.ts';
import { explain } from '../../src/core/explain.ts';
import { parseDigest } from '../../src/core/parse.ts';
import { ruleCodes } from '../../src/core/rules/rules.ts';
import { defaultSettings } from '../../src/core/settings.ts';
import { useDigest } from '../support/digestUses.ts';
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
});
