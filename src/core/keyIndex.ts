import type { Appearance, Digest } from './digest.ts';

/** Appearances by key: filled when it is first asked, kept up to date from then on. */
export class KeyIndex<Key> {
  readonly #keysOf: (appearance: Appearance) => readonly Key[];
  #byKey: Map<Key, Set<Appearance>> | undefined;
  readonly #ofDigest = new Map<Digest, readonly Appearance[]>();

  constructor(keysOf: (appearance: Appearance) => readonly Key[]) {
    this.#keysOf = keysOf;
  }

  /** The appearances with a key, in no particular order. */
  get(key: Key, digests: Iterable<Digest>): Iterable<Appearance> {
    return this.#filled(digests).get(key) ?? [];
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
    for (const appearance of this.#ofDigest.get(digest) ?? []) {
      for (const key of this.#keysOf(appearance)) {
        const appearances = byKey.get(key);
        appearances?.delete(appearance);
        if (appearances?.size === 0) byKey.delete(key);
      }
    }
    this.#ofDigest.delete(digest);
  }

  #filled(digests: Iterable<Digest>): Map<Key, Set<Appearance>> {
    if (!this.#byKey) {
      this.#byKey = new Map();
      for (const digest of digests) this.#put(this.#byKey, digest);
    }
    return this.#byKey;
  }

  #put(byKey: Map<Key, Set<Appearance>>, digest: Digest): void {
    const appearances = digest.papers.map(paper => ({ digest, paper }));
    this.#ofDigest.set(digest, appearances);
    for (const appearance of appearances) {
      for (const key of this.#keysOf(appearance)) {
        const known = byKey.get(key);
        if (known) known.add(appearance);
        else byKey.set(key, new Set([appearance]));
      }
    }
  }
}
