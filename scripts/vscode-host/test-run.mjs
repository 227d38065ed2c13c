// One run of `test/vscode` in a real VS Code: server, browser, tests, and a picture when something goes wrong.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { scoped, temporaryFolder } from '../lifetime.mjs';
import { killPrograms } from '../processes.mjs';
import { root } from '../project.mjs';
import { openBridge } from './bridge.mjs';
import { findBrowser } from './browser.mjs';
import { openFrontDoor } from './front-door.mjs';
import { installMarkdown } from './markdown.mjs';
import { startServer } from './server.mjs';
import { stageExtension, stageWorkspace } from './staging.mjs';
import { bundleTests } from './test-bundle.mjs';
import { createProgress } from './test-progress.mjs';
import { windowActions } from './window-actions.mjs';
import { nodeWorkbench, webWorkbench } from './workbench-page.mjs';

/** @typedef {import('../lifetime.mjs').Scope} Scope */
/** @typedef {import('./test-bundle.mjs').Host} Host */
/**
 * @typedef {object} Options
 * @property {string} [grep]
 * @property {boolean} [images]
 * @property {boolean} [keepOpen]
 * @property {string} [language] What VS Code is said to speak; its own texts stay English, for want of a language pack.
 * @property {string} [tests] The folder of the project that holds the tests.
 * @property {boolean} [severalFolders] Opens the sample digests as one of several folders: others can join and go.
 * @property {string} [workspace] A folder to open, instead of a copy of the sample digests.
 * @property {string} [data] What VS Code keeps from start to start; gone after the run where none is named.
 * @property {number} [port] By which VS Code knows a workspace again; a free one where none is named.
 * @property {(extension: string) => Promise<void>} [prepare] Changes the copy of the extension.
 * @property {(page: () => import('playwright-core').Page) => Record<string, (body: any) => unknown>} [actions]
 *   What tests may ask for besides hands and eyes.
 * @property {() => void} [opens] Is told that the window is about to be opened.
 */

/** The runs that there are: each extension host, with one folder and with some, and a window in Chinese, as a window has one language. */
export const windows = {
  desktop: { host: 'desktop' },
  web: { host: 'web' },
  folders: { host: 'desktop', tests: 'test/folders', severalFolders: true },
  'web-folders': { host: 'web', tests: 'test/folders', severalFolders: true },
  chinese: { host: 'desktop', tests: 'test/vscode-chinese', language: 'zh-cn' },
};

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
export function runTests(host, options = {}) {
  const { grep, images = false, keepOpen = false, tests = 'test/vscode', port = 0 } = options;
  return scoped(async scope => {
    const temporary = temporaryFolder(scope, 'digest-lens');
    const extension = join(temporary, 'extension');
    const workspace = options.workspace ?? join(temporary, 'digests');
    const pictures = join(root, 'out', 'screenshots', host);
    await Promise.all([
      stageExtension(extension),
      options.workspace ? undefined : stageWorkspace(workspace),
      mkdir(pictures, { recursive: true }),
    ]);

    await options.prepare?.(extension);
    const opened = options.severalFolders ? await workspaceFile(temporary, workspace) : workspace;

    const progress = createProgress();
    const { page, opened: pageOpened } = promisedPage();
    const course = createCourse();
    const actions = {
      ...windowActions(page, { pictures, images }),
      killServer: () => killPrograms(join(extension, 'dist/server/node.js')),
      ...options.actions?.(page),
    };
    const bridge = await openBridge(scope, async (name, body) => {
      course.goesOn();
      if (name !== 'event') return actions[name](body);
      progress.handle(body);
      if (body.kind === 'fail') await actions.screenshot({ name: `failed-${fileName(body.path)}` });
    });
    // VS Code runs the tests in the extension host of the extension that holds them.
    await bundleTests(extension, { tests, host, grep, bridge });
    const [server, door, browser, markdown] = await Promise.all([
      startServer(scope, { extensions: join(root, 'test', 'vscode', 'extensions'), data: options.data }),
      openFrontDoor(scope, port),
      launchBrowser(scope),
      host === 'web' ? installMarkdown() : undefined,
    ]);
    const workbench = host === 'web' ? webWorkbench : nodeWorkbench;
    door.leadTo(server.port, workbench({ folder: opened, extension, markdown }));
    const address = `http://127.0.0.1:${door.port}/`;

    /** @type {string[]} */
    const hostLog = [];
    server.exited.then(code => course.ends(`the VS Code server ended with code ${code}`));
    options.opens?.();
    const shown = { opened: pageOpened, course, hostLog, language: options.language };
    await openWorkbench(browser, `${address}?tests`, shown);
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

/** A workspace of one folder, which may become several. */
async function workspaceFile(where, folder) {
  const file = join(where, 'several.code-workspace');
  await writeFile(file, JSON.stringify({ folders: [{ path: folder }] }));
  return file;
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
async function openWorkbench(browser, address, { opened, course, hostLog, language }) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  // Where a language pack puts it, and extensions are told of.
  if (language) await page.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(language)}`);
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
