/** Put in place by the bundler: the address of the process that drives the window; empty in desktop VS Code. */
declare const BRIDGE: string;

/** Whether something outside drives the window, so that a test may press keys and look. */
export const hasBridge = BRIDGE !== '';

/** Asks the process outside to do something, and waits until it is done. */
export async function ask<T>(name: string, body: object): Promise<T> {
  const response = await fetch(`${BRIDGE}/${name}`, { method: 'POST', body: JSON.stringify(body) });
  const { value, error } = (await response.json()) as { value: T; error?: string };
  if (error !== undefined) throw new Error(error);
  return value;
}

/** Put in place by the bundler. */
declare const HOST: 'desktop' | 'web';

/** The extension host that the run is about: that of desktop VS Code on node, or the web worker of vscode.dev. */
export const host = HOST;
