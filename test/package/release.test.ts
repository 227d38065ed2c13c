import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

interface Workflow {
  readonly jobs: Readonly<
    Record<string, { readonly steps: readonly { readonly run?: string; readonly uses?: string }[] }>
  >;
}

const folder = '.github/workflows';
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const workflows = readdirSync(folder).map(name => ({
  name,
  workflow: parse(readFileSync(join(folder, name), 'utf8')) as Workflow,
}));
const commands = workflows.flatMap(({ workflow }) =>
  Object.values(workflow.jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? [])),
);

describe('a release', () => {
  it('is made where the tag is the version, with what the changelog says of it', () => {
    const notes = execFileSync(process.execPath, [
      'scripts/release.mjs',
      '--tag',
      `v${manifest.version}`,
      '--notes',
    ]);
    assert.ok(readFileSync('CHANGELOG.md', 'utf8').includes(`${notes}`.trim()));
  });

  it('is refused where the tag is another version', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/release.mjs', '--tag', 'v99.0.0'], {
      encoding: 'utf8',
    });
    assert.deepEqual(
      [status, stderr],
      [1, `The tag is v99.0.0, but package.json says ${manifest.version}.\n`],
    );
  });

  it('is refused, in one sentence that says what to set, before anybody has set where the project is', () => {
    const release = (environment: NodeJS.ProcessEnv) =>
      spawnSync(process.execPath, ['scripts/release.mjs', '--tag', `v${manifest.version}`], {
        encoding: 'utf8',
        env: { ...process.env, ...environment },
      });
    const { status, stderr } = release({ GITHUB_REPOSITORY: 'somebody/elsewhere' });
    assert.deepEqual(
      [status, stderr],
      [
        1,
        'Set "repository" in package.json to { "type": "git", "url": "git+https://github.com/somebody/elsewhere.git" }, or npm refuses the package.\n',
      ],
    );
    const [, owner] = /^git\+https:\/\/github\.com\/(.*)\.git$/.exec(manifest.repository?.url ?? '') ?? [];
    assert.equal(release({ GITHUB_REPOSITORY: owner }).status, owner ? 0 : 1);
  });

  it('has one version: nothing but package.json and its lock says which', () => {
    const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
    assert.equal(lock.version, manifest.version);
    assert.equal(lock.packages[''].version, manifest.version);
  });
});

describe('the workflows', () => {
  it('run scripts that are there', () => {
    const scripts = commands.flatMap(run => [...run.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name));
    assert.ok(scripts.length > 0);
    assert.deepEqual(
      scripts.filter(name => !(`${name}` in manifest.scripts)),
      [],
    );
    const files = commands.flatMap(run => [...run.matchAll(/node (\S+\.mjs)/g)].map(([, file]) => `${file}`));
    assert.deepEqual(
      files.filter(file => !existsSync(file)),
      [],
    );
  });

  it('use other people’s actions and programs only as they were looked at', () => {
    const uses = workflows.flatMap(({ workflow }) =>
      Object.values(workflow.jobs).flatMap(({ steps }) => steps.flatMap(step => step.uses ?? [])),
    );
    assert.ok(uses.length > 5);
    assert.deepEqual(
      uses.filter(each => !/@[\da-f]{40}$/.test(each)),
      [],
    );
    const run = commands.flatMap(each =>
      [...each.matchAll(/npx(?: --yes)? (\S+)/g)].map(([, name]) => `${name}`),
    );
    assert.deepEqual(
      run.filter(name => !/@\d+\.\d+\.\d+$/.test(name)),
      [],
    );
  });

  it('put nothing that a stranger can write into a command', () => {
    assert.deepEqual(
      commands.filter(run => run.includes('${{')),
      [],
    );
  });
});

describe('the packages that go into what ships', () => {
  it('are few, and their licences let everybody use them', () => {
    const notices = readFileSync('dist/THIRD-PARTY-NOTICES.md', 'utf8');
    const packages = [...notices.matchAll(/^## (\S+) \S+ \((.*)\)$/gm)].map(
      ([, name, licence]) => `${name} ${licence}`,
    );
    const free = /^(?:MIT|ISC|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|BlueOak-1\.0\.0|Python-2\.0)$/;
    assert.ok(packages.length > 5 && packages.length < 60, `${packages.length}`);
    assert.deepEqual(
      packages.filter(entry => !free.test(entry.slice(entry.indexOf(' ') + 1))),
      [],
    );
  });

  it('come from the npm registry, each with the hash of what is to come', () => {
    const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
    const packages = Object.entries<{ resolved?: string; integrity?: string; link?: boolean }>(lock.packages);
    const strangers = packages
      .filter(([path]) => path !== '')
      .filter(
        ([, { resolved, integrity }]) =>
          !integrity?.startsWith('sha512-') ||
          (resolved && !resolved.startsWith('https://registry.npmjs.org/')),
      )
      .map(([path]) => path);
    assert.deepEqual(strangers, []);
  });
});
