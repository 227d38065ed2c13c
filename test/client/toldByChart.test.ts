import { deepEqual, equal } from 'node:assert/strict';
import { toldByChart } from '../../src/client/topicsOverTime/toldByChart.ts';
import type { FromChart } from '../../src/protocol/chartMessages.ts';

describe('what the page of the chart says', () => {
  it('is understood', () => {
    const messages: readonly FromChart[] = [
      { kind: 'ready', topics: null },
      { kind: 'ready', topics: ['pruning'] },
      { kind: 'chooseTopics' },
      { kind: 'open', query: 'topic:pruning' },
      { kind: 'save', format: 'csv', content: 'a' },
      { kind: 'save', format: 'png', content: new Uint8Array([1]) },
    ];
    for (const message of messages) deepEqual(toldByChart(message), message);
  });

  it('is not heard where it is something else', () => {
    const others: readonly unknown[] = [
      ...[null, undefined, 'open', 1, [], {}, { kind: 'run' }, { kind: 'open', query: { toString: 'x' } }],
      ...[
        { kind: 'ready', topics: [1] },
        { kind: 'save', format: 'html', content: 'a' },
      ],
      { kind: 'save', format: 'svg', content: {} },
    ];
    for (const message of others) equal(toldByChart(message), undefined);
  });
});
