import { pathToFileURL } from 'node:url';
import { type LibraryStatus, method, type SearchAnswer, type TreePage } from '../../src/protocol/protocol.ts';
import { Client } from './client.ts';
import { ourServer } from './kinds.ts';

/** How a server comes up on a folder, in milliseconds since the start of its process. */
export interface Loading {
  /** The day of the newest digest can be opened. */
  readonly newest: number;
  /** Every digest is read. */
  readonly read: number;
  /** Search finds every paper. */
  readonly complete: number;
  /** The longest that a question which costs nothing had to wait until then. */
  readonly longestWait: number;
  /** The most memory that the server held, in bytes. */
  readonly memory: number | undefined;
}

/** Starts our server on a folder and asks it one thing after another until search is complete. */
export async function loadFolder(
  server: string,
  folder: string,
  newestDay: string,
  cacheFolder?: string,
): Promise<Loading> {
  const begin = performance.now();
  const client = await Client.start(ourServer(server, cacheFolder), [pathToFileURL(folder).href]);
  try {
    let longestWait = 0;
    const waitUntil = async (isReached: () => Promise<boolean>): Promise<number> => {
      while (!(await isReached())) {
        await pause();
        const asked = performance.now();
        await statusOf(client);
        longestWait = Math.max(longestWait, performance.now() - asked);
      }
      return performance.now() - begin;
    };
    const newest = await waitUntil(() => hasDay(client, newestDay));
    const read = await waitUntil(() => isRead(client));
    const complete = await waitUntil(() => isComplete(client));
    return { newest, read, complete, longestWait, memory: await client.peakMemory() };
  } finally {
    await client.stop();
  }
}

/** Asking costs the server time, so not more often than the figures need to be exact. */
export const pause = () => new Promise(resolve => setTimeout(resolve, 20));

function statusOf({ connection }: Client): Promise<LibraryStatus> {
  return connection.sendRequest<LibraryStatus>(method.libraryStatus);
}

/** Whether the folders are read. */
export async function isRead(client: Client): Promise<boolean> {
  const { indexing, digests } = await statusOf(client);
  return indexing === null && digests > 0;
}

async function hasDay({ connection }: Client, day: string): Promise<boolean> {
  const question = { view: 'days', key: `days/${day}`, filter: null, sort: 'default' };
  return (await connection.sendRequest<TreePage>(method.tree, question)).nodes.length > 0;
}

/** Whether search finds every paper. */
export async function isComplete(client: Client): Promise<boolean> {
  // A question is answered from an index that is in order, and to bring it there again and again would take its time.
  if ((await statusOf(client)).filling !== null) return false;
  const { connection } = client;
  const question = { query: '0000.00000', limit: 1 };
  return (await connection.sendRequest<SearchAnswer>(method.search, question)).complete;
}
