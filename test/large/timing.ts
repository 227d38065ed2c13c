// How long a user waits in a large workspace, and what the server does meanwhile.
import { ask } from '../vscode/bridge.ts';

/** What is waited for: something visible that holds a text. */
export interface Seen {
  readonly selector: string;
  readonly text?: string;
  readonly not?: string;
  /** The longest wait, in milliseconds; a minute where nothing is said. */
  readonly patience?: number;
}

/** Milliseconds from a key to the frame that shows what it brings. */
export const pressedUntil = (keys: string, until: Seen) =>
  ask<number>('timed', { does: 'press', what: keys, until });

/** Milliseconds from a text that comes at once, as from the clipboard, to the frame that shows what it brings. */
export const insertedUntil = (text: string, until: Seen) =>
  ask<number>('timed', { does: 'insert', what: text, until });

/** Milliseconds from a click on the first match to the frame that shows what it brings. */
export const clickedUntil = (selector: string, until: Seen) => ask<number>('clickTimed', { selector, until });

/** Waits until something is seen. */
export const seen = (until: Seen) => ask<number>('timed', { does: 'nothing', until });

/** Turns the wheel over a place; the times between the frames that the window drew meanwhile. */
export const scrolled = (selector: string, turns: number) => ask<number[]>('scroll', { selector, turns });

/** How much is to be done, and whether the server is profiled meanwhile. */
export const workload = () => ask<{ digests: number; edits: number; profiled: boolean }>('workload', {});

/** Milliseconds since the window was opened. */
export const sinceOpened = () => ask<number>('sinceOpened', {});

/** Milliseconds since the server's process started. */
export const serverAge = () => ask<number>('watch', { question: 'age' });

/** The longest turn of the server since this was asked last, in time of the processor, and the longest wait between two. */
export const serverTurns = () => ask<{ turn: number; wait: number }>('watch', { question: 'turns' });

/** The memory of the server after a collection, in bytes, and the most that it ever had. */
export const serverMemory = () =>
  ask<{ rss: number; used: number; peak: number }>('watch', { question: 'memory' });

/** Ends the profile of the server and writes it. */
export const keepProfile = () => ask<void>('keepProfile', {});

/** Puts a line into the table. */
export const figure = (name: string, value: string) => ask<void>('figure', { name, value });
