// Runs `test/vscode` and `test/folders` in a real VS Code from npm, driven by a real browser.
import { readArguments, refuse, runScript } from './command-line.mjs';
import { runTests, windows } from './vscode-host/test-run.mjs';

const usage = `Usage: npm run test:vscode -- [--host HOST] [--grep TEXT] [--keep-open] [--images]

Runs the tests of windows (test/vscode, test/folders, test/vscode-chinese) with the extension as it is built in dist/.

  --host HOST  only one of the windows: desktop, web, folders, web-folders, chinese
  --grep TEXT  only tests whose title matches
  --keep-open  leave VS Code open afterwards, until Ctrl+C, and print its address
  --images     also copy the pictures made for the documentation to docs/images`;

const { values } = readArguments(usage, {
  host: { type: 'string' },
  grep: { type: 'string' },
  'keep-open': { type: 'boolean' },
  images: { type: 'boolean' },
});
const { host, grep, images = false, 'keep-open': keepOpen = false } = values;
if (host !== undefined && !Object.hasOwn(windows, host)) refuse(`There is no host "${host}".`);

await runScript(async () => {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const name of host ? [host] : Object.keys(windows)) {
    console.log(`\nVS Code, ${name}\n`);
    const { host: entry, ...window } = windows[name];
    const counts = await runTests(entry, { grep, images, keepOpen, ...window });
    for (const key of Object.keys(total)) total[key] += counts[key];
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exitCode = total.failed === 0 ? 0 : 1;
});
