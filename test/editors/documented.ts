import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether a program is installed here. */
export function isInstalled(program: string): boolean {
  return spawnSync(program, ['--version'], { encoding: 'utf8' }).status === 0;
}

/** The configuration of Neovim that the documentation has for the version that is installed. */
export function neovimSetUp(): string {
  const { stdout } = spawnSync('nvim', ['--version'], { encoding: 'utf8' });
  const [major = 0, minor = 0] = /^NVIM v(\d+)\.(\d+)/.exec(stdout)?.slice(1).map(Number) ?? [];
  const [newest, older] = blocksOf('Neovim', 'lua');
  return (major > 0 || minor >= 11 ? newest : older) ?? '';
}

/** The examples in a language below a heading of the documentation. */
export function blocksOf(heading: string, language: string): string[] {
  const page = readFileSync(join(import.meta.dirname, '../../docs/editors.md'), 'utf8');
  const section = page.split(/^## /m).find(part => part.startsWith(`${heading}\n`)) ?? '';
  return [...section.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\``, 'gm'))].map(
    ([, block = '']) => block,
  );
}
