import { deepEqual, equal } from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { array, assert, asyncProperty, constantFrom } from 'fast-check';
import type { FileSource } from '../../src/server/files/fileSource.ts';
import { answerFromDisk, MemoryFolder } from '../support/clientFolder.ts';
import { fileChange, happen } from '../support/digestFiles.ts';
import { digestText } from '../support/digestText.ts';
import { Editor } from '../support/editor.ts';
import { runs, seed } from '../support/random.ts';
import { type Ask, settled, shownBy } from '../support/serverAnswers.ts';

const asks =
  (editor: Editor): Ask =>
  (name, params) =>
    editor.ask(name, params);
/** A folder that is called like a Markdown file is told like one. */
const change = fileChange.filter(
  change => change.kind !== 'rename' || change.name.endsWith('.md') || !change.to.endsWith('.md'),
);
const onlyClient = (others: FileSource) => others;
const folder = 'memory://box/digests';
const digest = (title: string, id: string) => digestText('2025-01-03', [{ title, id }]);
const days = async (editor: Editor) => {
  await settled(asks(editor));
  return (await shownBy(asks(editor), [])).digests;
};

describe('files that the client reads for the server', () => {
  it('are those that the server would read itself, whether the client searches or lists', async function () {
    this.timeout(120_000);
    const law = asyncProperty(
      array(change, { minLength: 8, maxLength: 24 }),
      constantFrom('searches' as const, 'lists' as const),
      async (changes, way) => {
        const root = mkdtempSync(join(tmpdir(), 'digests-'));
        const half = changes.length >> 1;
        for (const change of changes.slice(0, half)) happen(root, change);
        const folders = [pathToFileURL(root).href];
        const theirs = await Editor.start({
          folders,
          initializationOptions: { clientFiles: true },
          platform: { files: onlyClient },
          prepare: connection => answerFromDisk(connection, way),
        });
        await settled(asks(theirs));
        const events = changes.slice(half).flatMap(change => happen(root, change));
        await theirs.connection.sendNotification('workspace/didChangeWatchedFiles', {
          changes: events.map(([name, type]) => ({ uri: pathToFileURL(join(root, name)).href, type })),
        });
        const own = await Editor.start({ folders });
        try {
          await settled(asks(own));
          await settled(asks(theirs));
          deepEqual(await shownBy(asks(theirs), ['rivers']), await shownBy(asks(own), ['rivers']));
        } finally {
          await Promise.all([own.stop(), theirs.stop()]);
          rmSync(root, { recursive: true });
        }
      },
    );
    await assert(law, { seed, numRuns: runs(25) });
  });

  it('come from the client only where they are not on disk', async () => {
    const root = mkdtempSync(join(tmpdir(), 'digests-'));
    writeFileSync(join(root, '2025-01-03.md'), digest('On disk', '2501.00001'));
    const memory = new MemoryFolder({ [`${folder}/2025-01-04.md`]: digest('In memory', '2501.00002') });
    const editor = await Editor.start({
      folders: [pathToFileURL(root).href, folder],
      initializationOptions: { clientFiles: true },
      prepare: connection => memory.answer(connection),
    });
    equal(await days(editor), 2);
    deepEqual(
      memory.asked.filter(uri => !uri.startsWith(folder)),
      [],
    );
    await editor.stop();
    rmSync(root, { recursive: true });
  });

  it('are missing where they cannot be read, which is said, and no others with them', async () => {
    const memory = new MemoryFolder({
      [`${folder}/a.md`]: digest('Read', '2501.00001'),
      [`${folder}/b%20c.md`]: digest('Refused', '2501.00002'),
      [`${folder}/shut/d.md`]: digest('Shut away', '2501.00003'),
    });
    memory.refuse(`${folder}/b%20c.md`);
    memory.refuse(`${folder}/shut`);
    const editor = await Editor.start({
      folders: [folder],
      initializationOptions: { clientFiles: true },
      prepare: connection => memory.answer(connection),
    });
    equal(await days(editor), 1);
    deepEqual((await shownBy(asks(editor), [])).failures, [
      'memory://box/digests/shut cannot be read: the network is down.',
      'memory://box/digests/b c.md cannot be read: the network is down.',
    ]);
    await editor.stop();
  });

  for (const [what, uri] of [
    ['a file', `${folder}/b.md`],
    ['a folder', folder],
    ['a configuration file', `${folder}/.digest-lens.json`],
  ] as const) {
    it(`are not waited for for ever: ${what} may come later than the others`, async () => {
      const other = 'memory://fast/digests';
      const memory = new MemoryFolder({
        [`${other}/a.md`]: digest('Fast', '2501.00001'),
        [`${folder}/b.md`]: digest('Slow', '2501.00002'),
        [`${folder}/.digest-lens.json`]: '{}',
      });
      const release = memory.hold(uri);
      const editor = await Editor.start({
        folders: [folder, other],
        initializationOptions: { clientFiles: true },
        platform: { patience: 30 },
        prepare: connection => memory.answer(connection),
      });
      const isComplete = what === 'a configuration file';
      await editor.until(
        () => editor.status?.settled === true && editor.status.digests === (isComplete ? 2 : 1),
      );
      const told = isComplete ? editor.logged : editor.status?.failures;
      deepEqual(told, [
        what === 'a folder'
          ? `The files of ${uri} could not be listed: no answer within 0.03 seconds.`
          : `${uri} cannot be read: no answer within 0.03 seconds.`,
      ]);
      release();
      await editor.until(
        () =>
          editor.status?.settled === true &&
          editor.status.digests === 2 &&
          editor.status.failures.length === 0,
      );
      equal(await days(editor), 2);
      await editor.stop();
    });
  }
});
