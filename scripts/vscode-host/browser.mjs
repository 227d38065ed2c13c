// A browser to drive: the system's Chrome, Chromium or Edge, else a Chromium from npm with libraries and fonts.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run } from '../processes.mjs';
import { installed } from './install.mjs';
import { installServer } from './server.mjs';

const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'];
const usualPlaces = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter(Boolean)
    .flatMap(folder => [
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]),
};

/** @type {import('./install.mjs').Part} */
const part = {
  name: 'chromium',
  title: 'Chromium (about 300 MB)',
  finish: async (scope, folder) => {
    const { node } = await installServer();
    const library = join(folder, 'node_modules', '@sparticuz', 'chromium');
    const unpack = `
      const { default: chromium, inflate } = await import(process.argv[1]);
      await chromium.executablePath();
      await inflate(process.argv[2]);`;
    const entry = pathToFileURL(join(library, 'build', 'index.js')).href;
    const libraries = join(library, 'bin', 'al2023.tar.br');
    // It unpacks beside TMPDIR, so that is where we want it.
    const { code, output } = await run(scope, node, ['--input-type=module', '-e', unpack, entry, libraries], {
      quiet: true,
      env: { ...process.env, TMPDIR: await made(join(folder, 'unpacked')) },
    });
    if (code !== 0) throw new Error(`Chromium did not unpack:\n${output}`);
  },
};

/**
 * Answers which browser to start and the environment it needs, after installing one if the system has none.
 * @returns {Promise<{ executablePath: string, env: Record<string, string | undefined> }>}
 */
export async function findBrowser() {
  const own = systemBrowser();
  if (own) return { executablePath: own, env: process.env };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `Install Chrome, Chromium or Edge: npm has none for ${process.platform}-${process.arch}.`,
    );
  }
  const unpacked = join(await installed(part), 'unpacked');
  const executablePath = join(unpacked, 'chromium');
  const env = { ...process.env };
  if (lacksLibraries(executablePath)) env.LD_LIBRARY_PATH = join(unpacked, 'al2023', 'lib');
  if (!existsSync('/etc/fonts/fonts.conf')) env.FONTCONFIG_PATH = await fontConfiguration(unpacked);
  return { executablePath, env };
}

function systemBrowser() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const onPath = folders.flatMap(folder => names.map(name => join(folder, name)));
  return [...onPath, ...(usualPlaces[process.platform] ?? [])].find(file => existsSync(file));
}

function lacksLibraries(executable) {
  const { stdout } = spawnSync('ldd', [executable], { encoding: 'utf8' });
  return stdout?.includes('not found') ?? true;
}

/** The packaged configuration names fixed folders; ours names where the fonts really are. */
async function fontConfiguration(unpacked) {
  const folder = await made(join(unpacked, 'fontconfig'));
  const fonts = join(unpacked, 'fonts', 'fonts');
  const text = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${fonts}</dir><cachedir>${join(folder, 'cache')}</cachedir></fontconfig>\n`;
  await writeFile(join(folder, 'fonts.conf'), text);
  return folder;
}

async function made(folder) {
  await mkdir(folder, { recursive: true });
  return folder;
}
