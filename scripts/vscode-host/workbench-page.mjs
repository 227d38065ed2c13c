// The start page of the workbench: which folder, which extension, in which extension host.
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** @typedef {import('./front-door.mjs').Answer} Answer */
/** @typedef {import('./front-door.mjs').Porter} Porter */
/** @typedef {{ folder: string, extension: string, openFile?: string, markdown?: string }} Opened `folder` may be a workspace file. */

const types = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** The name of the tests in the folder of the extension, without its suffix. */
export const testsName = 'tests/index';

/**
 * The extension runs beside the server, in the extension host for node: a short address leads to the long one that
 * says so. The tests run when the address ends in `?tests`.
 * @param {Opened} opened
 * @returns {Porter}
 */
export function nodeWorkbench({ folder, extension, openFile }) {
  return async request => {
    const asked = /^\/(?:\?(?:tkn=([\w-]*)|(tests)))?$/.exec(request.url ?? '');
    if (!asked) return undefined;
    const [, token, tests] = asked;
    const remote = path => `vscode-remote://${request.headers.host}${encodeURI(path)}`;
    const payload = [
      ['skipWelcome', 'true'],
      ['extensionDevelopmentPath', remote(extension)],
      ...(tests ? [['extensionTestsPath', remote(join(extension, testsName))]] : []),
      ...(openFile ? [['openFile', remote(openFile)]] : []),
    ];
    const query = new URLSearchParams({
      ...(token ? { tkn: token } : {}),
      [isWorkspaceFile(folder) ? 'workspace' : 'folder']: folder,
      payload: JSON.stringify(payload),
    });
    return { status: 302, headers: { location: `/?${query}` } };
  };
}

/**
 * The extension is loaded from a web address and runs in the web worker, as on vscode.dev: from the server's files,
 * VS Code would not let it start workers of its own. So does VS Code's Markdown extension. The tests run when the
 * address ends in `?tests`.
 * @param {Opened} opened
 * @returns {Porter}
 */
export function webWorkbench({ folder, extension, markdown }) {
  const places = { '/extension/': extension, '/markdown/': markdown };
  return async (request, ask) => {
    const { pathname, search } = new URL(request.url ?? '', 'http://door');
    for (const [prefix, place] of Object.entries(places)) {
      if (place && pathname.startsWith(prefix)) return file(join(place, pathname.slice(prefix.length)));
    }
    if (pathname !== '/') return undefined;
    const authority = request.headers.host;
    const at = path => ({ scheme: 'http', authority, path });
    const body = withSettings(await ask('/'), {
      [isWorkspaceFile(folder) ? 'workspaceUri' : 'folderUri']: {
        scheme: 'vscode-remote',
        authority,
        path: folder,
      },
      developmentOptions: {
        extensions: [at('/extension'), ...(markdown ? [at('/markdown')] : [])],
        ...(search === '?tests' ? { extensionTestsPath: at(`/extension/${testsName}`) } : {}),
      },
    });
    return { status: 200, headers: { 'content-type': 'text/html' }, body };
  };
}

function isWorkspaceFile(path) {
  return path.endsWith('.code-workspace');
}

/** Adds to the settings that the server wrote into its page. */
function withSettings(page, { developmentOptions, ...opened }) {
  return page.replace(
    /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)/,
    (_, before, escaped) => {
      const settings = JSON.parse(escaped.replaceAll('&quot;', '"'));
      Object.assign(settings, opened);
      settings.developmentOptions = { ...settings.developmentOptions, ...developmentOptions };
      return before + JSON.stringify(settings).replaceAll('"', '&quot;');
    },
  );
}

/** @returns {Promise<Answer>} */
async function file(path) {
  try {
    const body = await readFile(path);
    return { status: 200, headers: { 'content-type': types[extname(path)] ?? 'text/plain' }, body };
  } catch {
    return { status: 404, headers: {} };
  }
}
