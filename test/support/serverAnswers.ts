import { type LibraryStatus, method, type SearchAnswer, type TreePage } from '../../src/protocol/protocol.ts';

/** Whatever can be asked: an editor in this process, or one with a server of its own. */
export type Ask = <Answer>(name: string, params?: unknown) => Promise<Answer>;

/** Resolves when nothing is read and search knows everything, by asking again and again. */
export async function settled(ask: Ask): Promise<void> {
  for (;;) {
    const { settled, indexing, filling } = await ask<LibraryStatus>(method.libraryStatus);
    if (settled && indexing === null && filling === null) return;
  }
}

/** All that a server shows of its library: both trees to their leaves, and what it finds. */
export async function shownBy(ask: Ask, queries: readonly string[]) {
  const { digests, papers, failures } = await ask<LibraryStatus>(method.libraryStatus);
  const rows = async (view: string, key: string | null): Promise<unknown[]> => {
    const params = { view, key, filter: null, sort: 'default' };
    const { nodes } = await ask<TreePage>(method.tree, params);
    return Promise.all(
      nodes.map(async node => [node, node.expandable ? await rows(view, node.key) : []] as const),
    );
  };
  const hits = [];
  for (const query of queries) {
    const { hits: found, total } = await ask<SearchAnswer>(method.search, { query, limit: 20 });
    hits.push({ query, total, found });
  }
  return {
    ...{ digests, papers, failures },
    days: await rows('days', null),
    topics: await rows('topics', null),
    hits,
  };
}
