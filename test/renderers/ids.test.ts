import { deepEqual } from 'node:assert/strict';
import { type Arbitrary, array, sample } from 'fast-check';
import type { Renderer } from '../../src/core/anchors/renderer.ts';
import { renderers } from '../../src/core/anchors/renderers.ts';
import { headingsOf } from '../../src/core/anchors/shownHeadings.ts';
import { skeletonOf } from '../../src/core/markdown/readSkeleton.ts';
import { digestText } from '../support/generated.ts';
import { runs, seed } from '../support/random.ts';
import { corpus, seeds } from '../support/samples.ts';
import { plainTitle, title } from '../support/titles.ts';
import { isInstalled, type Program, pagesOf, programs } from './programs.ts';

/** What we read otherwise on purpose, as docs/renderers.md says. */
const known: Readonly<Record<Program['name'], RegExp>> = {
  mkdocs: /__/,
  pandoc: /__|@\w|\]\[/,
  hugo: /(?!)/,
};

function idsOf(name: Program['name'], text: string): readonly string[] {
  const renderer: Renderer = renderers[name];
  const skeleton = skeletonOf(text);
  return renderer.idsOf(renderer.headingsOf?.(text, skeleton) ?? headingsOf(text, skeleton));
}

function compare(program: Program, texts: readonly string[]): void {
  const pages = pagesOf(program, texts);
  for (const [index, text] of texts.entries()) {
    deepEqual(idsOf(program.name, text), pages[index]?.headings, JSON.stringify(text.slice(0, 2_000)));
  }
}

function generated(texts: Arbitrary<string>, count: number): string[] {
  return sample(texts, { seed, numRuns: runs(count) });
}

for (const program of programs) {
  describe(`the ids of ${program.name}`, () => {
    before(function () {
      if (isInstalled(program)) return;
      process.stdout.write(
        `    ${renderers[program.name].title} is not installed here, so its own ids are not looked at.\n`,
      );
      this.skip();
    });

    it('are the ones we give in the sample digests', () => {
      compare(
        program,
        seeds.map(({ text }) => text),
      );
    });

    it('are the ones we give in the digests of other people in ../shared/corpus', function () {
      // Some are left out for their size only, and some because pandoc takes their rules for YAML and refuses them.
      const files = corpus().filter(
        ({ name, text }) => /^(?:weekly|numbered)/.test(name) && text.length < 120_000,
      );
      if (files.length === 0) this.skip();
      compare(
        program,
        files.map(({ text }) => text),
      );
    });

    it('are the ones we give whatever the titles', () => {
      const titles = [...generated(title, 500), ...generated(plainTitle, 500)];
      const texts = titles.filter(text => !known[program.name].test(text)).map(text => `## ${text}\n`);
      compare(program, texts);
    });

    it('are the ones we give to repeated and colliding titles', () => {
      const lists = generated(
        array(plainTitle, { minLength: 2, maxLength: 3 }).map(titles =>
          [...titles, ...titles, titles[0], `${titles[0]} 1`, `${titles[0]}_1`, `${titles[0]}-1`, titles[0]]
            .map((text, index) => (index % 3 ? `## ${text}\n\n` : `X${text}\n---\n\n`))
            .join(''),
        ),
        150,
      );
      compare(program, lists);
    });

    it('are the ones we give in digests with quotes, code, tags and details', () => {
      compare(
        program,
        generated(digestText, 300).filter(text => hasClosedCode(text) && !text.startsWith('---')),
      );
    });
  });
}

/** Code that nothing closes goes on to the end in CommonMark, and is no code for Python-Markdown and pandoc. */
function hasClosedCode(text: string): boolean {
  return (text.match(/^```$/gm)?.length ?? 0) % 2 === 0;
}
