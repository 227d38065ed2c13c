import { existsSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import type { Digest } from '../../core/digest.ts';
import type { Problem } from '../../core/rules/rules.ts';
import { diskPathOf } from '../../core/uri.ts';
import { english } from '../../core/wording/wording.ts';
import { toFailure } from '../../server/files/diskText.ts';
import { Misuse } from '../command.ts';
import { aboutOf } from '../reports/problemIdentity.ts';
import { stdinName } from './sources.ts';

/** Problems that were recorded once and are not reported again. */
export class Baseline {
  readonly #folder: string;
  /** Recorded problems that were not met yet. */
  readonly #left: Map<string, number>;
  readonly #seen = new Set<string>();

  private constructor(folder: string, counts: Map<string, number>) {
    this.#folder = folder;
    this.#left = counts;
  }

  /** Reads a baseline file; one that is missing or not a baseline is a `Misuse`. */
  static read(path: string): Baseline {
    let text: string;
    try {
      text = readFileSync(path, 'utf8');
    } catch (error) {
      const { reason } = toFailure(path, error);
      throw new Misuse(`The baseline ${path} ${reason(english.reading)}; --write-baseline makes one.`);
    }
    const counts = countsIn(text);
    if (counts) return new Baseline(dirname(resolve(path)), counts);
    throw new Misuse(`${path} is not a baseline as --write-baseline writes it.`);
  }

  /** The problems of a digest that are not recorded; one that was recorded twice covers two. */
  withoutRecorded(digest: Digest, problems: readonly Problem[]): Problem[] {
    this.#seen.add(fileOf(this.#folder, digest));
    return problems.filter(problem => {
      const key = keyOf(this.#folder, digest, problem);
      const left = this.#left.get(key) ?? 0;
      if (left > 0) this.#left.set(key, left - 1);
      return left === 0;
    });
  }

  /** How many recorded problems are no more, in what was looked at and in files that are gone. */
  get outdated(): number {
    let count = 0;
    for (const [key, left] of this.#left) {
      const { file } = partsOf(key);
      if (left > 0 && (this.#seen.has(file) || !existsSync(resolve(this.#folder, file)))) count += left;
    }
    return count;
  }
}

/** Collects problems for a baseline file. */
export class BaselineRecord {
  readonly #folder: string;
  readonly #counts = new Map<string, number>();

  constructor(path: string) {
    this.#folder = dirname(resolve(path));
  }

  /** Records the problems of a digest. */
  add(digest: Digest, problems: readonly Problem[]): void {
    for (const problem of problems) {
      const key = keyOf(this.#folder, digest, problem);
      this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    }
  }

  /** The text of the file, sorted and with a line for each problem, so that two versions can be compared. */
  text(): string {
    type Tree = Map<string, Map<string, Map<string, number>>>;
    const files: Tree = new Map();
    for (const [key, count] of [...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const { file, code, about } = partsOf(key);
      const rules = files.get(file) ?? new Map<string, Map<string, number>>();
      const abouts = rules.get(code) ?? new Map<string, number>();
      files.set(file, rules.set(code, abouts.set(about, count)));
    }
    return `${JSON.stringify({ version, files }, mapsAsObjects, 2)}\n`;
  }
}

const version = 1;

/** File, rule, and what the problem is about: no line, so that an edit above it does not matter. */
function keyOf(folder: string, digest: Digest, problem: Problem): string {
  return keyFrom(fileOf(folder, digest), problem.code, aboutOf(digest, problem));
}

function keyFrom(file: string, code: string, about: string): string {
  return JSON.stringify([file, code, about]);
}

function partsOf(key: string): { file: string; code: string; about: string } {
  const [file, code, about] = JSON.parse(key);
  return { file, code, about };
}

/** `digests/2025-01-03.md`: from the folder of the baseline, so that it is the same wherever it is read from. */
function fileOf(folder: string, { uri }: Digest): string {
  const path = diskPathOf(uri);
  return path === undefined ? stdinName : relative(folder, path).replaceAll(sep, '/');
}

/** Undefined where a text is not what `BaselineRecord` writes. */
function countsIn(text: string): Map<string, number> | undefined {
  const counts = new Map<string, number>();
  try {
    const value = JSON.parse(text);
    if (value.version !== version) return undefined;
    for (const [file, rules] of entriesOf(value.files)) {
      for (const [code, abouts] of entriesOf(rules)) {
        for (const [about, count] of entriesOf(abouts)) {
          if (!Number.isSafeInteger(count) || Number(count) < 1) return undefined;
          counts.set(keyFrom(file, code, about), Number(count));
        }
      }
    }
    return counts;
  } catch {
    return undefined; // not JSON, or something other than objects in it
  }
}

function entriesOf(value: unknown): [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError();
  return Object.entries(value);
}

function mapsAsObjects(_key: string, value: unknown): unknown {
  return value instanceof Map ? Object.fromEntries(value) : value;
}
