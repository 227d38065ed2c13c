// A short address for the workbench: the server's own says folder, extension and file and fills four lines.
import { connect, createServer } from 'node:net';
import { workbenchPath } from './workbench-address.mjs';

/**
 * Listens on a port, and once it is led to a server sends who asks for the start page to the workbench and passes
 * everything else on.
 * @param {import('../lifetime.mjs').Scope} scope
 * @param {number} port 0 for any free one.
 */
export async function openFrontDoor(scope, port) {
  const visitors = new Set();
  /** @type {{ port: number, what: Parameters<typeof workbenchPath>[1] } | undefined} */
  let server;
  const door = createServer(visitor => {
    visitors.add(visitor);
    visitor.on('close', () => visitors.delete(visitor)).on('error', () => visitor.destroy());
    visitor.once('data', first => {
      if (!server) return visitor.destroy();
      const location = startPage(first.toString('latin1'), server.what);
      if (location) visitor.end(redirection(location));
      else passOn(visitor, first, server.port);
    });
  });
  await new Promise((resolve, reject) => {
    door.once('error', error => reject(error.code === 'EADDRINUSE' ? portInUse(port) : error));
    door.listen(port, '127.0.0.1', () => resolve(undefined));
  });
  scope.defer(() => {
    for (const visitor of visitors) visitor.destroy();
    door.close();
  });
  return {
    port: door.address().port,
    leadTo: (serverPort, what) => {
      server = { port: serverPort, what };
    },
  };
}

/** Where a request for the start page leads; with the token it came with, which only the server judges. */
function startPage(request, what) {
  const asked = /^GET \/(?:\?tkn=([\w-]*))? HTTP/.exec(request);
  const host = /^host: *(\S+)/im.exec(request)?.[1];
  return asked && host ? workbenchPath(host, { ...what, token: asked[1] }) : undefined;
}

function redirection(location) {
  return `HTTP/1.1 302 Found\r\nLocation: ${location}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`;
}

function passOn(visitor, first, serverPort) {
  const server = connect(serverPort, '127.0.0.1');
  server.on('error', () => visitor.destroy()).on('close', () => visitor.destroy());
  visitor.on('close', () => server.destroy());
  server.write(first);
  visitor.pipe(server).pipe(visitor);
}

function portInUse(port) {
  return new Error(`Port ${port} is in use: choose another with --port, or none to take a free one.`);
}
