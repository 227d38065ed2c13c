import { deepEqual, equal, match } from 'node:assert/strict';
import type { CodeLens } from 'vscode-languageserver-protocol';
import {
  method,
  type SearchAnswer,
  type TreeNode,
  type TreePage,
  type TreeParams,
} from '../../src/protocol/protocol.ts';
import { digestText } from '../support/digestText.ts';
import { Editor, type EditorOptions } from '../support/editor.ts';

const january = digestText('2025-01-03', [
  { title: 'Quiet rivers', id: '2501.00001', abstract: 'Of **water**.' },
  { title: 'Loud rivers', id: '2501.00002', abstract: 'Of **water** and **noise**.' },
]);
const december = digestText('2024-12-27', [
  { title: 'Quiet rivers', id: '2501.00001', abstract: 'Of **water**.' },
  { title: 'Deep lakes and rivers', id: '2412.00003', abstract: 'Of **water**.' },
  { title: 'Dry hills', id: '2412.00004', abstract: 'Of **stone**.' },
]);
const many = digestText(
  '2023-05-05',
  Array.from({ length: 1_200 }, (_, index) => ({
    title: `Paper ${index + 1}`,
    id: `2305.${10_000 + index}`,
  })),
);

describe('a server that shows trees', () => {
  let editor: Editor;

  const start = async (options: EditorOptions = {}) => {
    editor = await Editor.start(options);
    await editor.open('file:///2025-01-03.md', january);
    await editor.open('file:///2024-12-27.md', december);
    await soon(
      () => editor.ask<SearchAnswer>(method.search, { query: '', limit: 1 }),
      ({ total, complete }) => total === 4 && complete,
    );
  };
  const tree = (params: Partial<TreeParams> = {}) =>
    editor.ask<TreePage>(method.tree, { view: 'days', key: null, filter: null, sort: 'default', ...params });
  const labels = async (params: Partial<TreeParams> = {}) =>
    (await tree(params)).nodes.map(({ label, description }) => `${label} (${description})`);

  afterEach(() => editor.stop());

  it('answers with a page of the papers of a day, and with the place of a paper behind it', async () => {
    await start();
    await editor.open('file:///2023-05-05.md', many);
    const page = await tree({ key: 'days/2023-05-05', offset: 1_000, limit: 2 });
    deepEqual(
      page.nodes.map(({ label, place }) => [label, place]),
      [
        ['Paper 1001', 1000],
        ['Paper 1002', 1001],
      ],
    );
    equal(page.rows, 1_200);
    deepEqual((await tree({ key: 'days/2023-05-05', offset: 1_199, limit: 500 })).nodes.length, 1);
    deepEqual((await tree({ key: 'days/2023-05-05', offset: 5_000, limit: 500 })).nodes, []);
    const line = many.split('\n').indexOf('## Paper 1100');
    const reveal = {
      view: 'days',
      uri: 'file:///2023-05-05.md',
      position: { line, character: 3 },
      filter: null,
    };
    const way = await editor.ask<TreeNode[]>(method.reveal, reveal);
    deepEqual([way.at(-1)?.label, way.at(-1)?.place], ['Paper 1100', 1099]);
    const byName = await editor.ask<TreeNode[]>(method.reveal, { ...reveal, sort: 'name' });
    deepEqual([byName.at(-1)?.label, byName.at(-1)?.place], ['Paper 1100', 1099]);
  });

  it('shows all that a search finds, in its order, by day and by topic', async () => {
    await start();
    const results = { view: 'searchResults', filter: 'rivers' } as const;
    const { hits, total } = await editor.ask<SearchAnswer>(method.search, { query: 'rivers', limit: 9 });
    const page = await tree(results);
    deepEqual(
      page.nodes.map(({ label }) => label),
      hits.map(({ paper }) => paper.title),
    );
    deepEqual([page.matching, page.total, total], [3, 4, 3]);
    deepEqual(await labels({ ...results, grouping: 'day' }), ['2025-01-03 (2)', '2024-12-27 (1)']);
    deepEqual(await labels({ ...results, grouping: 'topic' }), ['Water (3)', 'Noise (1)']);
    deepEqual(await labels({ ...results, grouping: 'day', key: 'days/2024-12-27' }), [
      'Deep lakes and rivers (Ada Example +1)',
    ]);
    const below = { ...results, grouping: 'topic', key: 'topics/noise' };
    deepEqual(await editor.ask(method.papersBelow, below), ['2501.00002']);
  });

  it('shows results in the search’s own way: some words, where no paper has all', async () => {
    await start();
    deepEqual(await labels({ view: 'searchResults', filter: 'quiet hills' }), [
      'Quiet rivers (2025-01-03)',
      'Dry hills (2024-12-27)',
    ]);
    const wrong = await tree({ view: 'searchResults', filter: 'after:yesterday' });
    equal(wrong.issues.length, 1);
  });

  it('follows the library with what it found', async () => {
    await start();
    const results = { view: 'searchResults', filter: 'rivers' } as const;
    await tree(results);
    await editor.edit('file:///2025-01-03.md', 'nothing');
    const now = await soon(
      () => labels(results),
      rows => rows.length === 2,
    );
    deepEqual(now, ['Quiet rivers (2024-12-27)', 'Deep lakes and rivers (2024-12-27)']);
  });

  it('knows where the digest before lists a paper', async () => {
    await start();
    const [quiet, loud] = (await tree({ key: 'days/2025-01-03' })).nodes;
    deepEqual([quiet?.earlier?.uri, loud?.earlier], ['file:///2024-12-27.md', null]);
  });

  it('asks for lenses again when another digest lists a paper of an open one', async () => {
    let refreshes = 0;
    await start({
      capabilities: { workspace: { codeLens: { refreshSupport: true } } },
      initializationOptions: { hasCommands: true },
      prepare: connection =>
        connection.onRequest('workspace/codeLens/refresh', () => {
          refreshes++;
          return null;
        }),
    });
    const before = refreshes;
    await editor.open(
      'file:///2025-01-10.md',
      digestText('2025-01-10', [{ title: 'Dry hills', id: '2412.00004' }]),
    );
    const titles = await soon(
      async () => {
        const textDocument = { uri: 'file:///2024-12-27.md' };
        const lenses = await editor.ask<CodeLens[]>('textDocument/codeLens', { textDocument });
        return lenses.map(({ command }) => command?.title);
      },
      () => refreshes > before,
    );
    equal(titles.includes('also on 2025-01-10'), true);
  });

  describe('with saved searches', () => {
    const settings = (savedSearches: unknown): EditorOptions => ({
      configuration: { digestLens: { savedSearches } },
    });
    const counted = async (description: RegExp) => {
      const [row] = await soon(
        async () => (await tree({ view: 'topics' })).nodes,
        ([first]) => first?.kind === 'search' && description.test(first.description),
      );
      return row;
    };

    it('has them above the topics, counted, with their papers below, the newest first', async () => {
      await start(settings({ Rivers: 'rivers', 'Lakes/hills': 'after:2025' }));
      const all = await soon(
        () => labels({ view: 'topics' }),
        rows => rows.includes('Lakes/hills (2)'),
      );
      deepEqual(all, ['Rivers (3)', 'Lakes/hills (2)', 'Water (3)', 'Noise (1)', 'Stone (1)']);
      const [rivers, lakes] = (await tree({ view: 'topics' })).nodes;
      deepEqual([rivers?.kind, rivers?.expandable], ['search', true]);
      deepEqual(await labels({ view: 'topics', key: rivers?.key ?? '' }), [
        'Quiet rivers (2025-01-03)',
        'Loud rivers (2025-01-03)',
        'Deep lakes and rivers (2024-12-27)',
      ]);
      const below = { view: 'topics', key: lakes?.key, filter: null };
      deepEqual(await editor.ask(method.papersBelow, below), ['2501.00001', '2501.00002']);
    });

    it('goes through them without leaving them, and not at all where a topic is meant', async () => {
      await start(settings({ Hills: 'hills' }));
      await counted(/^1$/);
      const next = async (key: string | null) => {
        const params = { view: 'topics', key, filter: null, sort: 'default' };
        return (await editor.ask<TreeNode[]>(method.nextUnread, params)).map(node => node.key);
      };
      deepEqual(await next('searches/Hills'), ['searches/Hills/2412.00004']);
      deepEqual(await next(null), ['topics/water', 'topics/water/2501.00001']);
      const card = await editor.ask<string>(method.tooltip, {
        view: 'topics',
        key: 'searches/Hills/2412.00004',
      });
      match(card, /Dry hills/);
    });

    it('counts what is unread, and tells when a mark changes what a search finds', async () => {
      await start(settings({ New: 'is:unread' }));
      equal((await counted(/^4$/))?.counts?.unread, 4);
      const marks = {
        of: 'changed',
        papers: [{ arxivId: '2412.00004', read: 5, starred: null, noted: null }],
      };
      await editor.connection.sendNotification(method.marks, marks);
      equal((await counted(/^3$/))?.counts?.unread, 3);
      deepEqual((await labels({ view: 'topics', key: 'searches/New' })).length, 3);
    });

    it('has none of them under a filter, and none where they were deleted', async () => {
      await start(settings({ Hills: 'hills' }));
      deepEqual(await labels({ view: 'topics', filter: 'noise' }), ['Noise (1)', 'Water (1)']);
      deepEqual(await labels({ view: 'topics', key: 'searches/Gone' }), []);
      await editor.configure({ digestLens: {} });
      await soon(
        async () => (await tree({ view: 'topics' })).nodes,
        ([first]) => first?.kind === 'topic',
      );
    });

    it('says which of them is wrong', async () => {
      await start(settings({ Good: 'rivers', Bad: 3, Odd: 'after:yesterday' }));
      await editor.until(() => editor.messages.join().includes('Odd'));
      match(editor.messages.join('\n'), /savedSearches gives "Bad"/);
      match(editor.messages.join('\n'), /in "Odd"/);
      deepEqual((await labels({ view: 'topics' }))[0]?.slice(0, 4), 'Good');
    });
  });
});

/** What is answered once it is as it should be: the server counts and indexes behind its answers. */
async function soon<Answer>(
  ask: () => Promise<Answer>,
  isThere: (answer: Answer) => boolean,
): Promise<Answer> {
  for (;;) {
    const answer = await ask();
    if (isThere(answer)) return answer;
    await new Promise(resolve => setImmediate(resolve));
  }
}
