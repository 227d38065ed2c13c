import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { diskPathOf, toUri } from '../../core/uri.ts';
import type { CacheFolder } from './cache.ts';

/** The most bytes that are kept of one workspace. */
const largestCache = 512 * 1024 * 1024;
/** A cache that was not used for so long goes, in milliseconds. */
const oldest = 60 * 24 * 60 * 60 * 1000;
/** What is left of a write that a crash ended goes when it is so old, in milliseconds. */
const abandoned = 10 * 60 * 1000;

/**
 * A cache on disk, in a folder of its own for each `workspace`. What was written by another `version`, is damaged or cut
 * off is not there.
 */
export function diskCache(folder: string, workspace: string, version: string): CacheFolder {
  return new DiskCache(folder, `cache-${hashOf(workspace).slice(0, 16)}`, version);
}

/** A cache in a folder, by its path or its `file:` URI, that is only good for this very program. */
export function cacheOnDisk(folder: string, workspace: string): CacheFolder | undefined {
  const path = /^[a-z][\w+.-]+:/i.test(folder) ? diskPathOf(toUri(folder)) : folder;
  return path === undefined ? undefined : diskCache(path, workspace, hashOf(readFileSync(__filename)));
}

class DiskCache implements CacheFolder {
  readonly #parent: string;
  readonly #name: string;
  readonly #folder: string;
  readonly #version: string;
  #sizes: Map<string, number> | undefined;
  #writes = 0;

  constructor(parent: string, name: string, version: string) {
    this.#parent = parent;
    this.#name = name;
    this.#folder = join(parent, name);
    this.#version = version;
  }

  async names(): Promise<readonly string[]> {
    return [...(await this.#known()).keys()];
  }

  async read(name: string): Promise<Uint8Array | undefined> {
    const bytes = await readFile(join(this.#folder, name)).catch(() => undefined);
    if (!bytes) return undefined;
    const end = bytes.indexOf(10);
    const body = bytes.subarray(end + 1);
    return end >= 0 && bytes.toString('latin1', 0, end) === this.#headOf(name, body) ? body : undefined;
  }

  async write(name: string, bytes: Uint8Array): Promise<boolean> {
    const sizes = await this.#known();
    let size = bytes.length;
    for (const [other, known] of sizes) if (other !== name) size += known;
    if (size > largestCache) {
      await this.remove(name);
      return false;
    }
    // Another name until it is whole: who reads meanwhile, or after a crash, finds the file before it.
    const unfinished = join(this.#folder, `${name}.${process.pid}-${++this.#writes}${partly}`);
    try {
      await mkdir(this.#folder, { recursive: true });
      await writeFile(unfinished, Buffer.concat([Buffer.from(`${this.#headOf(name, bytes)}\n`), bytes]));
      await rename(unfinished, join(this.#folder, name));
      sizes.set(name, bytes.length);
      return true;
    } catch {
      await rm(unfinished, { force: true }).catch(() => undefined);
      return false; // nothing is lost but time at the next start
    }
  }

  async remove(name: string): Promise<void> {
    (await this.#known()).delete(name);
    await rm(join(this.#folder, name), { force: true }).catch(() => undefined);
  }

  async clear(): Promise<number> {
    let size = 0;
    for (const known of (await this.#known()).values()) size += known;
    this.#sizes = undefined;
    await rm(this.#folder, { recursive: true, force: true }).catch(() => undefined);
    return size;
  }

  /** What is there, looked up once: another server's files are no business of this one. */
  async #known(): Promise<Map<string, number>> {
    if (this.#sizes) return this.#sizes;
    const sizes = new Map<string, number>();
    this.#sizes = sizes;
    const now = Date.now();
    await utimes(this.#folder, new Date(now), new Date(now)).catch(() => undefined);
    await this.#eachIn(this.#parent, async (name, path, { age }) => {
      if (/^cache-[\da-f]{16}$/.test(name) && name !== this.#name && age > oldest) {
        await rm(path, { recursive: true, force: true });
      }
    });
    await this.#eachIn(this.#folder, async (name, path, { age, size }) => {
      if (!name.endsWith(partly)) sizes.set(name, size);
      else if (age > abandoned) await rm(path, { force: true });
    });
    return sizes;
  }

  async #eachIn(
    folder: string,
    call: (
      name: string,
      path: string,
      known: { readonly age: number; readonly size: number },
    ) => Promise<void>,
  ): Promise<void> {
    const names = await readdir(folder).catch(() => []);
    const now = Date.now();
    await Promise.all(
      names.map(async name => {
        const path = join(folder, name);
        try {
          const { mtimeMs, size } = await stat(path);
          await call(name, path, { age: now - mtimeMs, size });
        } catch {
          // gone meanwhile, or somebody else's
        }
      }),
    );
  }

  #headOf(name: string, body: Uint8Array): string {
    return `digest-lens ${this.#version} ${name} ${body.length} ${hashOf(body)}`;
  }
}

const partly = '.partly';

function hashOf(bytes: Uint8Array | string): string {
  return createHash('sha1').update(bytes).digest('hex');
}
