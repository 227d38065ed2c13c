import { closeSync, constants, fstatSync, openSync, type Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** Opens a file to be read; refuses what is none, because reading a pipe or a device may never end. */
export async function openRegular(path: string): Promise<FileHandle> {
  const file = await open(path, withoutWaiting);
  try {
    refuseOthers(await file.stat());
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** The same at once; answers with its number. */
export function openRegularSync(path: string): number {
  const file = openSync(path, withoutWaiting);
  try {
    refuseOthers(fstatSync(file));
    return file;
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

/**
 * The bytes of an open file that says how large it is. Others are read to their end, but not much further than `most`:
 * some files of the system seem empty and go on for ever.
 */
export async function bytesOf(file: FileHandle, { size }: Stats, most: number): Promise<Buffer> {
  if (size > 0) return file.readFile();
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of file.createReadStream({ autoClose: false, highWaterMark: 1 << 20 })) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > most) break;
  }
  return Buffer.concat(chunks);
}

/** The code of the error for what is neither a file nor a folder. */
export const notRegular = 'ENOTREGULAR';

/** Only to open a pipe that nobody writes to would wait for ever; Windows has neither pipes nor the flag. */
const withoutWaiting = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

function refuseOthers(stats: Stats): void {
  if (stats.isFile()) return;
  throw Object.assign(new Error('not a regular file'), { code: stats.isDirectory() ? 'EISDIR' : notRegular });
}
