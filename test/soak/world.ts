import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Random } from '../../bench/workload/random.ts';
import { digestText } from '../support/digestText.ts';

/** What a watcher tells: 1 made, 2 changed, 3 gone. */
export interface FileEvent {
  readonly uri: string;
  readonly type: 1 | 2 | 3;
}

const folders = ['', 'daily', 'old', '日报'];
const words =
  'Sparse Chaos Pruning KV Cache Quantum Birds Nets $O(n)$ 模型 量化 *deep* `code` C# why? a_b'.split(' ');
/** Texts that no digest should be, and that somebody's folder holds all the same. */
const strange = [
  '',
  '\uFEFF# 2025-01-01\r\n\r\n## A paper\r\n',
  '\0\0\0',
  '[', // many of them, below
  '|',
  'no papers here',
];

/** A folder of digests on disk that changes by chance, as scripts, people and `git` change folders. */
export class World {
  readonly root = mkdtempSync(join(tmpdir(), 'digest-lens-soak-'));
  readonly #random: Random;
  #made = 0;

  constructor(random: Random) {
    this.#random = random;
    for (let index = 0; index < 12; index++) this.#write(this.#newName());
  }

  get uri(): string {
    return this.uriOf('').replace(/\/$/, '');
  }

  uriOf(name: string): string {
    return pathToFileURL(join(this.root, name)).href;
  }

  /** Names of everything that looks like a Markdown file. */
  names(): string[] {
    return readdirSync(this.root, { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.md'))
      .sort();
  }

  /** Something happens to the files; answers what a watcher would tell. */
  change(): FileEvent[] {
    const chance = this.#random.between(1, 100);
    if (chance <= 35) return [this.#write(this.#random.pick(this.#someNames()))];
    if (chance <= 50) return [this.#write(this.#newName())];
    if (chance <= 65) return this.#remove(this.#random.pick(this.#someNames()));
    if (chance <= 75) return this.#rename(this.#random.pick(this.#someNames()));
    if (chance <= 80) return this.#removeFolder(this.#random.pick(folders.slice(1)));
    if (chance <= 90) return Array.from({ length: 20 }, () => this.#write(this.#newName()));
    return [this.#writeStrange(this.#newName())];
  }

  /** A file gets this text, as when an editor saves. */
  save(name: string, text: string): FileEvent {
    const path = join(this.root, name);
    this.#makeFolderOf(name);
    // While it was open, a folder or a link of its name may have come in its place.
    if (!lstatSync(path, { throwIfNoEntry: false })?.isFile()) rmSync(path, { recursive: true, force: true });
    writeFileSync(path, text);
    return { uri: this.uriOf(name), type: 2 };
  }

  /** A text of a digest. */
  text(): string {
    const random = this.#random;
    const day = `2025-0${random.between(1, 9)}-${random.between(10, 28)}`;
    return digestText(
      day,
      Array.from({ length: random.between(1, 12) }, () => ({
        title: Array.from({ length: random.between(1, 6) }, () => random.pick(words)).join(' '),
        id: `2501.${String(random.between(10_000, 10_060))}`,
        abstract: random.percent(30) ? 'About **pruning** and\n**KV** caches.' : 'An abstract.',
      })),
    );
  }

  dispose(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  #someNames(): string[] {
    const names = this.names();
    return names.length > 0 ? names : [this.#newName()];
  }

  #newName(): string {
    // More than this, and each comparison with a fresh server takes longer than everything before it.
    const number = this.#made++ % 60;
    return join(this.#random.pick(folders), `2025-01-${String(number).padStart(2, '0')}.md`);
  }

  #write(name: string): FileEvent {
    const path = join(this.root, name);
    const type = existsSync(path) ? 2 : 1;
    rmSync(path, { recursive: true, force: true });
    this.#makeFolderOf(name);
    writeFileSync(path, this.text());
    return { uri: this.uriOf(name), type };
  }

  #writeStrange(name: string): FileEvent {
    const path = join(this.root, name);
    rmSync(path, { recursive: true, force: true });
    this.#makeFolderOf(name);
    const kind = this.#random.between(1, 4);
    if (kind === 1) mkdirSync(path);
    else if (kind === 2) symlinkSync(join(this.root, 'nowhere.md'), path);
    else if (kind === 3) writeFileSync(path, Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x61]));
    else writeFileSync(path, this.#random.pick(strange).repeat(2_000));
    return { uri: this.uriOf(name), type: 1 };
  }

  #remove(name: string): FileEvent[] {
    rmSync(join(this.root, name), { recursive: true, force: true });
    return [{ uri: this.uriOf(name), type: 3 }];
  }

  #rename(name: string): FileEvent[] {
    const path = join(this.root, name);
    const to = this.#newName();
    if (!existsSync(path) || to === name) return [];
    rmSync(join(this.root, to), { recursive: true, force: true });
    this.#makeFolderOf(to);
    renameSync(path, join(this.root, to));
    return [
      { uri: this.uriOf(name), type: 3 },
      { uri: this.uriOf(to), type: 1 },
    ];
  }

  #removeFolder(folder: string): FileEvent[] {
    if (!existsSync(join(this.root, folder))) return [];
    rmSync(join(this.root, folder), { recursive: true });
    return [{ uri: this.uriOf(folder), type: 3 }];
  }

  #makeFolderOf(name: string): void {
    mkdirSync(join(this.root, name, '..'), { recursive: true });
  }
}
