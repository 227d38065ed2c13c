// How the workbench is told what to open: a folder and a payload in its address.

/**
 * Answers path and query of the workbench for a folder.
 * @param {string} authority Host and port as the browser sees them.
 * @param {{ folder: string, extension?: string, tests?: string, openFile?: string, token?: string }} what
 */
export function workbenchPath(authority, { folder, extension, tests, openFile, token }) {
  const remote = path => `vscode-remote://${authority}${encodeURI(path)}`;
  const payload = [
    ['skipWelcome', 'true'],
    ...(extension ? [['extensionDevelopmentPath', remote(extension)]] : []),
    ...(tests ? [['extensionTestsPath', remote(tests)]] : []),
    ...(openFile ? [['openFile', remote(openFile)]] : []),
  ];
  const query = new URLSearchParams({
    ...(token ? { tkn: token } : {}),
    folder,
    payload: JSON.stringify(payload),
  });
  return `/?${query}`;
}
