import type { TopicsOverTimeAnswer } from '../protocol/protocol.ts';
import { type ChartLayout, chartLayout, pointNear, topOf } from './chartLayout.ts';
import { type ChartState, chartKeys, movedBy, type Point, type ShownTopic } from './chartState.ts';
import { drawing } from './drawing.ts';
import type { PageParts } from './pageParts.ts';

/** What a plot shows. */
export interface Plotted {
  readonly counts: TopicsOverTimeAnswer;
  readonly shown: readonly ShownTopic[];
  readonly shape: ChartState['shape'];
}

/** How a plot speaks and what it does. */
export interface PlotOptions {
  readonly textOf: (point: Point) => string;
  readonly numbers: Intl.NumberFormat;
  readonly open: (point: Point) => void;
}

/** The drawn chart, and the point of it that mouse or keyboard look at. */
export class Plot {
  readonly #parts: PageParts;
  readonly #options: PlotOptions;
  #plotted: Plotted | undefined;
  #layout: ChartLayout | undefined;
  #point: Point | undefined;

  constructor(parts: PageParts, options: PlotOptions) {
    this.#parts = parts;
    this.#options = options;
    const { chart } = parts;
    chart.addEventListener('pointermove', event => this.#lookAt(this.#pointAt(event)));
    chart.addEventListener('pointerleave', () => this.#lookAt(undefined));
    chart.addEventListener('click', event => this.#open(this.#pointAt(event)));
    chart.addEventListener('focus', () =>
      this.#speak(this.#point ?? { topic: 0, period: this.#periods - 1 }),
    );
    chart.addEventListener('blur', () => this.#lookAt(undefined));
    chart.addEventListener('keydown', event => this.#pressed(event));
    new ResizeObserver(() => this.#draw()).observe(chart);
  }

  /** Draws other counts, or the same in another shape. */
  show(plotted: Plotted): void {
    this.#plotted = plotted;
    this.#lookAt(undefined);
    this.#draw();
  }

  get #periods(): number {
    return this.#plotted?.counts.periods.length ?? 0;
  }

  get #topics(): number {
    return this.#plotted?.shown.length ?? 0;
  }

  #draw(): void {
    const { chart, picture } = this.#parts;
    const { clientWidth: width, clientHeight: height } = chart;
    // Nothing is laid out while the table is shown instead.
    if (!this.#plotted || width === 0 || height === 0) return;
    const { counts, shown, shape } = this.#plotted;
    this.#layout = chartLayout(counts, shown, shape, { width, height });
    picture.setAttribute('viewBox', `0 0 ${width} ${height}`);
    picture.replaceChildren(drawing(this.#layout, shown, this.#options.numbers, this.#point));
  }

  #pointAt({ clientX, clientY }: MouseEvent): Point | undefined {
    const { left, top } = this.#parts.chart.getBoundingClientRect();
    return this.#layout && pointNear(this.#layout, { x: clientX - left, y: clientY - top });
  }

  /** Shows a point and what it stands for beside it. */
  #lookAt(point: Point | undefined): void {
    if (point?.topic === this.#point?.topic && point?.period === this.#point?.period) return;
    this.#point = point;
    this.#draw();
    const { tip, chart } = this.#parts;
    const bar = point && this.#layout?.bars[point.topic]?.[point.period];
    tip.hidden = !bar;
    if (!point || !bar) return;
    tip.textContent = this.#options.textOf(point);
    const { x, y } = topOf(bar);
    const left = Math.min(Math.max(4, x - tip.offsetWidth / 2), chart.clientWidth - tip.offsetWidth - 4);
    const above = y - tip.offsetHeight - 10;
    tip.style.left = `${left}px`;
    tip.style.top = `${above < 0 ? y + 14 : above}px`;
  }

  /** Goes to a point by keyboard: it is said aloud, too. */
  #speak(point: Point): void {
    if (this.#topics === 0 || this.#periods === 0) return;
    this.#lookAt(point);
    this.#parts.spoken.textContent = this.#options.textOf(point);
  }

  #pressed(event: KeyboardEvent): void {
    const from = this.#point;
    if (!from || event.altKey || event.ctrlKey || event.metaKey) return;
    const to = movedBy(chartKeys, event.key, from, { topics: this.#topics, periods: this.#periods });
    if (to) this.#speak(to);
    else if (event.key === 'Enter' || event.key === ' ') this.#open(from);
    else return;
    event.preventDefault();
  }

  #open(point: Point | undefined): void {
    if (point) this.#options.open(point);
  }
}
