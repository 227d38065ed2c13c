import { checkFix, checkRule } from '../../support/ruleCheck.ts';

describe('broken-anchor', () => {
  const check = (source: string, expected: string, settings = {}) =>
    checkRule('broken-anchor', source, expected, settings);

  it('names the renderers where a link is dead, and the anchor that works', () => {
    check(
      `
      # Table of Contents
      * [Sparse Chaos: Why?](#Sparse-Chaos:-Why?)
      * [Dense Order](#Dense-Order)
      * [Low Tide](#low-tide)

      = Sparse Chaos: Why?
      = Dense Order
      = Low Tide
      `,
      `
      2:24 error: This link is dead in GitHub and VS Code preview: no heading has the id "Sparse-Chaos:-Why?". "#sparse-chaos-why" works in GitHub and VS Code preview. [broken-anchor]
         2 | * [Sparse Chaos: Why?](#Sparse-Chaos:-Why?)
           |                        ^^^^^^^^^^^^^^^^^^^
        fix: Change the anchor to #sparse-chaos-why
      3:17 warning: This link is dead in VS Code preview: no heading has the id "Dense-Order". "#dense-order" works in GitHub and VS Code preview. [broken-anchor]
         3 | * [Dense Order](#Dense-Order)
           |                 ^^^^^^^^^^^^
        fix: Change the anchor to #dense-order
      `,
    );
  });

  it('counts only the renderers that the user names', () => {
    const source = `
      # Table of Contents
      * [Dense Order](#Dense-Order)

      = Dense Order
      `;
    check(source, '', { renderers: ['github'] });
    check(
      source,
      `
      2:17 error: This link is dead in VS Code preview: no heading has the id "Dense-Order". "#dense-order" works in VS Code preview. [broken-anchor]
         2 | * [Dense Order](#Dense-Order)
           |                 ^^^^^^^^^^^^
        fix: Change the anchor to #dense-order
      `,
      { renderers: ['vscode'] },
    );
  });

  it('knows the heading by an anchor above it that only some renderers keep', () => {
    check(
      `
      # Table of Contents
      * [cs.XY](#cs.XY)

      <div id="cs.XY"></div>

      # cs.XY [[Back]](#top)

      = Dense Order
      `,
      `
      2:11 warning: This link is dead in GitLab: no heading has the id "cs.XY". "#csxy-back" works in GitHub and GitLab. [broken-anchor]
         2 | * [cs.XY](#cs.XY)
           |           ^^^^^^
        fix: Change the anchor to #csxy-back
      `,
      { renderers: ['github', 'gitlab'] },
    );
  });

  it('knows the paper by an anchor in its heading, where the heading says more than its title', () => {
    check(
      `
      # Table of Contents
      * [Dense Order](#link0)

      ## 0. [Dense Order](https://arxiv.org/abs/2501.00001) <a id="link0"></a>
      **Authors:** Ada Example
      `,
      `
      2:17 error: This link is dead in GitLab: no heading has the id "link0". "#0-dense-order-" works in GitLab. [broken-anchor]
         2 | * [Dense Order](#link0)
           |                 ^^^^^^
        fix: Change the anchor to #0-dense-order-
      `,
      { renderers: ['gitlab'] },
    );
  });

  it('says of a link without an anchor where it leads', () => {
    check(
      `
      # Table of Contents
      * [Dense Order](#)

      = Dense Order
      `,
      `
      2:17 error: This link names no heading; it leads to the top of the page. "#dense-order" works in GitHub and VS Code preview. [broken-anchor]
         2 | * [Dense Order](#)
           |                 ^
        fix: Change the anchor to #dense-order
      `,
    );
  });

  it('repairs a link to the contents themselves', () => {
    check(
      `
      # Table of Contents
      * [Dense Order](#dense-order)
      * [Up](#Table-of-Contents)

      = Dense Order
      `,
      `
      3:8 warning: This link is dead in VS Code preview: no heading has the id "Table-of-Contents". "#table-of-contents" works in GitHub and VS Code preview. [broken-anchor]
         3 | * [Up](#Table-of-Contents)
           |        ^^^^^^^^^^^^^^^^^^
        fix: Change the anchor to #table-of-contents
      `,
    );
  });

  it('counts renderers where they are many', () => {
    check(
      `
      # Table of Contents
      * [Dense Order](#Dense--Order)

      = Dense Order
      `,
      `
      2:17 error: This link is dead in GitHub, VS Code preview and 2 more: no heading has the id "Dense--Order". "#dense-order" works in all 4 renderers. [broken-anchor]
         2 | * [Dense Order](#Dense--Order)
           |                 ^^^^^^^^^^^^^
        fix: Change the anchor to #dense-order
      `,
      { renderers: ['github', 'vscode', 'gitlab', 'hugo'] },
    );
  });

  it('says nothing of links to explicit anchors, nor of citations in abstracts', () => {
    check(
      `
      # Table of Contents
      0. [Sparse Chaos](#link0)
      1. [Dense Order](#link1)

      = Sparse Chaos <a id="link0"></a>
      As in [4] and [this](#nowhere).

      <div id=link1></div>

      = Dense Order
      `,
      '',
    );
  });

  it('offers the headings that may be meant where none fits exactly', () => {
    check(
      `
      # Table of Contents
      * [Sparse Chaos in Models](#start)

      <a name="start"></a>Of models.

      = Sparse Chaos in Model
      `,
      `
      2:28 warning: This link is dead in VS Code preview: no heading has the id "start". No heading fits exactly; quick fixes offer those that are alike. [broken-anchor]
         2 | * [Sparse Chaos in Models](#start)
           |                            ^^^^^^
        maybe: Link to "Sparse Chaos in Model"
      `,
    );
  });

  it('writes an anchor at the heading where none of its ids works everywhere', () => {
    const source = `
      # Table of Contents
      * [The $O(n)$ bound](#The-$O(n)$-bound)
      * [→](#→)

      = The $O(n)$ bound
      = &rarr;
      `;
    check(
      source,
      `
      2:22 error: This link is dead in GitHub and VS Code preview: no heading has the id "The-$O(n)$-bound". "#the-on-bound" works in GitHub and VS Code preview once it is written at the heading as an anchor. [broken-anchor]
         2 | * [The $O(n)$ bound](#The-$O(n)$-bound)
           |                      ^^^^^^^^^^^^^^^^^
        fix: Add the anchor #the-on-bound to the heading
      3:7 error: This link is dead in GitHub and VS Code preview: no heading has the id "→". "#arxiv-2501.00002" works in GitHub and VS Code preview once it is written at the heading as an anchor. [broken-anchor]
         3 | * [→](#→)
           |       ^^
        fix: Add the anchor #arxiv-2501.00002 to the heading
      `,
    );
    checkFix(
      'broken-anchor',
      source,
      `
      # Table of Contents
      * [The $O(n)$ bound](#the-on-bound)
      * [→](#→)

      ## The $O(n)$ bound<a id="the-on-bound"></a>
      >Authors: Ada Example
      >https://arxiv.org/abs/2501.00001
      ## &rarr;
      >Authors: Ada Example
      >https://arxiv.org/abs/2501.00002
      `,
    );
  });

  it('writes an anchor as HTML holds it where the entry is HTML', () => {
    checkFix(
      'broken-anchor',
      `
      <ul>
      <li><a href=#Sparse-Chaos>Sparse Chaos</a></li>
      <li><a href="#x">"Dense" Order</a></li>
      </ul>

      = Sparse Chaos
      <a id='a"b'></a>

      = "Dense" Order
      `,
      `
      <ul>
      <li><a href=#sparse-chaos>Sparse Chaos</a></li>
      <li><a href="#x">"Dense" Order</a></li>
      </ul>

      ## Sparse Chaos
      >Authors: Ada Example
      >https://arxiv.org/abs/2501.00001
      <a id='a"b'></a>

      ## "Dense" Order
      >Authors: Ada Example
      >https://arxiv.org/abs/2501.00002
      `,
    );
  });

  it('changes the anchor only, encoded where a link needs it', () => {
    checkFix(
      'broken-anchor',
      `
      1. [**Sparse** Chaos](<#Sparse Chaos> "title") and more
      2. [Dense Order](#dense-order)
      = **Sparse** Chaos
      = Dense Order
      `,
      `
      1. [**Sparse** Chaos](<#sparse-chaos> "title") and more
      2. [Dense Order](#dense-order)
      ## **Sparse** Chaos
      >Authors: Ada Example
      >https://arxiv.org/abs/2501.00001
      ## Dense Order
      >Authors: Ada Example
      >https://arxiv.org/abs/2501.00002
      `,
    );
  });
});
