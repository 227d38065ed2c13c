import { deepEqual, equal, ok } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { WorkspaceDiagnosticReport } from 'vscode-languageserver-protocol';
import type { Wording } from '../../src/core/wording/wording.ts';
import { method } from '../../src/protocol/protocol.ts';
import { diskSource } from '../../src/server/files/diskSource.ts';
import type { FileSource } from '../../src/server/files/fileSource.ts';
import { digestText } from '../support/digestText.ts';
import { Editor } from '../support/editor.ts';
import { eventsBetween, type FileEvent, lookAt, manners } from '../support/folderWatcher.ts';
import { settled, shownBy } from '../support/serverAnswers.ts';

/** More than this is a flicker. */
const handful = 5;
const queries = ['rivers', 'shared new', '"rivers 7"', ''];

/** Something that happens to a folder of digests as a whole. */
interface Scene {
  readonly name: string;
  /** It happens to files one by one, so that all watchers tell the same. */
  readonly isOfFiles?: true;
  /** How many digests there are before it; a few where nothing is said. */
  readonly size?: number;
  readonly given?: (root: string) => void;
  readonly happens: (root: string) => void;
  /** How many files hold other texts, where these are all that should be parsed. */
  readonly texts?: number;
}

const few = 28;
const week = few / 7;
const nameOf = (index: number) => join(`week-${index % 7}`, `2025-01-${10 + (index % 20)}-${index}.md`);
const textOf = (index: number, word: string) =>
  digestText(`2025-01-${10 + (index % 20)}`, [
    { title: `${word} rivers ${index}`, id: `2501.${10_000 + index}`, abstract: `On **${word}** rivers.` },
    // Others are of several days.
    ...(index % 5
      ? []
      : [{ title: `Shared ${word} lakes ${index % 9}`, id: `2502.${10_000 + (index % 9)}` }]),
  ]);

function write(root: string, name: string, text: string | Buffer): void {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, name), text);
}

function writeAll(root: string, word: string, from: number, to: number): void {
  for (let index = from; index < to; index++) write(root, nameOf(index), textOf(index, word));
}

const hasGit = (() => {
  try {
    execFileSync('git', ['--version']);
    return true;
  } catch {
    return false;
  }
})();

/** Where there is no git, what it would do is done by hand. */
function git(root: string, ...args: string[]): void {
  if (!hasGit) return;
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  const who = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', '-c', 'init.defaultBranch=main'];
  execFileSync('git', [...who, ...args], { cwd: root, env, stdio: 'ignore' });
}

function commit(root: string, message: string): void {
  git(root, 'add', '--all');
  git(root, 'commit', '--message', message);
}

