// One run of `test/vscode` in a real VS Code: server, browser, tests, and a picture when something goes wrong.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { scoped, temporaryFolder } from '../lifetime.mjs';
import { root } from '../project.mjs';
import { openBridge } from './bridge.mjs';
import { findBrowser } from './browser.mjs';
import { openFrontDoor } from './front-door.mjs';
import { startServer } from './server.mjs';
import { stageExtension, stageWorkspace } from './staging.mjs';
import { bundleTests } from './test-bundle.mjs';
import { createProgress } from './test-progress.mjs';
import { windowActions } from './window-actions.mjs';
import { nodeWorkbench, webWorkbench } from './workbench-page.mjs';

/** @typedef {import('../lifetime.mjs').Scope} Scope */
/** @typedef {import('./test-bundle.mjs').Host} Host */
/** @typedef {{ grep?: string, images?: boolean, keepOpen?: boolean }} Options */

/** Longer than any test may take, and than VS Code takes to open on a busy machine. */
const longestSilence = 120_000;
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
      stageExtension(extension),
      stageWorkspace(workspace),
      mkdir(pictures, { recursive: true }),
    ]);

    const progress = createProgress();
    const { page, opened } = promisedPage();
    const course = createCourse();
    const actions = windowActions(page, { pictures, images });
    const bridge = await openBridge(scope, async (name, body) => {
      if (name !== 'event') return actions[name](body);
      course.goesOn();
      progress.handle(body);
      if (body.kind === 'fail') await actions.screenshot({ name: `failed-${fileName(body.path)}` });
    });
    // VS Code runs the tests in the extension host of the extension that holds them.
    await bundleTests(extension, { host, grep, bridge });
    const [server, door, browser] = await Promise.all([
      startServer(scope, { extensions: join(root, 'test', 'vscode', 'extensions') }),
      openFrontDoor(scope, 0),
      launchBrowser(scope),
    ]);
    const workbench = host === 'web' ? webWorkbench : nodeWorkbench;
    door.leadTo(server.port, workbench({ folder: workspace, extension }));
    const address = `http://127.0.0.1:${door.port}/`;

    /** @type {string[]} */
    const hostLog = [];
    server.exited.then(code => course.ends(`the VS Code server ended with code ${code}`));
    await openWorkbench(browser, `${address}?tests`, { opened, course, hostLog });
    const wrong = await course.end;
    const { counts } = progress;
    progress.printFailures();
    if (wrong !== undefined || !progress.hasEnded()) {
      counts.failed++;
      console.log(`\n  ✖ The run did not come to its end: ${wrong ?? 'VS Code ended it'}`);
      await actions.screenshot({ name: 'failed-run' });
    }
    if (counts.failed > 0) {
      const log = await writeLog(host, hostLog, server.log());
      console.log(`\n${telling(hostLog).join('\n')}\n\nWhole log: ${log}\nPictures: ${pictures}`);
    }
    if (keepOpen) await staysOpen(address, server);
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

/** What becomes of a run: it goes on, until it ends well, or with what was wrong, or is silent for too long. */
function createCourse() {
  /** @type {(wrong: string | undefined) => void} */
  let ends = () => undefined;
  /** @type {Promise<string | undefined>} */
  const end = new Promise(resolve => {
    ends = resolve;
  });
  const silence = setTimeout(() => ends(`nothing happened for ${longestSilence / 1000} s`), longestSilence);
  return { goesOn: () => silence.refresh(), ends, end: end.finally(() => clearTimeout(silence)) };
}

/** Opens the workbench with the tests and collects what it says. */
async function openWorkbench(browser, address, { opened, course, hostLog }) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  opened(page);
  page.on('crash', () => course.ends('the page crashed'));
  // The web worker writes to the page's console; the workbench's own lines there are styled with %c.
  page.on('console', line => {
    if (!line.text().startsWith('%c')) hostLog.push(`${line.type()}: ${line.text()}`);
  });
  await page.exposeFunction('codeAutomationLog', (type, args) => hostLog.push(`${type}: ${args.join(' ')}`));
  await page.exposeFunction('codeAutomationExit', () => course.ends(undefined));
  await page.goto(address);
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
