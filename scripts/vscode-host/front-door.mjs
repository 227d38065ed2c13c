// One port in front of the VS Code server: what the server cannot answer is answered here, the rest passes through.
import { createServer, request as sendRequest } from 'node:http';
import { connect } from 'node:net';

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {{ status: number, headers: Record<string, string>, body?: string | Buffer }} Answer */
/** @typedef {(request: Request, ask: (path: string) => Promise<string>) => Promise<Answer | undefined>} Porter */

/**
 * Listens on a port, and once it leads to a server asks the porter about each request first; the porter may ask the
 * server for a page.
 * @param {import('../lifetime.mjs').Scope} scope
 * @param {number} port 0 for any free one.
 */
export async function openFrontDoor(scope, port) {
  /** @type {{ port: number, porter: Porter } | undefined} */
  let server;
  const sockets = new Set();
  const door = createServer(async (request, response) => {
    if (!server) return void response.writeHead(503).end();
    const { host } = request.headers;
    const answer = await server.porter(request, path => readPage(server.port, path, host)).catch(failure);
    if (answer) response.writeHead(answer.status, answer.headers).end(answer.body);
    else passOn(request, response, server.port);
  });
  door.on('connection', socket => sockets.add(socket.on('close', () => sockets.delete(socket))));
  door.on('upgrade', (request, socket, head) => {
    if (server) joinSockets(request, socket, head, server.port);
    else socket.destroy();
  });
  await new Promise((resolve, reject) => {
    door.once('error', error => reject(error.code === 'EADDRINUSE' ? portInUse(port) : error));
    door.listen(port, '127.0.0.1', () => resolve(undefined));
  });
  scope.defer(() => {
    for (const socket of sockets) socket.destroy();
    door.close();
  });
  return {
    port: door.address().port,
    leadTo: (serverPort, porter) => {
      server = { port: serverPort, porter };
    },
  };
}

/** Reads a page of the server as the visitor would see it, under the name by which the visitor knows it. */
function readPage(port, path, host) {
  return new Promise((resolve, reject) => {
    const request = sendRequest({ host: '127.0.0.1', port, path, headers: { host } }, async response => {
      let text = '';
      for await (const chunk of response.setEncoding('utf8')) text += chunk;
      resolve(text);
    });
    request.on('error', reject).end();
  });
}

function passOn(request, response, port) {
  const { method, url: path, headers } = request;
  const onward = sendRequest({ host: '127.0.0.1', port, method, path, headers }, answer => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  request.pipe(onward);
}

function joinSockets(request, visitor, head, port) {
  const server = connect(port, '127.0.0.1');
  const lines = [`${request.method} ${request.url} HTTP/1.1`];
  for (let at = 0; at < request.rawHeaders.length; at += 2) {
    lines.push(`${request.rawHeaders[at]}: ${request.rawHeaders[at + 1]}`);
  }
  server.write(`${lines.join('\r\n')}\r\n\r\n`);
  server.write(head);
  for (const [one, other] of [
    [visitor, server],
    [server, visitor],
  ]) {
    one.on('error', () => other.destroy()).on('close', () => other.destroy());
  }
  visitor.pipe(server).pipe(visitor);
}

/** @returns {Answer} */
function failure(error) {
  return { status: 500, headers: { 'content-type': 'text/plain' }, body: error.message };
}

function portInUse(port) {
  return new Error(`Port ${port} is in use: choose another with --port, or none to take a free one.`);
}
