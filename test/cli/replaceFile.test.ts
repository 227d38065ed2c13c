import { equal, match, throws } from 'node:assert/strict';
import fs, { appendFileSync, chmodSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { replaceFile, writeWhole } from '../../src/cli/files/replaceFile.ts';
import { folderWith } from './program.ts';

const [before, after] = [Buffer.from('before'), Buffer.from('after')];

describe('a file that is replaced', () => {
  it('stays as it is where somebody saves it while its copy is written', async () => {
    const folder = await folderWith({ 'a.md': before });
    const path = join(folder, 'a.md');
    const { fsyncSync } = fs;
    fs.fsyncSync = file => {
      appendFileSync(path, ', and more');
      fsyncSync(file);
    };
    syncBuiltinESMExports();
    try {
      throws(() => replaceFile(path, folder, before, after), /has changed while it was being repaired/);
    } finally {
      fs.fsyncSync = fsyncSync;
      syncBuiltinESMExports();
    }
    equal(readFileSync(path, 'utf8'), 'before, and more');
    equal(readdirSync(folder).join(), 'a.md');
  });

  it('keeps the rights that its owner gave it', async function () {
    if (process.platform === 'win32') this.skip();
    const folder = await folderWith({ 'a.md': before });
    const path = join(folder, 'a.md');
    for (const mode of [0o600, 0o640, 0o666, 0o4755]) {
      chmodSync(path, mode);
      const { ino } = statSync(path);
      replaceFile(path, folder, readFileSync(path), after);
      const now = statSync(path);
      equal(now.mode & 0o7777, mode);
      equal(now.ino === ino, false);
    }
  });

  it('is a file, and no folder or device', async () => {
    const folder = await folderWith({ 'a/b.md': before });
    throws(() => replaceFile(join(folder, 'a'), folder, before, after), /is not a regular file/);
    throws(() => writeWhole(join(folder, 'a'), after), /is not a regular file/);
    match(readdirSync(folder).join(), /^a$/);
  });
});
