import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Terminal } from './reports/terminal.ts';

/** One command of `digest-lens`. */
export interface Command {
  /** What `--help` prints. */
  readonly usage: string;
  /** Does the work and answers the exit code; a `Misuse` ends it. */
  readonly run: (args: readonly string[], terminal: Terminal) => Promise<number>;
}

/** A wrong command line; the message is one sentence that says what exists. */
export class Misuse extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>;

type Arguments<T extends Options> = ReturnType<
  typeof parseArgs<{ options: T; allowPositionals: true; args: string[] }>
>;

/** Reads the options of a command and what else is on its line. */
export function readArguments<T extends Options>(
  command: string,
  options: T,
  args: readonly string[],
): Arguments<T> {
  try {
    return parseArgs({ options, args: [...args], allowPositionals: true });
  } catch (error) {
    throw error instanceof TypeError ? new Misuse(explanation(command, options, error)) : error;
  }
}

/** Node's explanations go on for three sentences and name no option that exists. */
function explanation(command: string, options: Options, error: Error): string {
  const named = /'(?:-\w, )?(--?[^'\s]*)/.exec(error.message)?.[1] ?? '';
  const option = options[named.replace(/^--/, '')];
  if (option?.type === 'string') return `${named} needs a value, as in ${named}=VALUE.`;
  if (option) return `${named} takes no value.`;
  const known = [...Object.keys(options), 'help', 'version'].map(name => `--${name}`);
  return `${command} has no option ${named}; its options are ${allOf(known)}.`;
}

/** The one of some names that was written; the default where none was. */
export function readChoice<T extends string>(
  option: string,
  value: string | undefined,
  names: readonly [T, ...T[]],
): T {
  if (value === undefined) return names[0];
  const chosen = names.find(name => name === value);
  if (chosen === undefined) throw new Misuse(`${option} is ${eitherOf(names)}, not "${value}".`);
  return chosen;
}

/** One option of a help text: its name, and beside it what it does, in lines that fit a terminal. */
export function item(option: string, words: string): string {
  const lines: string[] = [];
  let line = `  ${option}`.padEnd(helpColumn);
  if (line.length > helpColumn) {
    lines.push(line);
    line = ' '.repeat(helpColumn);
  }
  for (const word of words.split(' ')) {
    const room = line.length + word.length < helpWidth;
    if (!room) lines.push(line.trimEnd());
    line = `${room ? line : ' '.repeat(helpColumn)}${word} `;
  }
  return [...lines, line.trimEnd()].join('\n');
}

const helpColumn = 24;
const helpWidth = 100;

/** `a, b or c`. */
export function eitherOf(names: readonly string[]): string {
  return joined(names, 'or');
}

/** `a, b and c`. */
export function allOf(names: readonly string[]): string {
  return joined(names, 'and');
}

function joined(names: readonly string[], word: string): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`;
}

/** `1 file`, `2 files`, `5,754 papers`. */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** `5,754`; Node's own way loads its tables of languages, which takes longer than checking a digest. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
