import { Catalogue } from '../../src/core/catalogue.ts';
import { Library } from '../../src/core/library.ts';
import { problemsOf } from '../../src/core/rules/rules.ts';
import { defaultSettings } from '../../src/core/settings.ts';
import { toUri } from '../../src/core/uri.ts';
import { selectionOf } from '../../src/core/views/selection.ts';
import type { ViewNode } from '../../src/core/views/viewNode.ts';
import { childrenOf, levelOf, pathTo, type View } from '../../src/core/views/views.ts';
import { Random } from '../workload/random.ts';
import { bytesInUse } from './asked.ts';
import type { Text } from './parse.ts';
import { askOurs } from './search.ts';

/** A library with everything that hangs on it, without a server: what reading, filling, asking and editing cost. */
export function libraryAtScale(texts: readonly Text[]) {
  const library = new Library();
  const catalogue = new Catalogue(library);
  const read = timeOf(() => {
    // The newest first and 32 at once, as the server reads them.
    for (let end = texts.length; end > 0; end -= 32) {
      const batch = texts.slice(Math.max(0, end - 32), end).reverse();
      catalogue.note(library.apply(batch.map(({ uri, text }) => ({ kind: 'put', uri: toUri(uri), text }))));
    }
  });
  const before = bytesInUse();
  let longestStep = 0;
  const build = timeOf(() => {
    const steps = catalogue.fill();
    for (let done = false; !done; ) {
      longestStep = Math.max(
        longestStep,
        timeOf(() => {
          done = steps.next().done === true;
        }),
      );
    }
  });
  const index = bytesInUse() - before;
  for (const _ of catalogue.rehearsal());
  return {
    read,
    build,
    longestStep,
    index,
    ...askOurs(library, catalogue),
    edits: editTimes(library, catalogue, texts),
    ...treeTimes(library),
  };
}

/** Words typed into abstracts, each until the library, the problems, both trees and search know of it. */
function editTimes(library: Library, catalogue: Catalogue, texts: readonly Text[]): number[] {
  const random = new Random(31);
  return Array.from({ length: 60 }, () => {
    const { uri: address, text } = random.pick(texts);
    const uri = toUri(address);
    const at = text.indexOf(' ', text.lastIndexOf('>Authors') + 400);
    const edited = `${text.slice(0, at)} x${text.slice(at)}`;
    return timeOf(() => {
      catalogue.note(library.apply([{ kind: 'put', uri, text: edited }]));
      for (const _ of catalogue.fill());
      const digest = library.digest(uri);
      if (digest) problemsOf(digest, defaultSettings, library);
      const selection = selectionOf(library);
      for (const view of views) childrenOf(selection, view, undefined, 'default');
    });
  }).slice(10); // the first ones warm up
}

const views: readonly View[] = ['days', 'topics'];

function treeTimes(library: Library) {
  const [digest] = library.digests();
  const paper = digest?.papers[0];
  if (!digest || !paper) throw new RangeError('a library without papers');
  const selection = selectionOf(library);
  const sizeOf = ({ description }: ViewNode) => Number(description);
  const [topic] = childrenOf(selection, 'topics', undefined, 'default').sort(
    (a, b) => Math.abs(sizeOf(a) - 5_000) - Math.abs(sizeOf(b) - 5_000),
  );
  const walk = { view: 'topics', sort: 'default', listed: 'all' } as const;
  const open = timeOf(() => levelOf(selection, walk, topic?.key).rows(0, 500));
  const reveal = timeOf(() =>
    views.map(view => pathTo(selection, { view, sort: 'default', listed: 'all' }, { digest, paper })),
  );
  return { topic: topic ? sizeOf(topic) : 0, open, reveal };
}

function timeOf(work: () => unknown): number {
  const begin = performance.now();
  work();
  return performance.now() - begin;
}
