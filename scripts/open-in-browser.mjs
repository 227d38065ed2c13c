// The user's browser.
import { spawn } from 'node:child_process';

/**
 * Opens an address in the user's browser where there is one; the address has been printed anyway.
 * @param {string} address
 */
export function openInBrowser(address) {
  const [command, ...args] = opener();
  if (!command) return;
  const child = spawn(command, [...args, address], { stdio: 'ignore', detached: true });
  child.on('error', () => console.log('No browser could be opened: open the address yourself.'));
  child.unref();
}

function opener() {
  if (process.env.BROWSER) return [process.env.BROWSER];
  if (process.platform === 'darwin') return ['open'];
  if (process.platform === 'win32') return ['cmd', '/c', 'start', ''];
  // Without a display, xdg-open starts a browser for the terminal.
  return process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? ['xdg-open'] : [];
}
