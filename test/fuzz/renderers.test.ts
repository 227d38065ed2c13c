import { deepEqual, equal, ok } from 'node:assert/strict';
import { array, constantFrom, oneof, property, string } from 'fast-check';
import { rendererNames, renderers } from '../../src/core/anchors/renderers.ts';
import { headingsOf } from '../../src/core/anchors/shownHeadings.ts';
import { skeletonOf } from '../../src/core/markdown/readSkeleton.ts';
import { holds } from '../support/random.ts';
import { title } from '../support/titles.ts';

const anyTitle = oneof(title, string({ unit: 'binary' }), string({ unit: 'grapheme' }));
const repeated = array(
  constantFrom('echo', 'Echo 1', 'echo-1', 'echo-1-1', 'echo_1', '', '-', '\0', '\ud83d'),
);

/** The ids that each renderer gives the headings of a text, itself and in its other versions. */
function idsOf(text: string) {
  return rendererNames.flatMap(name => {
    const renderer = renderers[name];
    return [renderer, ...('variants' in renderer ? renderer.variants : [])].map(version => {
      const skeleton = skeletonOf(text);
      const headings = version.headingsOf?.(text, skeleton) ?? headingsOf(text, skeleton);
      const ids = version.idsOf(headings);
      equal(ids.length, headings.length, name);
      for (const id of ids) ok(version.otherwise === undefined || typeof version.otherwise(id) === 'string');
      return { name, ids };
    });
  });
}

describe('headings of any text', () => {
  it('get one id each from every renderer, and the same in a second reading', () => {
    holds(
      property(
        oneof(array(anyTitle, { maxLength: 8 }), repeated),
        constantFrom('## ', '# ', ''),
        (titles, mark) => {
          const text = titles.map(each => `${mark}${each}${mark === '' ? '\n---' : ''}`).join('\n\n');
          deepEqual(idsOf(text), idsOf(`${text}`));
        },
      ),
      100,
    );
  });

  it('are looked for by any fragment', () => {
    holds(
      property(string({ unit: 'binary' }), fragment => {
        for (const name of rendererNames) {
          const { otherwise }: { otherwise?: (fragment: string) => string } = renderers[name];
          if (otherwise) equal(otherwise(fragment), otherwise(fragment));
        }
      }),
      100,
    );
  });
});
