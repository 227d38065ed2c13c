/** `echo, echo, echo-1` → `echo, echo-1, echo-1-1`: a number is counted up until the id is free. */
export class DistinctIds {
  readonly #counts = new Map<string, number>();

  /** An id that was not given before, and is taken from now on. */
  give(id: string): string {
    let count = this.#counts.get(id);
    if (count === undefined) {
      this.#counts.set(id, 0);
      return id;
    }
    let distinct: string;
    do distinct = `${id}-${++count}`;
    while (this.#counts.has(distinct));
    this.#counts.set(id, count);
    this.#counts.set(distinct, 0);
    return distinct;
  }

  /** Takes an id that an author wrote, be it taken already or not. */
  take(id: string): string {
    if (!this.#counts.has(id)) this.#counts.set(id, 0);
    return id;
  }
}

/** Ids made distinct by counting up until one is free. */
export function distinctByLoop(ids: readonly string[]): readonly string[] {
  if (areDistinct(ids)) return ids;
  const given = new DistinctIds();
  return ids.map(id => given.give(id));
}

/** `echo, echo, echo-1` → `echo, echo-1, echo-1`: repeats are numbered, and nobody looks whether the id is free. */
export function distinctByCount(ids: readonly string[]): readonly string[] {
  if (areDistinct(ids)) return ids;
  const seen = new Map<string, number>();
  return ids.map(id => {
    const count = seen.get(id);
    seen.set(id, (count ?? -1) + 1);
    return count === undefined ? id : `${id}-${count + 1}`;
  });
}

/** Nearly always: nobody gives two papers one title. */
function areDistinct(ids: readonly string[]): boolean {
  return new Set(ids).size === ids.length;
}
