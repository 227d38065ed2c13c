import {
  type Connection,
  createConnection,
  type Disposable,
  type Message,
  ProposedFeatures,
  type ResponseMessage,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { cacheOnDisk } from './files/diskCache.ts';
import { diskSource } from './files/diskSource.ts';
import { bytesSentAgain } from './sentAgain.ts';
import { serve } from './server.ts';

/** Serves the client on the other end of the channel that the arguments name: `--stdio`, `--node-ipc`. */
export function serveOnNode(): void {
  const overStdio = process.argv.includes('--stdio');
  let mayEnd = false;
  const connection = overStdio ? stdioConnection(() => mayEnd) : createConnection(ProposedFeatures.all);
  goOnAfterMistakes(connection);
  serve(connection, {
    files: diskSource,
    cache: cacheOnDisk,
    pause: () => new Promise(resolve => setImmediate(resolve)),
    now: () => performance.now(),
    quiet: 250,
    patience: 20_000,
    ending: () => {
      mayEnd = true;
    },
  });
}

/** A mistake of ours that nobody caught is told; whoever asks for something else has an answer all the same. */
function goOnAfterMistakes(connection: Connection): void {
  const tell = (error: unknown) =>
    connection.console.error(`Not caught: ${error instanceof Error ? error.stack : error}`);
  process.on('uncaughtException', tell);
  process.on('unhandledRejection', tell);
}

/** A connection over standard input and output that ends the program, and says why, where nothing more can be understood. */
function stdioConnection(mayEnd: () => boolean): Connection {
  const reader = new HearingReader(process.stdin);
  const connection = createConnection(
    ProposedFeatures.all,
    reader,
    new StreamMessageWriter(process.stdout, { contentTypeEncoder: encoder }),
  ) as Connection;
  reader.onError(({ message }) => {
    complain(
      `What arrives on standard input is not the Language Server Protocol: ${message.split('\n', 1)}.`,
    );
    process.exit(1);
  });
  process.stdin.once('end', () => {
    if (!reader.heard) complain('Standard input ended before a message came. An editor starts this program.');
    process.exit(mayEnd() ? 0 : 1);
  });
  return connection;
}

/** JSON, but for answers that were sent before: their bytes are known. */
const encoder = {
  name: 'application/json',
  encode: async (message: Message & Partial<ResponseMessage>): Promise<Uint8Array> => {
    const answer = bytesSentAgain(message.result, bytesOf);
    if (!answer) return bytesOf(message);
    const { jsonrpc, id } = message;
    const head = bytesOf({ jsonrpc, id }).subarray(0, -1);
    return Buffer.concat([head, Buffer.from(',"result":'), answer, Buffer.from('}')]);
  },
};

function bytesOf(value: object): Buffer {
  return Buffer.from(JSON.stringify(value));
}

/** Knows whether any message has come. */
class HearingReader extends StreamMessageReader {
  heard = false;

  override listen(callback: (message: Message) => void): Disposable {
    return super.listen(message => {
      this.heard = true;
      try {
        callback(message);
      } catch {
        // A cancellation without an id, say: one wrong message, and the stream behind it is still the protocol.
      }
    });
  }
}

function complain(sentence: string): void {
  process.stderr.write(`digest-lens: ${sentence}\n`);
}
