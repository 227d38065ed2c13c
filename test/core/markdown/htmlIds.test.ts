import { deepEqual } from 'node:assert/strict';
import { htmlIdsOf } from '../../../src/core/markdown/htmlIds.ts';
import { skeletonOf } from '../../../src/core/markdown/readSkeleton.ts';
import { dedented } from '../../support/fixture.ts';

describe('anchors written as HTML', () => {
  const ids = (source: string) => {
    const text = dedented(source);
    return htmlIdsOf(text, skeletonOf(text)).map(
      ({ id, attribute, span }) => `${attribute} ${id} in ${text.slice(span.start, span.end)}`,
    );
  };

  it('are ids of any tag and names of links, however they are quoted', () => {
    deepEqual(
      ids(`
        <a id="one"></a> <a name='two'></a> <div id=three></div>
        ## Title <A class="x" ID = "four" name=five></A>
        <input name="no"> <a data-id="no"> <a href="#id=no">
      `),
      [
        'id one in <a id="one">',
        "name two in <a name='two'>",
        'id three in <div id=three>',
        'id four in <A class="x" ID = "four" name=five>',
        'name five in <A class="x" ID = "four" name=five>',
      ],
    );
  });

  it('are none in code, comments and escapes', () => {
    deepEqual(
      ids(`
        \`<a id="x">\` \`\`<a id="x"> \` <a id="x">\`\` \\<a id="x"> \` <a id="yes">
        <!-- <a id="x">
        <a id="x"> --> <a id="too">
        \`\`\`
        <a id="x">
        <!--
        \`\`\`
        <a id="three">
      `),
      ['id yes in <a id="yes">', 'id too in <a id="too">', 'id three in <a id="three">'],
    );
  });
});
