import { deepEqual } from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { array, asyncProperty, constantFrom, record } from 'fast-check';
import { fileChange, happen } from '../support/digestFiles.ts';
import { Editor } from '../support/editor.ts';
import { holdsInTime } from '../support/random.ts';
import { type Ask, settled, shownBy } from '../support/serverAnswers.ts';

const hour = 3_600_000;

describe('a server whose clock jumps', () => {
  it('shows what another one shows', async function () {
    this.timeout(60_000);
    const jump = constantFrom(0, 0, 0, 1, 20, -20, hour, -hour, 100_000 * hour, -100_000 * hour);
    const rounds = array(record({ changes: array(fileChange, { maxLength: 4 }), jumps: array(jump) }), {
      minLength: 1,
      maxLength: 4,
    });
    await holdsInTime(
      asyncProperty(rounds, async rounds => {
        const root = mkdtempSync(join(tmpdir(), 'digests-'));
        const jumps = rounds.flatMap(({ jumps }) => jumps);
        let [now, looks] = [0, 0];
        const jumping = () => {
          now += 1 + (jumps[looks++ % Math.max(1, jumps.length)] ?? 0);
          return now;
        };
        const folders = [pathToFileURL(root).href];
        const editor = await Editor.start({ folders, platform: { now: jumping } });
        const ask: Ask = (name, params) => editor.ask(name, params);
        for (const { changes } of rounds) {
          const told = changes.flatMap(change => happen(root, change));
          await editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
            changes: told.map(([name, type]) => ({ uri: pathToFileURL(join(root, name)).href, type })),
          });
        }
        await editor.indexed();
        await settled(ask);
        const fresh = await Editor.start({ folders });
        await fresh.indexed();
        await settled((name, params) => fresh.ask(name, params));
        const queries = ['rivers', 'quiet', ''];
        deepEqual(
          await shownBy(ask, queries),
          await shownBy((name, params) => fresh.ask(name, params), queries),
        );
        await Promise.all([editor.stop(), fresh.stop()]);
        rmSync(root, { recursive: true });
      }),
      8,
    );
  });
});
