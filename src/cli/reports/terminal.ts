import { once } from 'node:events';
import { shownText } from '../../core/shownText.ts';
import { colourful, type Paint, plain } from './paint.ts';
import type { TextStyle } from './problemText.ts';
import { terminalText } from './terminalText.ts';

/** Where a command writes: results to standard output, everything else to standard error. */
export class Terminal {
  readonly style: TextStyle;
  readonly errorPaint: Paint;
  /** What could not be read or written, each in one sentence. */
  readonly failures: string[] = [];
  #pending = '';
  #progressShown = false;
  #nextProgress: number;

  constructor() {
    const { stdout, stderr } = process;
    this.style = { width: (stdout.isTTY && stdout.columns) || 120, paint: paintOf(stdout) };
    this.errorPaint = paintOf(stderr);
    this.#nextProgress = Date.now() + 300;
  }

  /** Prints a part of the result. */
  print(text: string): void {
    this.#pending += text;
    if (this.#pending.length > 1 << 16) this.#write();
  }

  /** Writes what is printed so far, and waits for a reader that is slower than we are. */
  async flush(): Promise<void> {
    this.#write();
    if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
  }

  /** Tells something that is no part of the result. */
  note(sentence: string): void {
    this.#write();
    this.#hideProgress();
    process.stderr.write(`${process.stderr.isTTY ? terminalText(sentence) : sentence}\n`);
  }

  /** Tells what could not be done, and makes the exit code say so. */
  fail(sentence: string): void {
    this.failures.push(sentence);
    this.note(`digest-lens: ${shownText(sentence)}`);
  }

  /** Shows how far long work is, on a terminal only and not before it is long. */
  progress(done: number, total: number): void {
    if (!process.stderr.isTTY || Date.now() < this.#nextProgress) return;
    this.#nextProgress = Date.now() + 100;
    this.#progressShown = true;
    process.stderr.write(`\r\x1b[K${this.errorPaint.faint(`${done} of ${total} files`)}`);
  }

  /** Ends the progress line. */
  done(): void {
    this.#hideProgress();
  }

  #write(): void {
    if (this.#pending === '') return;
    this.#hideProgress();
    process.stdout.write(process.stdout.isTTY ? terminalText(this.#pending) : this.#pending);
    this.#pending = '';
  }

  #hideProgress(): void {
    if (this.#progressShown) process.stderr.write('\r\x1b[K');
    this.#progressShown = false;
  }
}

/** Ends the process quietly when nobody reads its output any more, as `head` does, and loudly on a full disk. */
export function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    process.stderr.write(`digest-lens: The result cannot be written: ${error.message}.\n`);
    process.exit(2);
  });
  process.stderr.on('error', () => undefined); // without a reader for errors the exit code must do
}

function paintOf(stream: NodeJS.WriteStream): Paint {
  const { NO_COLOR, TERM } = process.env;
  return stream.isTTY && !NO_COLOR && TERM !== 'dumb' ? colourful : plain;
}