const scenes: readonly Scene[] = [
  {
    name: 'a pull that changes 300 digests',
    isOfFiles: true,
    size: 310,
    given: root => {
      git(root, 'init');
      commit(root, 'old');
      git(root, 'checkout', '-b', 'upstream');
      writeAll(root, 'New', 0, 300);
      commit(root, 'new');
      git(root, 'checkout', 'main');
      if (!hasGit) writeAll(root, 'Old', 0, 300);
    },
    happens: root => {
      if (hasGit) git(root, 'pull', '--ff-only', '.', 'upstream');
      else writeAll(root, 'New', 0, 300);
    },
    texts: 300,
  },
  {
    name: 'a branch on which digests come, go and change',
    given: root => {
      if (!hasGit) return;
      git(root, 'init');
      commit(root, 'main');
      git(root, 'checkout', '-b', 'other');
      otherBranch(root);
      commit(root, 'other');
      git(root, 'checkout', 'main');
    },
    happens: root => {
      if (hasGit) git(root, 'checkout', 'other');
      else otherBranch(root);
    },
    texts: 14,
  },
  {
    name: 'a generator that deletes all and writes all',
    happens: root => {
      for (const name of readdirSync(root)) rmSync(join(root, name), { recursive: true });
      writeAll(root, 'Old', 0, 20);
      writeAll(root, 'New', 20, few);
    },
    texts: few - 20,
  },
  {
    name: 'a generator that writes beside and renames over',
    isOfFiles: true,
    happens: root => {
      for (let index = 0; index < few; index++) {
        const name = nameOf(index);
        write(root, `${name}.tmp`, textOf(index, index < 10 ? 'Old' : 'New'));
        renameSync(join(root, `${name}.tmp`), join(root, name));
      }
    },
    texts: few - 10,
  },
  {
    name: 'a generator that puts a folder in the place of another',
    happens: root => {
      writeAll(`${root}-renamed`, 'New', few, 2 * few);
      rmSync(join(root, 'week-3'), { recursive: true });
      renameSync(join(`${root}-renamed`, 'week-3'), join(root, 'week-3'));
    },
    texts: week,
  },
  {
    name: 'a folder that is deleted',
    happens: root => rmSync(join(root, 'week-3'), { recursive: true }),
    texts: 0,
  },
  {
    name: 'a folder that is deleted with a file that could not be read',
    given: root => write(root, 'week-3/wide.md', Buffer.from('\uFEFFwide', 'utf16le')),
    happens: root => rmSync(join(root, 'week-3'), { recursive: true }),
    texts: 0,
  },
  {
    name: 'a folder that is renamed',
    happens: root => renameSync(join(root, 'week-3'), join(root, 'week-9')),
    texts: week,
  },
  {
    name: 'a folder that is named like a digest',
    happens: root => renameSync(join(root, 'week-3'), join(root, 'week-3.md')),
    texts: week,
  },
  {
    name: 'a folder named like a digest that is deleted',
    given: root => renameSync(join(root, 'week-3'), join(root, 'week-3.md')),
    happens: root => rmSync(join(root, 'week-3.md'), { recursive: true }),
    texts: 0,
  },
  {
    name: 'a folder that takes the place of a file',
    given: root => write(root, 'odd.md', textOf(900, 'Odd')),
    happens: root => {
      rmSync(join(root, 'odd.md'));
      write(root, 'odd.md/in.md', textOf(901, 'Odd'));
    },
    texts: 1,
  },
  { name: 'a root that is renamed', happens: root => renameSync(root, `${root}-renamed`), texts: 0 },
  {
    name: 'a root that comes back, with settings in it',
    given: root => {
      write(root, '.digest-lens.json', '{ "renderers": ["gitlab"], "topics": { "Waters": ["new", "old"] } }');
      renameSync(root, `${root}-renamed`);
    },
    happens: root => renameSync(`${root}-renamed`, root),
    texts: few,
  },
  {
    name: 'a .gitignore that comes',
    isOfFiles: true,
    happens: root => write(root, '.gitignore', 'week-1/\n*-2.md\n'),
    texts: 0,
  },
  {
    name: 'a .gitignore that changes',
    isOfFiles: true,
    given: root => write(root, '.gitignore', 'week-1/\n*-2.md\n'),
    happens: root => write(root, '.gitignore', 'week-2/\n'),
    texts: week,
  },
  {
    name: 'a .gitignore that goes',
    isOfFiles: true,
    given: root => write(root, 'week-1/.gitignore', '*.md\n'),
    happens: root => rmSync(join(root, 'week-1/.gitignore')),
    texts: week,
  },
  {
    name: 'a folder that comes with a .gitignore',
    given: root => {
      write(`${root}-renamed`, '.gitignore', '*-1.md\n');
      write(`${root}-renamed`, '2025-03-01-1.md', textOf(901, 'Ignored'));
      write(`${root}-renamed`, '2025-03-01-2.md', textOf(902, 'Taken'));
    },
    happens: root => renameSync(`${root}-renamed`, join(root, 'week-9')),
    texts: 1,
  },
  {
    isOfFiles: true,
    name: 'links to the newest digest, to a folder, and to nothing',
    happens: root => {
      symlinkSync(nameOf(1), join(root, 'latest.md'));
      symlinkSync('week-2', join(root, 'latest'));
      symlinkSync('nowhere.md', join(root, 'dead.md'));
    },
    texts: 0,
  },
];

function otherBranch(root: string): void {
  writeAll(root, 'New', 0, 10);
  for (let index = 10; index < 20; index++) rmSync(join(root, nameOf(index)));
  writeAll(root, 'New', few, few + 4);
}

