import { randomBytes } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { shownText } from '../../core/shownText.ts';

/** A file that is not replaced; the message completes a sentence that begins with its name. */
export class NotReplaced extends Error {}

/**
 * Replaces a file by new bytes, all or nothing, keeping its mode and owner. A file that is a link is replaced where
 * it lies, if that is below `tree`. Everything happens at once, so that no signal can leave half of it.
 */
export function replaceFile(path: string, tree: string, before: Buffer, after: Buffer): void {
  const real = attempt(() => realpathSync(path));
  if (
    !isWithin(
      real,
      attempt(() => realpathSync(tree)),
    )
  ) {
    throw new NotReplaced(`is a link to ${shownText(real)}, outside what was named; name that file instead`);
  }
  const stats = attempt(() => statSync(real));
  if (!stats.isFile()) throw new NotReplaced('is not a regular file');
  // Renaming asks only for the folder; a file that its owner protects stays as it is all the same.
  attempt(() => accessSync(real, constants.W_OK));
  // Last of all: to write the copy takes its time, in which somebody may save the file.
  writeBeside(real, after, stats, () => {
    if (readFileSync(real).equals(before)) return;
    throw new NotReplaced('has changed while it was being repaired; run it again');
  });
}

/** Writes a file, new or in place of what it held, all or nothing. */
export function writeWhole(path: string, bytes: Buffer): void {
  const present = statSync(path, { throwIfNoEntry: false });
  // A device has a name that others count on.
  if (present && !present.isFile()) throw new NotReplaced('is not a regular file');
  writeBeside(present ? attempt(() => realpathSync(path)) : path, bytes, present, () => undefined);
}

/** Writes a copy and gives it the name, so that nobody ever reads half of it; `check` may throw in between. */
function writeBeside(path: string, bytes: Buffer, stats: Stats | undefined, check: () => void): void {
  // Not with the name of the file in it, which may be as long as names can be.
  const temporary = join(dirname(path), `.digest-lens.${randomBytes(6).toString('hex')}.tmp`);
  try {
    write(temporary, bytes, stats);
    check();
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error instanceof NotReplaced ? error : new NotReplaced(reasonOf(error));
  }
}

function write(path: string, bytes: Buffer, stats: Stats | undefined): void {
  const file = openSync(path, 'wx', stats?.mode ?? 0o666);
  try {
    for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
    if (stats) keepOwnerAndMode(file, stats);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function keepOwnerAndMode(file: number, { mode, uid, gid }: Stats): void {
  const own = fstatSync(file);
  if (own.uid !== uid || own.gid !== gid) {
    try {
      fchownSync(file, uid, gid);
    } catch {
      // Only root may give files away; the content matters more than the owner. Who ran it is not to lend their rights.
      fchmodSync(file, mode & 0o777);
      return;
    }
  }
  // Not only at opening, where the umask takes bits away.
  fchmodSync(file, mode);
}

function attempt<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw new NotReplaced(reasonOf(error));
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return `cannot be written: ${error}`;
  const code = 'code' in error ? String(error.code) : '';
  return `cannot be written: ${reasons[code] ?? error.message}`;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist any more',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'it would be larger than the system allows',
  EIO: 'the disk does not work',
};

function isWithin(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
