// Runs `test/editors`: the language server as other editors use it, those of them that are installed.
import { readArguments, runScript } from './command-line.mjs';
import { scoped } from './lifetime.mjs';
import { run } from './processes.mjs';
import { root } from './project.mjs';

const usage = `Usage: npm run test:editors -- [--grep TEXT]

Builds the program and drives its language server with Neovim, set up as docs/editors.md says, and with a client that
checks every message against the protocol. Without Neovim its tests are skipped; on Debian, apt-get install neovim
brings it.

  --grep TEXT  only tests whose title matches`;

const { values } = readArguments(usage, { grep: { type: 'string' } });

await runScript(() =>
  scoped(async scope => {
    const built = await run(scope, process.execPath, ['scripts/build.mjs'], { cwd: root });
    if (built.code !== 0) {
      process.exitCode = built.code;
      return;
    }
    const args = ['node_modules/mocha/bin/mocha.js', '--config', '.mocharc.editors.json'];
    if (values.grep !== undefined) args.push('--grep', values.grep);
    const { code } = await run(scope, process.execPath, args, { cwd: root });
    process.exitCode = code;
  }),
);
