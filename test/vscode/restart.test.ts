import * as vscode from 'vscode';
import { ok } from './assert.ts';
import { closeEverything, finished, openDigest, paneOf, rowsOf, showViews } from './digestWindow.ts';
import { driver, host, needsDriver, until } from './driver.ts';
import { skipBecause } from './reporter.ts';

const run = (command: string, ...args: unknown[]) => vscode.commands.executeCommand(command, ...args);

describe('the server', () => {
  before(async function () {
    needsDriver.call(this);
    this.timeout(90_000);
    await openDigest('2025-01-03.md');
    await showViews();
  });
  after(closeEverything);

  it('is started anew by a command, and answers as before', async () => {
    await finished(run('digestLens.restartServer'));
    await driver.waitFor(rowsOf('Days'), { text: '2025-01-03' });
    await driver.waitFor('.statusbar-item', { text: '30 papers' });
  });

  it('is one, though a chart asks for it while it starts', async function () {
    this.timeout(60_000);
    await run('digestLens.topicsOverTime');
    await driver.waitFor('.chart .line');
    await finished(run('digestLens.restartServer'));
    await driver.waitFor(rowsOf('Days'), { text: '2025-01-03' });
    await driver.waitFor('.chart .line');
    if (host !== 'web') await until('one server', () => servers().length === 1);
    await closeEverything();
    await openDigest('2025-01-03.md');
  });

  it('has its cache cleared, and reads everything anew', async function () {
    if (host === 'web') skipBecause(this, 'a web worker keeps no cache');
    const clearing = run('digestLens.clearCache');
    await message('It is gone, and all digests are read anew.');
    await finished(clearing);
    await driver.waitFor(rowsOf('Days'), { text: '2025-01-03' });
  });

  it('leads to a report without anything of digests in it', async () => {
    const reporting = run('digestLens.reportProblem');
    const report = await until('the report', () => {
      const document = vscode.window.activeTextEditor?.document;
      return document?.isUntitled ? document : undefined;
    });
    const text = report.getText();
    ok(/papers in \d+ digests/.test(text), text);
    ok(!/\.md|2025-01-03|Sparse/.test(text), text);
    await finished(reporting);
    await run('workbench.action.revertAndCloseActiveEditor');
  });

  it('comes back by itself when it is killed, and says so when it gave up', async function () {
    if (host === 'web') skipBecause(this, 'nobody can kill a web worker from outside');
    this.timeout(90_000);
    await openDigest('2025-01-03.md');
    // Other suites may have killed one, too.
    while (!(await hasGivenUp())) {
      await killServer();
      await until('another server, or none any more', async () => server() !== undefined || hasGivenUp());
    }
    await message('The server ended five times within three minutes');
    await driver.waitFor(paneOf('Days'), { text: 'The server that reads digests does not run.' });
    await driver.screenshot('server-failed');
    await run('notifications.clearAll');
    await run('digestLens.restartServer');
    await driver.waitFor(rowsOf('Days'), { text: '2025-01-03' });
    await driver.waitFor('.statusbar-item', { text: '30 papers' });
  });
});

async function hasGivenUp(): Promise<boolean> {
  const texts = await driver.texts(paneOf('Days'));
  return texts.some(text => text.includes('The server that reads digests does not run.'));
}

function server(): ServerProcess | undefined {
  return servers()[0];
}

/** Our servers among the children of this extension host, as long as they run. */
function servers(): ServerProcess[] {
  const handles = (process as unknown as { _getActiveHandles(): readonly object[] })._getActiveHandles();
  return handles.filter((handle): handle is ServerProcess => {
    const { spawnargs, killed } = handle as Partial<ServerProcess>;
    return !killed && String(spawnargs).replaceAll('\\', '/').includes('dist/server/node.js');
  });
}

interface ServerProcess {
  readonly spawnargs: readonly string[];
  readonly killed: boolean;
  kill(signal: string): boolean;
}

async function killServer(): Promise<void> {
  const running = await until('a server', server);
  running.kill('SIGKILL');
}

/** Waits for a message; a window without the keyboard keeps them in the list. */
async function message(text: string): Promise<void> {
  await until(`a message with "${text}"`, async () => {
    await run('notifications.showList');
    return (await driver.texts('.notification-list-item-message')).some(message => message.includes(text));
  });
}
