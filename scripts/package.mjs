// Builds for production and packs what ships into digest-lens-VERSION.vsix.
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readArguments, runScript } from './command-line.mjs';
import { installDependencies } from './dependencies.mjs';
import { scoped } from './lifetime.mjs';
import { run } from './processes.mjs';
import { root } from './project.mjs';

const usage = `Usage: npm run package -- [--out FILE]

Builds the extension for production and packs it into FILE, or into digest-lens-VERSION.vsix.`;

const { values } = readArguments(usage, { out: { type: 'string' } });

await runScript(() =>
  scoped(async scope => {
    await installDependencies(scope);
    const build = [join(root, 'scripts', 'build.mjs'), '--production'];
    const { code } = await run(scope, process.execPath, build, { cwd: root });
    if (code !== 0) throw new Error('The extension did not build.');
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    const packagePath = resolve(values.out ?? join(root, `digest-lens-${version}.vsix`));
    const { createVSIX } = await import('@vscode/vsce');
    await createVSIX({
      cwd: root,
      packagePath,
      dependencies: false,
      allowMissingRepository: true,
      // The pictures of the README ship with it.
      rewriteRelativeLinks: false,
    });
  }),
);
