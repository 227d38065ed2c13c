import * as vscode from 'vscode';
import { median, p95, shownSize, shownTime } from '../../bench/figures.ts';
import { Random } from '../../bench/workload/random.ts';
import { ok } from '../vscode/assert.ts';
import { closeEverything, openBox, openDigest, putCursor, rowsOf } from '../vscode/digestWindow.ts';
import { driver } from '../vscode/driver.ts';
import {
  clickedUntil,
  figure,
  insertedUntil,
  keepProfile,
  pressedUntil,
  scrolled,
  seen,
  serverAge,
  serverMemory,
  serverTurns,
  sinceOpened,
  workload,
} from './timing.ts';

const run = (command: string) => vscode.commands.executeCommand(command);
const days = rowsOf('Days');
const topics = rowsOf('Topics');
const searchTitle = '.quick-input-title';
const minute = 60_000;

for (const start of ['the first time', 'again']) {
  describe(`a very large workspace, opened ${start}`, function () {
    this.timeout(4 * minute);
    this.retries(0);
    let papers = '';
    const picture = (name: string) =>
      driver.screenshot(`large-${start === 'again' ? 'second' : 'first'}-start-${name}`);

    before(async () => {
      papers = `${((await workload()).digests * 50).toLocaleString('en-US')} papers`;
    });
    after(closeEverything);

    it('shows its first rows', async () => {
      await run('workbench.view.extension.digestLens');
      await seen({ selector: days, text: '20', patience: 2 * minute });
      const [opened, age] = [await sinceOpened(), await serverAge()];
      await figure('window opened → first rows of Days', shownTime(opened));
      await figure('server started → first rows of Days', shownTime(age));
      await picture('rows');
    });

    it('finds every paper', async () => {
      await openBox('digestLens.search');
      await seen({ selector: searchTitle, text: `— ${papers}`, not: 'being read', patience: 3 * minute });
      await figure('server started → search finds every paper', shownTime(await serverAge()));
      await driver.press('Escape');
      await tellTurns('it reads and indexes');
    });

    it('opens years, months, days and topics', async () => {
      await run('workbench.actions.treeView.digestLens.days.collapseAll');
      for (let level = 1; level < 4; level++) {
        const row = `${days}[aria-level="${level}"][aria-expanded="false"]`;
        if ((await driver.texts(row)).length === 0) break;
        const below = { selector: `${days}[aria-level="${level + 1}"]` };
        await figure(`click → rows of level ${level + 1} of Days`, shownTime(await clickedUntil(row, below)));
      }
      await run('workbench.actions.treeView.digestLens.topics.collapseAll');
      const papersOfTopic = { selector: `${topics}[aria-level="2"]` };
      const topic = await driver.waitFor(`${topics}[aria-level="1"]`);
      await figure(
        `click → papers of the topic with most papers, ${topic.replace(/^\D*/, '')}`,
        shownTime(await clickedUntil(`${topics}[aria-level="1"]`, papersOfTopic)),
      );
      await picture('topic');
    });

    it('scrolls through a topic, and shows more of it', async () => {
      const frames = await scrolled(topics, 40);
      await figure('frames while scrolling', `${shownTime(median(frames))}, p95 ${shownTime(p95(frames))}`);
      // The keys are for the row that was clicked; behind the papers come the other topics.
      await driver.press('End');
      const more = `${topics}.focused`;
      const isThere = async () => (await driver.texts(more)).some(row => row.includes('Show 500 More'));
      for (let row = 0; row < 12 && !(await isThere()); row++) await driver.press('ArrowUp');
      const next = { selector: `${topics}.selected[aria-level="2"]`, not: 'Show 500 More' };
      await driver.waitFor(more, { text: 'Show 500 More' });
      await figure('“Show 500 More…” → the next paper', shownTime(await pressedUntil('Enter', next)));
      await picture('more');
      await tellTurns('trees are opened');
    });

    it('searches', async () => {
      await openBox('digestLens.search');
      // Only a title that is shown can be seen to become another one.
      await seen({ selector: searchTitle, text: papers });
      for (const query of [
        'quantization',
        'kv cache memory gradient',
        'author:kumol efficient',
        'pruning -sparse',
      ]) {
        await driver.press('Control+A');
        const [before = ''] = await driver.texts(searchTitle);
        const answer = { selector: searchTitle, text: 'of ', not: before };
        await figure(`“${query}” → papers`, shownTime(await insertedUntil(query, answer)));
      }
      await picture('search');
      await driver.press('Escape');
      await tellTurns('searches are answered');
    });

    it('shows an edited title in the tree', async () => {
      const digest = await openDigest('2020-02-03.md');
      await run('digestLens.revealInDays');
      const title = /^## (.*)$/m.exec(digest.document.getText())?.[1] ?? '';
      putCursor(digest, `## ${title}`);
      await run('digestLens.revealInDays');
      await seen({ selector: days, text: title.slice(0, 20) });
      await run('workbench.action.focusActiveEditorGroup');
      await driver.press('End');
      const edited = { selector: days, text: `${title}Q` };
      await figure('key in a title → its row in Days', shownTime(await pressedUntil('Q', edited)));
      await picture('edited');
      await tellTurns('a title is edited');
      await run('workbench.action.files.revert');
    });

    if (start === 'the first time') {
      it('writes the profile', async () => {
        if ((await workload()).profiled) await keepProfile();
      });
    } else {
      it('holds the same memory after an hour of edits', editForAnHour);
    }

    it('says how much memory it took', async () => {
      const { rss, used, peak } = await serverMemory();
      await figure('memory of the server: held, resident, peak', [used, rss, peak].map(shownSize).join(', '));
    });
  });
}

/** What somebody types, inserts and deletes in some digests in an hour, one edit after the other, never saved. */
async function editForAnHour(): Promise<void> {
  const { edits } = await workload();
  const random = new Random(60);
  const names = Array.from({ length: 12 }, (_, index) => `2020-03-${String(index + 1).padStart(2, '0')}.md`);
  const held: number[] = [];
  for (let done = 0; done < edits; done++) {
    // Two dozen edits in one digest, then the next.
    if (done % 24 === 0) await openDigest(random.pick(names));
    const editor = vscode.window.activeTextEditor;
    if (!editor) throw new Error('No digest is open');
    const { document } = editor;
    const line = random.between(0, document.lineCount - 1);
    const { range } = document.lineAt(line);
    const isLong = document.getText().length > 120_000;
    await editor.edit(change => {
      if (isLong && random.percent(60)) change.delete(range);
      else if (random.percent(30)) change.insert(range.end, '\n\nMore words between the lines.');
      else change.insert(range.end, ' word');
    });
    if ((done + 1) % Math.ceil(edits / 8) === 0) held.push((await serverMemory()).used);
  }
  await figure(
    `memory that the server holds during ${edits.toLocaleString('en-US')} edits`,
    held.map(shownSize).join(' · '),
  );
  const [first = 0] = held;
  const last = held.at(-1) ?? 0;
  ok(last < first * 1.2 + 20e6, `${shownSize(first)} became ${shownSize(last)}`);
  await tellTurns('digests are edited for an hour');
}

async function tellTurns(when: string): Promise<void> {
  const { turn, wait } = await serverTurns();
  await figure(`longest turn of the server while ${when}`, `${shownTime(turn)}, wait ${shownTime(wait)}`);
}
