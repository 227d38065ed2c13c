import { Random } from '../workload/random.ts';
import type { DigestFile } from '../workload/workload.ts';
import { Client, type ServerKind } from './client.ts';

/** How long a server took after each keystroke, and what it then had to say. */
export interface Typing {
  readonly times: readonly number[];
  readonly problems: number;
}

/** Edits that only warm a server up, as the first seconds of typing do. */
const warmup = 8;

/**
 * Opens a digest and types letters into its abstracts, each time until diagnostics and document symbols of the new
 * text are there, both asked for at once.
 */
export async function typeInto(kind: ServerKind, digest: DigestFile, edits: number): Promise<Typing> {
  const client = await Client.start(kind);
  try {
    const { uri } = digest;
    client.open(digest);
    let problems = (await client.diagnostics(uri)).length;
    const random = new Random(11);
    const lines = proseLines(digest.text);
    const typed: number[] = [];
    const times: number[] = [];
    for (let edit = -warmup; edit < edits; edit++) {
      const { line, start, length } = random.pick(lines);
      const character = random.between(1, length - 1);
      const original = start + character;
      // What was typed before this place has moved it.
      const offset = original + typed.filter(at => at < start).length;
      const begin = performance.now();
      client.type(uri, line, character, offset);
      const [diagnostics, symbols] = await Promise.all([
        client.diagnostics(uri),
        client.documentSymbols(uri),
      ]);
      if (edit >= 0) times.push(performance.now() - begin);
      if (symbols.length === 0) throw new Error('a server has no symbols for a digest');
      problems = diagnostics.length;
      typed.push(original);
    }
    return { times, problems };
  } finally {
    await client.stop();
  }
}

/** Lines of abstracts that hold nothing but words. */
function proseLines(text: string): { line: number; start: number; length: number }[] {
  const lines: { line: number; start: number; length: number }[] = [];
  let start = 0;
  for (const [line, content] of text.split('\n').entries()) {
    if (/^[A-Za-z][a-z ,]{20}/.test(content)) lines.push({ line, start, length: content.length });
    start += content.length + 1;
  }
  return lines;
}
