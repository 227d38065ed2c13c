// A door on this machine through which tests in an extension host reach the browser around it.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';

const headers = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'access-control-allow-private-network': 'true',
  'content-type': 'application/json',
};

/**
 * Answers `POST ADDRESS/NAME` with what the handler makes of the name and the JSON body.
 * @param {import('../lifetime.mjs').Scope} scope
 * @param {(name: string, body: any) => unknown} handle
 * @returns {Promise<string>} The address, which nobody can guess.
 */
export async function openBridge(scope, handle) {
  const secret = randomUUID();
  const server = createServer(async (request, response) => {
    const [, key, name] = (request.url ?? '').split('/');
    if (request.method === 'OPTIONS') return void response.writeHead(204, headers).end();
    if (key !== secret || request.method !== 'POST') return void response.writeHead(404).end();
    try {
      const value = await handle(name ?? '', await json(request));
      response.writeHead(200, headers).end(JSON.stringify({ value }));
    } catch (error) {
      response.writeHead(500, headers).end(JSON.stringify({ error: error.message }));
    }
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', () => resolve(undefined));
  });
  scope.defer(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${server.address().port}/${secret}`;
}