describe('a folder of digests that is rewritten', function () {
  this.timeout(60_000);
  let root: string;
  let editors: Editor[] = [];
  /** How many texts were parsed. */
  let parsed = 0;
  /** How often folders were listed. */
  let listed = 0;
  /** What was told to the client of a library that changed, and of questions to ask again. */
  let news = 0;

  const files = (others: FileSource, wording: Wording): FileSource => {
    const disk = diskSource(others, wording);
    return {
      ...disk,
      find: (folder, globs) => {
        listed++;
        return disk.find(folder, globs);
      },
      read: async (uris, known) => {
        const read = await disk.read(uris, known);
        parsed += read.filter(({ kind }, index) => kind === 'text' && uris[index]?.endsWith('.md')).length;
        return read;
      },
    };
  };
  const start = async (folders = [root]) => {
    const editor = await Editor.start({
      folders: folders.map(folder => pathToFileURL(folder).href),
      configuration: { digestLens: { diagnostics: { scope: 'workspace' } } },
      // A burst is one on a slow machine, too.
      platform: { files, quiet: 40, now: () => performance.now() / 100 },
    });
    editors.push(editor);
    await editor.indexed();
    return editor;
  };
  const shown = async (editor: Editor) => {
    const ask = <Answer>(name: string, params?: unknown) => editor.ask<Answer>(name, params);
    await settled(ask);
    const answers = await shownBy(ask, queries);
    if (answers.digests === 0) return { ...answers, problems: [] };
    const { items } = await editor.ask<WorkspaceDiagnosticReport>('workspace/diagnostic', {
      previousResultIds: [],
    });
    const problems = items.map(item => ({ uri: item.uri, items: item.kind === 'full' ? item.items : [] }));
    return { ...answers, problems: problems.sort((a, b) => (a.uri < b.uri ? -1 : 1)) };
  };
  const tell = (editor: Editor, changes: readonly FileEvent[]) =>
    editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
  const listen = (editor: Editor) => {
    const count = () => {
      news++;
    };
    editor.connection.onNotification(method.libraryChanged, count);
    editor.connection.onRequest('workspace/diagnostic/refresh', () => count() ?? null);
    editor.connection.onRequest('workspace/semanticTokens/refresh', () => count() ?? null);
    news = 0;
    parsed = 0;
    listed = 0;
  };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'digests-'));
  });
  afterEach(async () => {
    for (const editor of editors) await editor.stop();
    editors = [];
    for (const folder of [root, `${root}-renamed`, `${root}-origin`])
      rmSync(folder, { recursive: true, force: true });
  });

  for (const { name, isOfFiles, size = few, given, happens, texts } of scenes) {
    for (const manner of isOfFiles ? manners.slice(0, 1) : manners) {
      it(`ends like a fresh start, in one calm update: ${name}, as a watcher tells of ${manner}`, async () => {
        writeAll(root, 'Old', 0, size);
        given?.(root);
        const editor = await start();
        await shown(editor);
        listen(editor);
        const look = lookAt(root);
        happens(root);
        const events = eventsBetween(root, look, lookAt(root), manner);
        // As they come: some at a time.
        for (let at = 0; at < events.length; at += 100) await tell(editor, events.slice(at, at + 100));
        const after = await shown(editor);
        const [told, read] = [news, parsed];
        deepEqual(after, await shown(await start()));
        ok(told <= handful, `${told} pieces of news`);
        if (texts !== undefined) equal(read, texts);
      });
    }
  }

  it('is read without its neighbours when it leaves the workspace, and comes back', async () => {
    const other = `${root}-renamed`;
    writeAll(root, 'Old', 0, few);
    writeAll(other, 'Other', few, 2 * few);
    const editor = await start([root, other]);
    await shown(editor);
    listen(editor);
    const folder = { uri: pathToFileURL(other).href, name: 'other' };
    const notify = (added: object[], removed: object[]) =>
      editor.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: { added, removed },
      });
    await notify([], [folder]);
    // What is told of it from now on is none of ours.
    await tell(editor, [{ uri: pathToFileURL(join(other, nameOf(few))).href, type: 2 }]);
    deepEqual(await shown(editor), await shown(await start()));
    await notify([folder], []);
    await tell(editor, [{ uri: pathToFileURL(join(other, nameOf(few))).href, type: 2 }]);
    const after = await shown(editor);
    const [told, again] = [news, parsed];
    deepEqual(after, await shown(await start([root, other])));
    ok(told <= 2 * handful, `${told} pieces of news`);
    // Once for the editor that starts here, and once when they come back.
    equal(again, 2 * few);
  });

  it('hears nothing of what programs write beside its digests', async () => {
    writeAll(root, 'Old', 0, few);
    write(root, '.gitignore', 'build/\n');
    const editor = await start();
    await shown(editor);
    // That search is filled is told a moment after it is so.
    await editor.until(() => editor.status?.settled === true && editor.status.filling === null);
    listen(editor);
    const look = lookAt(root);
    for (let index = 0; index < 50; index++) {
      write(root, `node_modules/package-${index}/README.md`, textOf(index, 'Package'));
      write(root, `node_modules/package-${index}/.gitignore`, '*\n');
      write(root, `build/page-${index}/index.md`, textOf(index, 'Page'));
      write(root, `images/picture-${index}.png`, 'a picture');
    }
    await tell(editor, eventsBetween(root, look, lookAt(root), 'each file'));
    const after = await shown(editor);
    const did = { news, parsed, listed };
    deepEqual(after, await shown(await start()));
    // Of the folders that came, those in which digests may be are looked into: each once, with all that is in it.
    deepEqual(did, { news: 0, parsed: 0, listed: 2 });
  });

  it('is told as it is where all of it happens while it is read for the first time', async () => {
    const isSettled = ({ status }: Editor) => status?.settled === true;
    for (const { given, happens } of scenes.filter(({ size }) => size === undefined)) {
      for (const folder of [root, `${root}-renamed`]) rmSync(folder, { recursive: true, force: true });
      mkdirSync(root);
      writeAll(root, 'Old', 0, few);
      given?.(root);
      const editor = await Editor.start({
        folders: [pathToFileURL(root).href],
        configuration: { digestLens: { diagnostics: { scope: 'workspace' } } },
        platform: { files },
      });
      editors.push(editor);
      const look = lookAt(root);
      happens(root);
      await tell(editor, eventsBetween(root, look, lookAt(root), 'folders alone'));
      await editor.until(() => isSettled(editor));
      deepEqual(await shown(editor), await shown(await start()));
    }
  });
});
