import { deepEqual } from 'node:assert/strict';
import type { RendererName } from '../../src/core/anchors/renderers.ts';
import { deadOnGitlab } from '../support/gitlabPage.ts';
import { agree, type Repaired, repaired, setsOf } from '../support/linkLaws.ts';
import { corpus, type SampleFile, seeds } from '../support/samples.ts';
import { deadInVscode, deadOnGithub } from '../support/vscodePreview.ts';
import { isInstalled, type Program, pagesOf, programs } from './programs.ts';

/** Dead fragments of each text, as one renderer's own code has it; a text is asked about once. */
type Oracle = (texts: readonly string[]) => ReadonlyMap<string, ReadonlySet<string>>;

const oracles: Partial<Record<RendererName, Oracle>> = {
  github: oneByOne(deadOnGithub),
  vscode: oneByOne(deadInVscode),
  gitlab: oneByOne(deadOnGitlab),
};

const pythonMarkdown = programs.find(({ name }) => name === 'mkdocs');
if (pythonMarkdown && isInstalled(pythonMarkdown)) oracles.mkdocs = byProgram(pythonMarkdown);

function oneByOne(deadIn: (text: string) => readonly string[]): Oracle {
  return texts => new Map([...new Set(texts)].map(text => [text, new Set(deadIn(text))]));
}

function byProgram(program: Program): Oracle {
  return texts => {
    const distinct = [...new Set(texts)];
    const pages = pagesOf(program, distinct);
    return new Map(
      distinct.map((text, index) => {
        const { fragments = [], targets } = pages[index] ?? {};
        return [text, new Set(fragments.filter(fragment => !targets?.has(fragment)))];
      }),
    );
  };
}

function checkLaws(files: readonly SampleFile[], sets: readonly RendererName[][]): void {
  const all: Repaired[] = files.flatMap(file => sets.map(names => repaired(file, names)));
  for (const [name, deadIn] of Object.entries(oracles) as [RendererName, Oracle][]) {
    const those = all.filter(({ names }) => names.includes(name));
    const dead = deadIn(those.flatMap(({ before, after }) => [before.text, after.text]));
    for (const { names, before, after } of those) {
      if (names.length === 1) agree(before, name, dead.get(before.text) ?? new Set());
      const anchors = new Set(after.contents?.entries.map(({ anchor }) => anchor));
      const left = [...(dead.get(after.text) ?? [])].filter(fragment => anchors.has(fragment));
      deepEqual(left, [], `${before.uri} for ${names.join()}: dead in ${name}`);
    }
  }
}

describe('links before and after the certain fixes', () => {
  const names = Object.keys(oracles) as RendererName[];

  it('are judged right and all work in the sample digests, for every set of renderers', () => {
    checkLaws(seeds, setsOf(names));
  });

  it('are judged right and all work in the weekly digests in ../shared/corpus', function () {
    const files = corpus().filter(({ name, text }) => name.startsWith('weekly') && text.length < 160_000);
    if (files.length === 0) this.skip();
    checkLaws(files, [...names.map(name => [name]), names]);
  });
});
