// Hands and eyes for tests inside VS Code: keys, clicks, what is on the screen, pictures.
//
// A test uses the `vscode` API for everything that has one, and the driver for what only a user can do or
// see. Desktop VS Code has nobody outside who could press keys: a suite that needs the driver says so with
// `before(needsDriver)` and is skipped there.
//
//   describe('the Days view', () => {
//     before(needsDriver);
//
//     it('lists the days of the workspace', async () => {
//       const [file] = await vscode.workspace.findFiles('2025-01-03.md');
//       await vscode.window.showTextDocument(file);
//       await vscode.commands.executeCommand('workbench.view.extension.digestLens');
//       await driver.waitFor('.pane-body .monaco-list-row', { text: '2025' });
//       const rows = await driver.texts('.pane-body .monaco-list-row');
//       ok(rows.some(row => row.includes('January')));
//       await driver.screenshot('days');
//     });
//   });
//
// Never wait for a time: `driver.waitFor` and `driver.waitForNone` wait for what is on the screen, `until` for
// anything else. Selectors are CSS and are looked for in webviews too; only what is visible counts.
// Run one test alone: npm run test:vscode -- --host desktop --grep 'the Days view' [--keep-open]
import { ask, hasBridge } from './bridge.ts';
import { skipBecause } from './reporter.ts';

export interface Place {
  /** Only elements that contain this text, in any letter case. */
  text?: string;
  /** How long to wait for it, in milliseconds, where that is not the usual time. */
  patience?: number;
}

export interface Click extends Place {
  button?: 'left' | 'right';
  modifiers?: ('Alt' | 'Control' | 'Meta' | 'Shift')[];
  times?: number;
}

export interface Picture {
  /** Also becomes a picture of the documentation when the tests run with `--images`. */
  docs?: boolean;
  /** Where such a picture is kept; `docs/images` where nothing else is said. */
  into?: 'media/walkthrough';
  /** Only this part of the window. */
  selector?: string;
}

/** What a user can do to the window and see in it. */
export const driver = {
  /** Presses keys; a space stands between the chords: `press('Control+K Control+S')`. */
  press: (keys: string) => ask<void>('press', { keys }),
  /** Types text where the focus is. */
  type: (text: string) => ask<void>('type', { text }),
  /** Clicks the first visible match, when there is one. */
  click: (selector: string, how: Click = {}) => ask<void>('click', { selector, ...how }),
  /** Drags the first visible match onto another. */
  drag: (selector: string, place: Place, to: Place & { selector: string }) =>
    ask<void>('drag', { selector, ...place, to }),
  /** Rests the mouse on the first visible match. */
  hover: (selector: string, place: Place = {}) => ask<void>('hover', { selector, ...place }),
  /** Waits for a visible match and answers its text. */
  waitFor: (selector: string, place: Place = {}) => ask<string>('waitFor', { selector, ...place }),
  /** Waits until nothing visible matches. */
  waitForNone: (selector: string, place: Place = {}) => ask<void>('waitForNone', { selector, ...place }),
  /** Waits until the first visible match stands at the top of its frame, as after a click on a link to it. */
  waitForTop: (selector: string, place: Place = {}) => ask<void>('waitForTop', { selector, ...place }),
  /** The texts of everything visible that matches now. */
  texts: (selector: string) => ask<string[]>('texts', { selector }),
  /** An attribute of the first visible match; `null` when it has none of that name. */
  attribute: (selector: string, attribute: string, place: Place = {}) =>
    ask<string | null>('attribute', { selector, attribute, ...place }),
  /** What axe finds wrong in the web page, or webview, that holds the first visible match. */
  audit: (selector: string) => ask<string[]>('audit', { selector }),
  /** Gives the window another size; it starts as 1280 × 800. */
  resize: (width: number, height: number) => ask<void>('resize', { width, height }),
  /** Ends the process of our server without a warning; answers how many there were. */
  killServer: () => ask<number>('killServer', {}),
  /** The titles in a bibliography, as another program reads them. */
  titlesInBibtex: (text: string) => ask<string[]>('titlesInBibtex', { text }),
  /** Takes a picture of the window: `out/screenshots/HOST/NAME.png`. */
  screenshot: (name: string, picture: Picture = {}) => ask<string>('screenshot', { name, ...picture }),
};

export { host } from './bridge.ts';

/** Skips a suite or a test where nobody drives the window: `before(needsDriver)`. */
export function needsDriver(this: Mocha.Context): void {
  if (!hasBridge) skipBecause(this, 'nobody outside this VS Code can press keys or look');
}

/** Waits until the probe answers something other than `undefined` or `false`, and answers that. */
export async function until<T>(what: string, probe: () => T | Promise<T>): Promise<NonNullable<T>> {
  for (const deadline = Date.now() + 15_000; Date.now() < deadline; await nextMoment()) {
    const answer = await probe();
    if (answer !== undefined && answer !== null && answer !== false) return answer;
  }
  throw new Error(`Waited in vain for ${what}`);
}

function nextMoment(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 20));
}
