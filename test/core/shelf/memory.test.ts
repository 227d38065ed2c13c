import { ok } from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { rendererNames } from '../../../src/core/anchors/renderers.ts';
import { Catalogue } from '../../../src/core/catalogue.ts';
import { standardReading } from '../../../src/core/dialects/reading.ts';
import { Library } from '../../../src/core/library.ts';
import { markedWordsOf } from '../../../src/core/paperText.ts';
import { parseDigest } from '../../../src/core/parse.ts';
import { problemsOf } from '../../../src/core/rules/rules.ts';
import { defaultSettings } from '../../../src/core/settings.ts';
import { closedDigest, digestLines, digestOfLines } from '../../../src/core/shelf/closedDigest.ts';
import { cachedFiles, cachedText } from '../../../src/server/files/cachedFiles.ts';
import { digestText } from '../../support/digestText.ts';
import { uriOf } from '../../support/fixture.ts';

const texts = 24;
const filler = 'A long line that nobody asks for. '.repeat(15_000);

/** A digest of half a megabyte, of which each label, title, marked word and link is its own. */
function largeText(index: number): string {
  return digestText('2025-01-03', [
    {
      title: `Quiet *rivers* and their numbers ${index} &amp; more`,
      id: `2501.${10_000 + index}`,
      abstract: `In the year number ${index}: on **pruning of rivers ${index}** and **more of it**.\n\n${filler}`,
    },
    { title: `Deep lakes in the north ${index}: a study`, id: `2502.${10_000 + index}` },
  ]);
}

/** What is held when everything was taken away that nobody needs. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  return process.memoryUsage().heapUsed;
}

describe('the texts of digests', () => {
  it('are not held by anything when the digests are put away', async () => {
    const settings = { ...defaultSettings, renderers: rendererNames };
    const library = new Library();
    const catalogue = new Catalogue(library);
    const before = heldBytes();
    for (let index = 0; index < texts; index++) {
      const uri = uriOf(`${index}.md`);
      const digest = parseDigest(uri, largeText(index), standardReading);
      ok(digest);
      problemsOf(digest, settings, library);
      catalogue.note(
        library.apply([{ kind: 'shelve', digest: closedDigest(digest, () => largeText(index)) }]),
      );
      for (const _ of catalogue.fill());
      for (const { papers } of library.digests())
        for (const { arxivId } of papers) library.topicsOfPaper(arxivId);
    }
    // What was read again stays until the end of the turn.
    await new Promise(resolve => setImmediate(resolve));
    const held = heldBytes() - before;
    ok(held < (texts * filler.length) / 2, `${held} bytes are held`);
  });

  it('are not held by papers and entries that stay through later edits', () => {
    const papers = Array.from({ length: texts }, (_, index) => ({
      title: `Quiet rivers and their numbers ${index}`,
      id: `2501.${10_000 + index}`,
      authors: 'Ada Lovelace-Example the Elder, Grace Hopper-Example the Younger',
      abstract: `On **the pruning of rivers ${index}**.`,
    }));
    const uri = uriOf('edited.md');
    let text = `${digestText('2025-01-03', papers)}\n\n${filler}`;
    let digest = parseDigest(uri, text, standardReading);
    const before = heldBytes();
    for (let index = 0; index < texts; index++) {
      // In the entry and in the heading.
      for (const sign of ['[', '## ']) {
        text = text.replace(
          `${sign}Quiet rivers and their numbers ${index}`,
          `${sign}Edited rivers, number ${index}`,
        );
        digest = parseDigest(uri, text, standardReading, digest);
        ok(digest);
        problemsOf(digest, { ...defaultSettings, renderers: rendererNames }, new Library());
        for (const paper of digest.papers) markedWordsOf(digest, paper);
      }
    }
    const held = heldBytes() - before;
    ok(digest?.papers.every(({ title }) => title.startsWith('Edited')));
    ok(held < (texts * filler.length) / 2, `${held} bytes are held`);
  });

  it('are not held by others that were kept in the same part of the cache', () => {
    const lines = (index: number) => {
      const digest = parseDigest(uriOf(`${index}.md`), largeText(index), standardReading);
      ok(digest);
      return [...digestLines(closedDigest(digest, () => '')), filler];
    };
    const stamp = { size: 1, modified: 1, hash: 'hash' };
    const file = (index: number) => ({ uri: uriOf(`${index}.md`), stamp, reading: '', lines: lines(index) });
    const bytes = new TextEncoder().encode(
      cachedText(Array.from({ length: texts }, (_, index) => file(index))),
    );
    const before = heldBytes();
    const files = cachedFiles(bytes) ?? [];
    const [first] = files.splice(0);
    ok(first);
    const digest = digestOfLines(first.lines.slice(0, -1), standardReading, () => '');
    const held = heldBytes() - before;
    ok(digest.papers[0]?.title.startsWith('Quiet'));
    ok(held < (texts * filler.length) / 2, `${held} bytes are held`);
  });
});
