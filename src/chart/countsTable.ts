import type { ChartWords } from '../protocol/chartMessages.ts';
import type { TopicsOverTimeAnswer } from '../protocol/protocol.ts';
import { movedBy, type Point, type ShownTopic, tableKeys } from './chartState.ts';

/** What a table shows, and what its numbers are called aloud. */
export interface Tabled {
  readonly counts: TopicsOverTimeAnswer;
  readonly shown: readonly ShownTopic[];
  readonly words: ChartWords;
  readonly caption: string;
  readonly numbers: Intl.NumberFormat;
  readonly nameOf: (point: Point) => string;
}

/** The counts as a table of buttons, one for each point. */
export function countsTable({ counts, shown, words, caption, numbers, nameOf }: Tabled): HTMLTableElement {
  const table = document.createElement('table');
  const name = table.createCaption();
  // The page says the same above it.
  name.className = 'out-of-sight';
  name.textContent = caption;
  const head = table.createTHead().insertRow();
  head.append(headCell('col', words.unit[counts.unit ?? 'day']));
  head.append(...shown.map(({ topic }) => headCell('col', topic.label)));
  const body = table.createTBody();
  for (const [period, { after }] of counts.periods.entries()) {
    const row = body.insertRow();
    row.append(headCell('row', after));
    for (const [topic, { topic: series }] of shown.entries()) {
      const papers = series.counts[period] ?? 0;
      const point = button({ topic, period }, numbers.format(papers), nameOf({ topic, period }));
      if (papers === 0) point.ariaDisabled = 'true';
      row.insertCell().append(point);
    }
  }
  return table;
}

function headCell(scope: string, text: string): HTMLTableCellElement {
  const cell = document.createElement('th');
  cell.scope = scope;
  cell.textContent = text;
  return cell;
}

/** Reached by the arrow keys, not one after the other by Tab: there may be hundreds. */
function button({ topic, period }: Point, text: string, name: string): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.tabIndex = -1;
  element.dataset.topic = String(topic);
  element.dataset.period = String(period);
  element.ariaLabel = name;
  element.textContent = text;
  return element;
}

/** The point of the button that an event comes from. */
export function pointOfEvent({ target }: Event): Point | undefined {
  const element = target instanceof Element ? target.closest<HTMLElement>('button[data-topic]') : null;
  return element
    ? { topic: Number(element.dataset.topic), period: Number(element.dataset.period) }
    : undefined;
}

/** Moves the keyboard from cell to cell, and says whether the key was meant for that. */
export function walkedBy(event: KeyboardEvent, { counts, shown }: Pick<Tabled, 'counts' | 'shown'>): boolean {
  const from = pointOfEvent(event);
  if (!from || event.altKey || event.ctrlKey || event.metaKey) return false;
  const to = movedBy(tableKeys, event.key, from, { topics: shown.length, periods: counts.periods.length });
  const table = event.target instanceof Element ? event.target.closest('table') : null;
  if (!to || !table) return false;
  const next = table.querySelector<HTMLElement>(`[data-topic="${to.topic}"][data-period="${to.period}"]`);
  if (next) takeFocus(table, next);
  next?.focus();
  return true;
}

/** Lets Tab come to one of the cells, and no other. */
export function takeFocus(table: Element, cell: HTMLElement): void {
  for (const other of table.querySelectorAll<HTMLElement>('[tabindex="0"]')) other.tabIndex = -1;
  cell.tabIndex = 0;
}
