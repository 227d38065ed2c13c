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
  return `# Third-party notices\n\nDigest Lens contains these packages.\n\n${[...new Set(sections)].join('\n')}`;
}

async function noticeOf(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const file = (await readdir(folder)).find(entry => /^licen[cs]e/i.test(entry));
  const text = file ? (await readFile(join(folder, file), 'utf8')).trim() : license;
  if (!text) throw new Error(`${name} is bundled but says nothing of its licence.`);
  return `## ${name} ${version} (${license})\n\n\`\`\`text\n${text}\n\`\`\`\n`;
}
