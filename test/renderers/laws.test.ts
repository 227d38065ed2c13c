import { deepEqual } from 'node:assert/strict';
import { array, constantFrom, option, record, sample } from 'fast-check';
import type { RendererName } from '../../src/core/anchors/renderers.ts';
import { parseDigest } from '../../src/core/parse.ts';
import { digestText } from '../support/digestText.ts';
import { uriOf } from '../support/fixture.ts';
import { deadOnGitlab } from '../support/gitlabPage.ts';
import { agree, type Repaired, repaired, setsOf } from '../support/linkLaws.ts';
import { runs, seed } from '../support/random.ts';
import { corpus, type SampleFile, seeds } from '../support/samples.ts';
import { plainTitle } from '../support/titles.ts';
import { deadInVscode, deadOnGithub, renderedLinks } from '../support/vscodePreview.ts';
import { isInstalled, type Program, pagesOf, programs } from './programs.ts';

/** The fragments that links of each text lead somewhere with, as one renderer's own code has it. */
type Oracle = (texts: readonly string[]) => ReadonlyMap<string, ReadonlySet<string>>;

const oracles: Partial<Record<RendererName, Oracle>> = {
  github: oneByOne(deadOnGithub),
  vscode: oneByOne(deadInVscode),
  gitlab: oneByOne(deadOnGitlab),
};

for (const program of programs) {
  if (isInstalled(program)) oracles[program.name] = byProgram(program);
}

function oneByOne(deadIn: (text: string) => readonly string[]): Oracle {
  return texts =>
    new Map(
      [...new Set(texts)].map(text => {
        const dead = new Set(deadIn(text));
        const all = renderedLinks(text).map(({ fragment }) => fragment);
        return [text, new Set(all.filter(fragment => !dead.has(fragment)))];
      }),
    );
}

function byProgram(program: Program): Oracle {
  return texts => {
    const distinct = [...new Set(texts)];
    const pages = pagesOf(program, distinct);
    return new Map(
      distinct.map((text, index) => {
        const { fragments = [], targets } = pages[index] ?? {};
        return [text, new Set(fragments.filter(fragment => targets?.has(fragment)))];
      }),
    );
  };
}

/** Says so where a link of a digest, repaired for some renderers or not, is not judged as it is. */
function checkAgreement(texts: readonly string[]): void {
  const files = texts.map((text, index) => ({ name: `${index}`, uri: uriOf('2025-01-03.md'), text }));
  for (const [name, aliveIn] of Object.entries(oracles) as [RendererName, Oracle][]) {
    const both = files.flatMap(file => {
      const { before, after } = repaired(file, [name]);
      return [before, after];
    });
    const alive = aliveIn(both.map(({ text }) => text));
    for (const digest of both) {
      agree(digest, name, alive.get(digest.text) ?? new Set());
    }
  }
}

function checkLaws(files: readonly SampleFile[], sets: readonly RendererName[][]): void {
  const all: Repaired[] = files.flatMap(file => sets.map(names => repaired(file, names)));
  for (const [name, aliveIn] of Object.entries(oracles) as [RendererName, Oracle][]) {
    const those = all.filter(({ names }) => names.includes(name));
    const alive = aliveIn(those.flatMap(({ before, after }) => [before.text, after.text]));
    for (const { names, before, after } of those) {
      if (names.length === 1) agree(before, name, alive.get(before.text) ?? new Set());
      const works = alive.get(after.text);
      const left = (after.contents?.entries ?? []).filter(({ anchor }) => !works?.has(anchor));
      deepEqual(
        left.map(({ anchor }) => anchor),
        [],
        `${before.uri} for ${names.join()}: dead in ${name}`,
      );
    }
  }
}

describe('links before and after the certain fixes', () => {
  const names = (Object.keys(oracles) as RendererName[]).filter(name => name !== 'pandoc' && name !== 'hugo');

  it('are judged right and all work in the sample digests, for every set of renderers', () => {
    checkLaws(seeds, setsOf(names));
  });

  it('are judged right whatever the titles, repeated ones among them', () => {
    const entry = record({
      title: plainTitle,
      anchor: option(constantFrom('echo', 'echo-1', 'x%20y', 'a-(b)'), { nil: undefined }),
    });
    const texts = array(entry, { minLength: 3, maxLength: 6 }).map(papers =>
      digestText(
        '2025-01-03',
        [...papers, ...papers.slice(0, 2)].map(({ title, anchor }) =>
          anchor === undefined ? { title } : { title, anchor },
        ),
      ),
    );
    const isDigest = (text: string) => parseDigest(uriOf('2025-01-03.md'), text) !== undefined;
    checkAgreement(sample(texts, { seed, numRuns: runs(40) }).filter(isDigest));
  });

  it('are judged right and all work in the weekly digests in ../shared/corpus', function () {
    const files = corpus().filter(({ name, text }) => name.startsWith('weekly') && text.length < 120_000);
    if (files.length === 0) this.skip();
    checkLaws(files, [...names.map(name => [name]), names]);
  });
});
