// Runs `test/renderers`: our ids and links against those of the renderers' own programs, as many as are installed.
import { readArguments, runScript } from './command-line.mjs';
import { scoped } from './lifetime.mjs';
import { run } from './processes.mjs';
import { root } from './project.mjs';

const usage = `Usage: npm run test:renderers -- [--grep TEXT]

Compares ids of headings and links with what Python-Markdown, pandoc and Hugo make of the same texts. A program
that is missing is skipped; on Debian, apt-get install python3-markdown pandoc hugo brings all three.

  --grep TEXT  only tests whose title matches`;

const { values } = readArguments(usage, { grep: { type: 'string' } });

await runScript(() =>
  scoped(async scope => {
    const args = ['node_modules/mocha/bin/mocha.js', '--config', '.mocharc.renderers.json'];
    if (values.grep !== undefined) args.push('--grep', values.grep);
    const { code } = await run(scope, process.execPath, args, { cwd: root });
    process.exitCode = code;
  }),
);
