import { deepEqual, equal } from 'node:assert/strict';
import { CancellationTokenSource, LSPErrorCodes, type ResponseError } from 'vscode-languageserver-protocol';
import { type DigestStatus, method, type SearchAnswer } from '../../src/protocol/protocol.ts';
import { digestText } from '../support/digestText.ts';
import { Editor } from '../support/editor.ts';

const uri = 'file:///digests/2025-01-03.md';
const text = digestText('2025-01-03', [
  { title: 'Sparse Mixers', id: '2501.00001' },
  { title: 'Dense Birds', id: '2501.00002' },
]);

/** A clock by which every step takes so long that the server pauses after it, until the gate opens. */
class Gate {
  isShut = false;
  #time = 0;
  #waiting: (() => void)[] = [];
  #noticed: (() => void) | undefined;

  readonly clock = {
    now: () => {
      if (this.isShut) this.#time += 1000;
      return this.#time;
    },
    pause: () =>
      new Promise<void>(resolve => {
        if (!this.isShut) setImmediate(resolve);
        else this.#waiting.push(resolve);
        this.#noticed?.();
      }),
  };

  /** Until so many pieces of work have begun and wait for the gate. */
  async holds(count: number): Promise<void> {
    while (this.#waiting.length < count) {
      await new Promise<void>(resolve => {
        this.#noticed = resolve;
      });
    }
  }

  open(): void {
    this.isShut = false;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

describe('digestLens/search', () => {
  let gate: Gate;
  let editor: Editor;

  beforeEach(async () => {
    gate = new Gate();
    editor = await Editor.start({ clock: gate.clock });
    await editor.open(uri, text);
    while (!(await ask('')).complete);
    gate.isShut = true;
  });
  afterEach(() => editor.stop());

  const ask = (query: string, source = new CancellationTokenSource()) =>
    editor.connection.sendRequest<SearchAnswer>(method.search, { query, limit: 5 }, source.token);
  /** Its titles, or that it was cancelled. */
  const outcome = (answer: Promise<SearchAnswer>) =>
    answer.then(
      ({ hits }) => hits.map(({ paper }) => paper.title).join(', '),
      ({ code }: ResponseError) => (code === LSPErrorCodes.RequestCancelled ? 'cancelled' : `error ${code}`),
    );
  /** An answer without work; the server has then read all that was sent before. */
  const settled = () => editor.ask<DigestStatus>(method.digestStatus, { uri });

  it('answers the last question only, where each was given up for the next while it was worked on', async () => {
    const sources = ['s', 'sp', 'spa'].map(() => new CancellationTokenSource());
    const outcomes: Promise<string>[] = [];
    for (const [index, query] of ['s', 'sp', 'spa'].entries()) {
      outcomes.push(outcome(ask(query, sources[index])));
      await gate.holds(index + 1);
    }
    for (const source of sources) source.cancel();
    outcomes.push(outcome(ask('spar')));
    await gate.holds(4);
    await settled();
    gate.open();
    deepEqual(await Promise.all(outcomes), ['cancelled', 'cancelled', 'cancelled', 'Sparse Mixers']);
  });

  it('answers each of several questions that were not given up, whichever ends first', async () => {
    const answers = ['dense', 'sparse', 'title:birds -mixers'].map(query => outcome(ask(query)));
    await gate.holds(3);
    gate.open();
    deepEqual(await Promise.all(answers), ['Dense Birds', 'Sparse Mixers', 'Dense Birds']);
  });

  it('answers other requests while it works', async () => {
    const answer = outcome(ask('sparse'));
    await gate.holds(1);
    equal((await settled()).papers, 2);
    gate.open();
    equal(await answer, 'Sparse Mixers');
  });
});
