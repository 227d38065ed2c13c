// Builds for production and packs what ships into digest-lens-VERSION.vsix, and the command line for npm.
import { chmod, cp, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readArguments, runScript } from './command-line.mjs';
import { installDependencies } from './dependencies.mjs';
import { scoped, temporaryFolder } from './lifetime.mjs';
import { npm, run } from './processes.mjs';
import { root } from './project.mjs';

// vsce writes files in order and with this time where it is set, so that two builds of one version are the same bytes.
// Zip archives know no earlier day.
// They hold it as clocks show it, so it is the same clock everywhere.
process.env.TZ = 'UTC';
process.env.SOURCE_DATE_EPOCH ??= String(Date.UTC(1980, 0, 1) / 1000);

const program = 'dist/cli.js';
const commandLineFiles = [
  ...['package.json', 'README.md', 'LICENSE', '.npmignore'],
  ...[program, 'dist/mcp.js', 'dist/THIRD-PARTY-NOTICES.md'],
];

const usage = `Usage: npm run package -- [--out FILE] [--npm FOLDER]

Builds the extension for production and packs it into FILE, or into digest-lens-VERSION.vsix.

  --npm FOLDER  packs the command line for npm, too, into FOLDER/digest-lens-VERSION.tgz`;

const { values } = readArguments(usage, { out: { type: 'string' }, npm: { type: 'string' } });

await runScript(() =>
  scoped(async scope => {
    await installDependencies(scope);
    const build = [join(root, 'scripts', 'build.mjs'), '--production'];
    const { code } = await run(scope, process.execPath, build, { cwd: root });
    if (code !== 0) throw new Error('The extension did not build.');
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    const packagePath = resolve(values.out ?? join(root, `digest-lens-${version}.vsix`));
    const { createVSIX, listFiles } = await import('@vscode/vsce');
    const cwd = temporaryFolder(scope, 'digest-lens-package');
    await copyPlainly([...(await listFiles({ cwd: root, dependencies: false })), '.vscodeignore'], cwd);
    await createVSIX({
      cwd,
      packagePath,
      dependencies: false,
      allowMissingRepository: true,
      // The pictures of the README ship with it.
      rewriteRelativeLinks: false,
    });
    if (values.npm === undefined) return;
    const commandLine = temporaryFolder(scope, 'digest-lens-npm');
    await copyPlainly(commandLineFiles, commandLine);
    await npm(scope, ['pack', '--ignore-scripts', '--pack-destination', resolve(values.npm)], commandLine);
  }),
);

/** Copies files of the project with the same permissions for everybody: an archive holds them. */
async function copyPlainly(files, folder) {
  for (const file of files) {
    const copy = join(folder, file);
    await cp(join(root, file), copy);
    await chmod(copy, file === program ? 0o755 : 0o644);
  }
}
