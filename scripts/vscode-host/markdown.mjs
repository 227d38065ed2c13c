// VS Code's own Markdown extension as it runs in the browser: the VS Code server has it for node only.
import { cp, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { installed } from './install.mjs';

const source = ['node_modules', '@codingame', 'monaco-vscode-markdown-language-features-default-extension'];
const files = 'extension';

/**
 * The package is VS Code's extension with its files in one folder and a list of their names. Its lockfile leaves out what
 * the package needs for another editor.
 * @type {import('./install.mjs').Part}
 */
const part = {
  name: 'markdown',
  title: 'VS Code’s Markdown extension for the browser (16 MB)',
  finish: async (_, folder) => {
    const from = join(folder, ...source);
    const list = await readFile(join(from, 'index.js'), 'utf8');
    const names = list.matchAll(/registerFileUrl\('([^']+\.\w+)', new URL\('([^']+)'/g);
    for (const [, name = '', place = ''] of names) {
      const target = join(folder, files, name);
      await mkdir(dirname(target), { recursive: true });
      await cp(join(from, place), target);
    }
  },
};

/** Answers the folder of the extension, after installing it if necessary. */
export async function installMarkdown() {
  return join(await installed(part), files);
}
