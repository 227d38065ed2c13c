// Says whether a tag may be released, and what is new in it: version and changelog stand in one place each.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readArguments, refuse, runScript } from './command-line.mjs';
import { root } from './project.mjs';

const usage = `Usage: node scripts/release.mjs --tag vX.Y.Z [--notes]

Fails where the tag is not the version of package.json, CHANGELOG.md has no section on it, or package.json does not
say where the project is published from.

  --notes  print that section`;

const { values } = readArguments(usage, { tag: { type: 'string' }, notes: { type: 'boolean' } });
const { tag, notes } = values;
if (tag === undefined) refuse('Name the tag to be released.');

await runScript(async () => {
  const [manifest, changelog] = await Promise.all([read('package.json'), read('CHANGELOG.md')]);
  const { version, repository } = JSON.parse(manifest);
  if (tag !== `v${version}`) throw new Error(`The tag is ${tag}, but package.json says ${version}.`);
  const section = sectionOf(changelog, version);
  if (!section) throw new Error(`CHANGELOG.md says nothing of ${version}.`);
  if (notes) {
    console.log(section);
    return;
  }
  const published = process.env.GITHUB_REPOSITORY ?? 'OWNER/NAME';
  // npm looks at this last, when the extension is out already.
  if (repository?.url !== addressOf(published)) {
    throw new Error(
      `Set "repository" in package.json to { "type": "git", "url": "${addressOf(published)}" }, or npm refuses the package.`,
    );
  }
});

/** The address of a project on GitHub as npm writes it. */
function addressOf(project) {
  return `git+https://github.com/${project}.git`;
}

function read(file) {
  return readFile(join(root, file), 'utf8');
}

/** What stands below the heading of a version, up to the next one. */
function sectionOf(changelog, version) {
  const sections = changelog.split(/^## /m);
  return sections
    .find(section => section.split('\n', 1)[0].trim() === version)
    ?.slice(version.length)
    .trim();
}
