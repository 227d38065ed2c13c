import { deepEqual, equal } from 'node:assert/strict';
import {
  type MarkedPaper,
  method,
  type NextUnreadParams,
  type SearchAnswer,
  type TreeNode,
  type TreePage,
  type TreeParams,
  type UnreadCounts,
} from '../../src/protocol/protocol.ts';
import { digestText } from '../support/digestText.ts';
import { Editor } from '../support/editor.ts';

const january = digestText('2025-01-03', [
  { title: 'Quiet rivers', id: '2501.00001' },
  { title: 'Loud rivers', id: '2501.00002' },
]);
const december = digestText('2024-12-27', [
  { title: 'Quiet rivers', id: '2501.00001' },
  { title: 'Deep lakes', id: '2412.00003' },
]);

const paper = (arxivId: string, marks: Partial<MarkedPaper> = {}): MarkedPaper => ({
  arxivId,
  read: null,
  starred: null,
  noted: null,
  ...marks,
});

describe('a server that knows the reading list', () => {
  let editor: Editor;

  const mark = (of: 'all' | 'changed', ...papers: MarkedPaper[]) =>
    editor.connection.sendNotification(method.marks, { of, papers });
  const tree = (params: Partial<TreeParams> = {}) =>
    editor.ask<TreePage>(method.tree, { view: 'days', key: null, filter: null, sort: 'default', ...params });
  const rows = async (params: Partial<TreeParams> = {}) =>
    (await tree(params)).nodes.map(({ label, counts }) =>
      counts ? `${label} ${counts.unread}/${counts.papers}` : label,
    );
  const next = async (params: Partial<NextUnreadParams> = {}) => {
    const way = await editor.ask<TreeNode[]>(method.nextUnread, {
      view: 'days',
      key: null,
      filter: null,
      sort: 'default',
      ...params,
    });
    return way.at(-1)?.key;
  };
  const found = async (query: string) => {
    const { hits, issues } = await editor.ask<SearchAnswer>(method.search, { query, limit: 9 });
    deepEqual(issues, []);
    return hits.map(hit => hit.paper.title).sort();
  };

  beforeEach(async () => {
    editor = await Editor.start();
    await editor.open('file:///2025-01-03.md', january);
    await editor.open('file:///2024-12-27.md', december);
    await editor.until(() => editor.status?.papers === 3 && editor.status.filling === null);
  });
  afterEach(() => editor.stop());

  it('counts what is not read, mark by mark', async () => {
    deepEqual(await rows(), ['2025-01-03 2/2', '2024-12-27 2/2']);
    await mark('changed', paper('2501.00001', { read: 5 }));
    deepEqual(await rows(), ['2025-01-03 1/2', '2024-12-27 1/2']);
    await mark('changed', paper('2501.00001'));
    await mark('changed', paper('2412.00003', { read: 6 }));
    deepEqual(await rows(), ['2025-01-03 2/2', '2024-12-27 1/2']);
    await mark('all', paper('2501.00002', { read: 7 }));
    deepEqual(await rows(), ['2025-01-03 1/2', '2024-12-27 2/2']);
    await editor.edit('file:///2024-12-27.md', 'nothing');
    deepEqual(await rows(), ['2025-01-03 1/2']);
  });

  it('leaves out what is hidden, and says how much is left', async () => {
    await mark('all', paper('2501.00002', { read: 5 }), paper('2412.00003', { read: 5 }));
    const { nodes, matching, total } = await tree({ hide: ['read'] });
    deepEqual([nodes.map(({ description }) => description), matching, total], [['1', '1'], 1, 3]);
    deepEqual(await rows({ hide: ['repeated'] }), ['2025-01-03 0/1', '2024-12-27 1/2']);
    deepEqual(await rows({ hide: ['read', 'repeated'] }), ['2024-12-27 1/2']);
    deepEqual(await rows({ hide: ['read'], key: 'days/2024-12-27' }), ['Quiet rivers']);
  });

  it('finds papers by what the reading list says of them now', async () => {
    await mark('all', paper('2501.00002', { read: 5, noted: 5 }), paper('2412.00003', { starred: 5 }));
    deepEqual(await found('is:read'), ['Loud rivers']);
    deepEqual(await found('is:unread'), ['Deep lakes', 'Quiet rivers']);
    deepEqual(await found('is:unread rivers'), ['Quiet rivers']);
    deepEqual(await found('is:starred'), ['Deep lakes']);
    deepEqual(await found('has:note'), ['Loud rivers']);
    deepEqual(await found('-is:starred -has:note'), ['Quiet rivers']);
    await mark('changed', paper('2412.00003'));
    deepEqual(await found('is:starred'), []);
  });

  it('filters the trees by it, too', async () => {
    deepEqual(await rows({ filter: 'is:unread' }), ['2025-01-03 2/2', '2024-12-27 2/2']);
    await mark('changed', paper('2501.00001', { read: 5 }));
    deepEqual(await rows({ filter: 'is:unread' }), ['2025-01-03 1/1', '2024-12-27 1/1']);
    deepEqual(await rows({ filter: 'is:read' }), ['2025-01-03 0/1', '2024-12-27 0/1']);
  });

  it('knows the way to the next paper that is not read', async () => {
    equal(await next(), 'days/2025-01-03/2501.00001');
    await mark('changed', paper('2501.00001', { read: 5 }));
    equal(await next({ key: 'days/2025-01-03/2501.00001', hide: ['read'] }), 'days/2025-01-03/2501.00002');
    equal(await next({ key: 'days/2025-01-03/2501.00002' }), 'days/2024-12-27/2412.00003');
    await mark('changed', paper('2501.00002', { read: 5 }), paper('2412.00003', { read: 5 }));
    equal(await next(), undefined);
  });

  it('lists the reading list, and counts what no digest here lists', async () => {
    await mark('all', paper('2501.00001', { starred: 5 }), paper('2512.00009', { starred: 6, read: 7 }));
    const { nodes, matching } = await tree({ view: 'readingList' });
    deepEqual([nodes.map(({ key }) => key), matching], [['readingList/2501.00001'], 2]);
    deepEqual(await rows({ view: 'readingList', listed: 'read' }), []);
    const card = await editor.ask<string>(method.tooltip, {
      view: 'readingList',
      key: 'readingList/2501.00001',
    });
    equal(card.includes('Quiet rivers'), true);
  });

  it('names papers by day and by digest, and counts the newest day', async () => {
    await mark('all', paper('2501.00001', { read: 5 }), paper('2412.00003', { starred: 5 }));
    deepEqual(await editor.ask(method.papersBelow, { view: 'days', key: 'days/2024-12-27', filter: null }), [
      '2501.00001',
      '2412.00003',
    ]);
    deepEqual(await editor.ask(method.papersOfDigest, { uri: 'file:///2025-01-03.md' }), [
      '2501.00001',
      '2501.00002',
    ]);
    deepEqual(await editor.ask(method.papersOfDigest, { uri: 'file:///none.md' }), []);
    deepEqual(await editor.ask<UnreadCounts>(method.unread, undefined), {
      newest: { day: '2025-01-03', unread: 1 },
      listed: 1,
    });
  });
});
