import type { Appearance, Digest } from './digest.ts';

/** Appearances by key: filled when it is first asked, kept up to date from then on. */
export class KeyIndex<Key> {
  readonly #keysOf: (appearance: Appearance) => readonly Key[];
  /** Nearly every key has a single appearance, which needs no set. */
  #byKey: Map<Key, Appearance | Set<Appearance>> | undefined;
  /** The sets among them. */
  readonly #several = new Set<Set<Appearance>>();

  constructor(keysOf: (appearance: Appearance) => readonly Key[]) {
    this.#keysOf = keysOf;
  }

  /** The appearances with a key, in no particular order. */
  get(key: Key, digests: Iterable<Digest>): Iterable<Appearance> {
    const found = this.#filled(digests).get(key);
    if (!found) return [];
    return found instanceof Set ? found : [found];
  }

  /** The appearances of each key that has several. */
  several(digests: Iterable<Digest>): Iterable<ReadonlySet<Appearance>> {
    this.#filled(digests);
    return this.#several;
  }

  /** The number of keys that any appearance has. */
  count(digests: Iterable<Digest>): number {
    return this.#filled(digests).size;
  }

  /** Keeps the index right when a digest has come; costs nothing before the first question. */
  add(digest: Digest): void {
    if (this.#byKey) this.#put(this.#byKey, digest);
  }

  /** Keeps the index right when a digest is gone. */
  remove(digest: Digest): void {
    const byKey = this.#byKey;
    if (!byKey) return;
    for (const appearance of appearancesIn(digest)) {
      for (const key of this.#keysOf(appearance)) {
        const known = byKey.get(key);
        if (known === appearance) byKey.delete(key);
        else if (known instanceof Set && known.delete(appearance) && known.size === 0) {
          byKey.delete(key);
          this.#several.delete(known);
        }
      }
    }
  }

  #filled(digests: Iterable<Digest>): Map<Key, Appearance | Set<Appearance>> {
    if (!this.#byKey) {
      this.#byKey = new Map();
      for (const digest of digests) this.#put(this.#byKey, digest);
    }
    return this.#byKey;
  }

  #put(byKey: Map<Key, Appearance | Set<Appearance>>, digest: Digest): void {
    for (const appearance of appearancesIn(digest)) {
      for (const key of this.#keysOf(appearance)) {
        const known = byKey.get(key);
        if (known === undefined) byKey.set(key, appearance);
        else if (known instanceof Set) known.add(appearance);
        else if (known !== appearance) {
          const several = new Set([known, appearance]);
          byKey.set(key, several);
          this.#several.add(several);
        }
      }
    }
  }
}

/** The appearances of a digest's papers, in its order: the same ones whenever they are asked for. */
export function appearancesIn(digest: Digest): readonly Appearance[] {
  let appearances = remembered.get(digest);
  if (!appearances) {
    appearances = digest.papers.map(paper => ({ digest, paper }));
    remembered.set(digest, appearances);
  }
  return appearances;
}

const remembered = new WeakMap<Digest, readonly Appearance[]>();
