// Runs `test/vscode` in desktop VS Code, which @vscode/test-electron downloads; there, nobody drives the window.
import { join } from 'node:path';
import { readArguments, runScript } from './command-line.mjs';
import { installDependencies } from './dependencies.mjs';
import { scoped, temporaryFolder } from './lifetime.mjs';
import { root } from './project.mjs';
import { stageExtension, stageWorkspace } from './vscode-host/staging.mjs';
import { bundleTests } from './vscode-host/test-bundle.mjs';

const usage = `Usage: npm run test:desktop -- [--grep TEXT]

Runs the tests of test/vscode in desktop VS Code with the extension as it is built in dist/. Tests that press
keys, click or look at the window are skipped.

  --grep TEXT  only tests whose title matches`;

const { values } = readArguments(usage, { grep: { type: 'string' } });

await runScript(() =>
  scoped(async scope => {
    await installDependencies(scope);
    const temporary = temporaryFolder(scope, 'digest-lens');
    const extension = join(temporary, 'extension');
    const workspace = join(temporary, 'digests');
    await Promise.all([stageExtension(extension), stageWorkspace(workspace)]);
    const tests = await bundleTests(extension, { host: 'desktop', grep: values.grep });

    const { downloadAndUnzipVSCode, runTests, TestRunFailedError } = await import('@vscode/test-electron');
    const vscodeExecutablePath = await downloadAndUnzipVSCode({
      cachePath: join(root, '.vscode-test'),
    }).catch(error => {
      throw new Error(`Desktop VS Code could not be downloaded (${error.message}): try npm run test:vscode.`);
    });
    const profile = ['--user-data-dir', join(temporary, 'profile'), '--disable-extensions'];
    try {
      await runTests({
        vscodeExecutablePath,
        extensionDevelopmentPath: extension,
        extensionTestsPath: tests,
        launchArgs: [workspace, ...profile, '--disable-workspace-trust', '--skip-welcome'],
      });
    } catch (error) {
      if (!(error instanceof TestRunFailedError)) throw error;
      process.exitCode = 1;
    }
  }),
);
