import { deepEqual, equal } from 'node:assert/strict';
import { rendererSigns, signAmong } from '../../src/client/rendererSigns.ts';
import { rendererNames } from '../../src/core/anchors/renderers.ts';

describe('the signs of renderers', () => {
  it('name renderers that there are, each once', () => {
    const named = rendererSigns.map(({ renderer }) => renderer);
    deepEqual(
      named.filter(name => !rendererNames.some(known => known === name)),
      [],
    );
    equal(new Set(named).size, named.length);
  });

  it('tell what publishes a folder, the site before the host of its repository', () => {
    const publisher = (...files: string[]) => signAmong(files)?.sign.renderer;
    equal(publisher('README.md', 'mkdocs.yml'), 'mkdocs');
    equal(publisher('.gitlab-ci.yml', 'hugo.toml'), 'hugo');
    equal(publisher('.gitlab-ci.yml'), 'gitlab');
    equal(publisher('config.toml', 'mkdocs.yml.md'), undefined);
  });
});
