import type { TopicsOverTimeAnswer } from '../protocol/protocol.ts';
import { lookOf } from './chartState.ts';
import { mark } from './drawing.ts';
import { svg } from './svg.ts';

/** What a legend needs to say and to do. */
export interface LegendOptions {
  readonly title: string;
  readonly off: readonly string[];
  readonly papersText: (papers: number) => string;
  readonly onToggle: (key: string, on: boolean) => void;
}

/** Fills a legend: a box to tick for each topic, with its colour and mark. */
export function fillLegend(
  legend: HTMLFieldSetElement,
  series: TopicsOverTimeAnswer['series'],
  { title, off, papersText, onToggle }: LegendOptions,
): void {
  const head = document.createElement('legend');
  head.textContent = title;
  legend.replaceChildren(
    head,
    ...series.map(({ key, label, papers }, index) => {
      const box = document.createElement('input');
      box.type = 'checkbox';
      box.checked = !off.includes(key);
      box.dataset.key = key;
      box.addEventListener('change', () => onToggle(key, box.checked));
      const item = document.createElement('label');
      item.title = papersText(papers);
      const sample = svg(
        'svg',
        { class: 'sample', viewBox: '0 0 20 12', 'aria-hidden': 'true' },
        svg(
          'g',
          { class: `topic look-${lookOf(index)}` },
          svg('path', { class: 'line', d: 'M0 6H20' }),
          mark({ x: 10, y: 6 }, lookOf(index), 4),
        ),
      );
      item.append(box, sample, label);
      return item;
    }),
  );
}
