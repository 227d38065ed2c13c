// Runs `test/vscode` in a real VS Code from npm, driven by a real browser.
import { readArguments, refuse, runScript } from './command-line.mjs';
import { runTests } from './vscode-host/test-run.mjs';

const usage = `Usage: npm run test:vscode -- [--host desktop|web] [--grep TEXT] [--keep-open] [--images]

Runs the tests of test/vscode with the extension as it is built in dist/.

  --host HOST  only the extension host of desktop VS Code, or only the web worker
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
if (host !== undefined && host !== 'desktop' && host !== 'web') refuse(`There is no host "${host}".`);

await runScript(async () => {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const each of host ? [host] : ['desktop', 'web']) {
    console.log(`\nVS Code, ${each} entry\n`);
    const counts = await runTests(each, { grep, images, keepOpen });
    for (const key of Object.keys(total)) total[key] += counts[key];
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exitCode = total.failed === 0 ? 0 : 1;
});
