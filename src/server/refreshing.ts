import type { Connection, ProtocolRequestType0 } from 'vscode-languageserver';

/** Asks the editor to ask again for something; while it has not answered, once more and no oftener. */
export function refreshing(
  connection: Connection,
  type: ProtocolRequestType0<void, void, void, void>,
): () => void {
  let isAsking = false;
  let isStale = false;
  const ask = async () => {
    isAsking = true;
    do {
      isStale = false;
      // What went wrong there is the editor's; it asks again with the next edit.
      await connection.sendRequest(type).catch(() => undefined);
    } while (isStale);
    isAsking = false;
  };
  return () => {
    isStale = true;
    if (!isAsking) void ask();
  };
}
