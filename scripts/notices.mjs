// The licences of what is bundled: their terms ask that they come along.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The licence texts of every package that went into some bundles, as Markdown.
 *
 * @param {import('esbuild').Metafile[]} metafiles What esbuild says went into each bundle.
 */
export async function noticesOf(metafiles) {
  const folders = new Set();
  for (const { inputs } of metafiles) {
    for (const input of Object.keys(inputs)) {
      const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
      if (folder) folders.add(folder);
    }
  }
  const sections = await Promise.all([...folders].sort().map(noticeOf));
  // It comes inside the bundle that this package is.
  if ([...folders].some(folder => folder.endsWith('/vscode-uri'))) sections.push(pathBrowserify);
  return `# Third-party notices\n\nDigest Lens contains these packages.\n\n${[...new Set(sections)].join('\n')}`;
}

async function noticeOf(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const file = (await readdir(folder)).find(entry => /^licen[cs]e/i.test(entry));
  const text = file ? (await readFile(join(folder, file), 'utf8')).trim() : license;
  if (!text) throw new Error(`${name} is bundled but says nothing of its licence.`);
  return `## ${name} ${version} (${license})\n\n\`\`\`text\n${text}\n\`\`\`\n`;
}

const pathBrowserify = `## path-browserify 1.0.1 (MIT)

\`\`\`text
Copyright Joyent, Inc. and other Node contributors.
Copyright 2018 James Halliday

Permission is hereby granted, free of charge, to any person obtaining a copy of
this software and associated documentation files (the "Software"), to deal in
the Software without restriction, including without limitation the rights to
use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of
the Software, and to permit persons to whom the Software is furnished to do so,
subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS
FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER
IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
\`\`\`
`;
