import { deepEqual, equal, match } from 'node:assert/strict';
import {
  type EditTopicsAnswer,
  type EditTopicsParams,
  method,
  type TopicsOverTimeAnswer,
} from '../../src/protocol/protocol.ts';
import { digestText } from '../support/digestText.ts';
import { Editor } from '../support/editor.ts';

const january = digestText('2025-01-03', [
  { title: 'Sparse Mixers', id: '2501.00001', abstract: 'On **birds** and **trees**.' },
  { title: 'KV Birds', id: '2501.00002', abstract: 'On **birds**.' },
]);
const february = digestText('2025-02-07', [
  { title: 'Pruned Trees', id: '2502.00003', abstract: 'On **trees**.' },
]);

describe('digestLens/topicsOverTime', () => {
  let editor: Editor;
  beforeEach(async () => {
    editor = await Editor.start();
    await editor.open('file:///digests/2025-01-03.md', january);
    await editor.open('file:///digests/2025-02-07.md', february);
  });
  afterEach(() => editor.stop());

  const ask = (topics: readonly string[] | null = null) =>
    editor.ask<TopicsOverTimeAnswer>(method.topicsOverTime, { topics });

  it('counts the papers of the largest topics, and of those asked for', async () => {
    const { unit, periods, steps, series, topics } = await ask();
    deepEqual([unit, steps, topics], ['week', 6, 2]);
    deepEqual(periods, [
      { after: '2024-12-30', before: '2025-01-06', place: 0 },
      { after: '2025-02-03', before: '2025-02-10', place: 5 },
    ]);
    deepEqual(
      series.map(({ label, counts }) => [label, counts.join(' ')]),
      [
        ['Birds', '2 0'],
        ['Trees', '1 1'],
      ],
    );
    deepEqual((await ask(['topics/trees'])).series, [
      { key: 'topics/trees', label: 'Trees', papers: 2, counts: [1, 1], query: 'topic:"Trees"' },
    ]);
  });

  it('follows what is typed, and words that fold into other topics', async () => {
    await ask();
    await editor.edit('file:///digests/2025-02-07.md', february.replace('**trees**', '**birds**'));
    equal((await ask()).series[0]?.counts.at(-1), 1);
    await editor.configure({ digestLens: { topics: { Nature: ['birds', 'trees'] } } });
    while ((await ask()).series[0]?.label !== 'Nature');
    deepEqual(
      (await ask()).series.map(({ papers }) => papers),
      [3],
    );
  });

  it('answers a window without papers', async () => {
    await editor.close('file:///digests/2025-01-03.md');
    await editor.close('file:///digests/2025-02-07.md');
    await editor.until(() => editor.status?.digests === 0);
    deepEqual(await ask(), { unit: null, periods: [], steps: 0, series: [], topics: 0 });
  });
});

describe('digestLens/editTopics', () => {
  let editor: Editor;
  beforeEach(async () => {
    editor = await Editor.start();
  });
  afterEach(() => editor.stop());

  const ask = (params: EditTopicsParams) => editor.ask<EditTopicsAnswer>(method.editTopics, params);

  it('answers with what the settings must say, over what counts less', async () => {
    deepEqual(
      await ask({
        own: { Speed: ['fast'] },
        below: { Size: ['small'] },
        edit: { kind: 'merge', topics: ['Size', 'Pruning'], into: 'Speed' },
      }),
      {
        topics: { Speed: ['fast', 'Size', 'small', 'Pruning', 'prune', 'pruned'] },
        issues: [],
        stillHidden: [],
        files: [],
      },
    );
  });

  it('does not touch what it does not understand, and says what goes on hiding a topic', async () => {
    const wrong = await ask({
      own: { Speed: 'fast' },
      below: null,
      edit: { kind: 'hide', topics: ['Speed'] },
    });
    equal(wrong.topics, null);
    match(wrong.issues[0] ?? '', /^digestLens\.topics gives "Speed" something that is not a list of words/);
    const shown = await ask({ own: {}, below: { '-Speed': [] }, edit: { kind: 'show', topics: ['speed'] } });
    deepEqual([shown.topics, shown.stillHidden], [{}, ['speed']]);
  });
});
