// One run of `test/vscode` in a real VS Code: server, browser, tests, and a picture when something goes wrong.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { scoped, temporaryFolder } from '../lifetime.mjs';
import { root } from '../project.mjs';
import { openBridge } from './bridge.mjs';
import { findBrowser } from './browser.mjs';
import { startServer } from './server.mjs';
import { stageExtension, stageWorkspace } from './staging.mjs';
import { bundleTests } from './test-bundle.mjs';
import { createProgress } from './test-progress.mjs';
import { windowActions } from './window-actions.mjs';
import { workbenchPath } from './workbench-address.mjs';

/** @typedef {import('../lifetime.mjs').Scope} Scope */
/** @typedef {import('./staging.mjs').Host} Host */
/** @typedef {{ grep?: string, images?: boolean, keepOpen?: boolean }} Options */

const timeLimit = 180_000;
const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Runs the tests with the extension in one extension host and answers the counts.
 * @param {Host} host
 * @param {Options} [options]
 * @returns {Promise<import('./test-progress.mjs').Counts>}
 */
export function runTests(host, { grep, images = false, keepOpen = false } = {}) {
  return scoped(async scope => {
    const temporary = temporaryFolder(scope, 'digest-lens');
    const extension = join(temporary, 'extension');
    const workspace = join(temporary, 'digests');
    const pictures = join(root, 'out', 'screenshots', host);
    await Promise.all([
      stageExtension(extension, host),
      stageWorkspace(workspace),
      mkdir(pictures, { recursive: true }),
    ]);

    const progress = createProgress();
    const { page, opened } = promisedPage();
    const actions = windowActions(page, { pictures, images });
    const bridge = await openBridge(scope, async (name, body) => {
      if (name !== 'event') return actions[name](body);
      progress.handle(body);
      if (body.kind === 'fail') await actions.screenshot({ name: `failed-${fileName(body.path)}` });
    });
    const worker = host === 'web';
    // VS Code runs the tests in the extension host of the extension that holds them.
    const [tests, server, browser] = await Promise.all([
      bundleTests(join(extension, 'tests'), { worker, grep, bridge }),
      startServer(scope),
      launchBrowser(scope),
    ]);
    const authority = `127.0.0.1:${server.port}`;
    const address = what =>
      `http://${authority}${workbenchPath(authority, { folder: workspace, extension, ...what })}`;

    /** @type {string[]} */
    const hostLog = [];
    const exit = await openPage(browser, opened, { address: address({ tests }), hostLog, server });
    const { counts } = progress;
    progress.printFailures();
    if (exit !== undefined || !progress.hasEnded()) {
      counts.failed++;
      console.log(`\n  ✖ The run did not come to its end: ${exit ?? 'VS Code ended it'}`);
      await actions.screenshot({ name: 'failed-run' });
    }
    if (counts.failed > 0) {
      const log = await writeLog(host, hostLog, server.log());
      console.log(`\n${telling(hostLog).join('\n')}\n\nWhole log: ${log}\nPictures: ${pictures}`);
    }
    if (keepOpen) await staysOpen(address({}), server);
    return counts;
  });
}

async function launchBrowser(scope) {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({
    ...(await findBrowser()),
    args: browserFlags,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  scope.defer(() => browser.close());
  return browser;
}

/** The bridge exists before the page it acts on, because its address is part of the tests. */
function promisedPage() {
  /** @type {import('playwright-core').Page | undefined} */
  let current;
  return {
    page: () => {
      if (!current) throw new Error('The window is not open yet');
      return current;
    },
    opened: page => {
      current = page;
    },
  };
}

/** Opens the workbench and answers, when the tests are over, what was wrong with how the run ended, if anything. */
async function openPage(browser, opened, { address, hostLog, server }) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  opened(page);
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => resolve(`it took longer than ${timeLimit / 1000} s`), timeLimit);
    const ended = reason => {
      clearTimeout(limit);
      resolve(reason);
    };
    page.on('crash', () => ended('the page crashed'));
    server.exited.then(code => ended(`the VS Code server ended with code ${code}`));
    const prepare = async () => {
      await page.exposeFunction('codeAutomationLog', (type, args) =>
        hostLog.push(`${type}: ${args.join(' ')}`),
      );
      await page.exposeFunction('codeAutomationExit', () => ended(undefined));
      await page.goto(address);
    };
    prepare().catch(reject);
  });
}

/** The first lines of the last complaints, without those of a server that has no native modules and no network. */
function telling(log) {
  const usual =
    /bindings file|native-watchdog|watchdog'|ENOTFOUND|Canceled|ServiceWorker|authentication provider/;
  const complaints = log.filter(entry => /^(error|warn)/.test(entry) && !usual.test(entry));
  return complaints.slice(-15).map(entry => entry.split('\n', 3).join('\n'));
}

async function writeLog(host, hostLog, serverLog) {
  const file = join(root, 'out', `vscode-${host}.log`);
  await writeFile(file, `${hostLog.join('\n')}\n\n# server\n\n${serverLog}`);
  return file;
}

async function staysOpen(address, server) {
  console.log(`\nOpen until Ctrl+C:\n${address}`);
  await server.exited;
}

function fileName(title) {
  return title.replace(/[^\p{L}\p{N}]+/gu, '-').toLowerCase();
}
