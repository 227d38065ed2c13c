import type { ChartWords, FromChart, SavedFormat, ToChart } from '../protocol/chartMessages.ts';
import type { TopicsOverTimeAnswer } from '../protocol/protocol.ts';
import { type ChartState, type Point, readState, type ShownTopic, shownTopics } from './chartState.ts';
import { papersText, pointText, spanText } from './chartWording.ts';
import { countsCsv } from './countsCsv.ts';
import { countsTable, pointOfEvent, takeFocus, walkedBy } from './countsTable.ts';
import { fillLegend } from './legend.ts';
import { type PageParts, pageParts } from './pageParts.ts';
import { pngBytes, svgText } from './picture.ts';
import { Plot } from './plot.ts';

/** What the page needs from where it is shown. */
export interface ChartHost {
  readonly tell: (message: FromChart) => void;
  /** What an earlier page kept. */
  readonly state: unknown;
  readonly keep: (state: ChartState) => void;
}

/** The page: what it was told, and what the user chose. */
export class ChartPage {
  readonly #words: ChartWords;
  readonly #host: ChartHost;
  readonly #parts: PageParts;
  readonly #numbers = new Intl.NumberFormat(document.documentElement.lang);
  readonly #plot: Plot;
  #state: ChartState;
  #counts: TopicsOverTimeAnswer = { unit: null, periods: [], steps: 0, series: [], topics: 0 };
  #shown: readonly ShownTopic[] = [];

  constructor(words: ChartWords, host: ChartHost) {
    this.#words = words;
    this.#host = host;
    this.#parts = pageParts(words);
    this.#state = readState(host.state);
    this.#plot = new Plot(this.#parts, {
      textOf: point => this.#textOf(point),
      numbers: this.#numbers,
      open: point => this.#open(point),
    });
  }

  /** Listens to the user, and says that it can be told what to draw. */
  start(): void {
    const { choose, lines, stacked, asTable, save, table } = this.#parts;
    choose.addEventListener('click', () => this.#host.tell({ kind: 'chooseTopics' }));
    lines.addEventListener('click', () => this.#set({ shape: 'lines' }));
    stacked.addEventListener('click', () => this.#set({ shape: 'stacked' }));
    asTable.addEventListener('click', () =>
      this.#set({ view: this.#state.view === 'table' ? 'chart' : 'table' }),
    );
    for (const format of ['svg', 'png', 'csv'] as const)
      save[format].addEventListener('click', () => void this.#save(format));
    table.addEventListener('click', event => this.#open(pointOfEvent(event)));
    table.addEventListener('keydown', event => {
      if (walkedBy(event, { counts: this.#counts, shown: this.#shown })) event.preventDefault();
    });
    this.#host.tell({ kind: 'ready', topics: this.#state.topics });
  }

  /** Shows what it is told. */
  told(message: ToChart): void {
    const { reason, content } = this.#parts;
    reason.textContent = message.kind === 'nothing' ? message.reason : '';
    reason.hidden = message.kind !== 'nothing';
    content.hidden = message.kind === 'nothing';
    if (message.kind === 'nothing') return;
    this.#counts = message.counts;
    this.#set({ topics: message.topics });
  }

  #set(change: Partial<ChartState>): void {
    this.#state = { ...this.#state, ...change };
    this.#host.keep(this.#state);
    this.#shown = shownTopics(this.#counts, this.#state);
    this.#showChoice();
    this.#showLegend();
    this.#showTable();
    this.#plot.show({ counts: this.#counts, shown: this.#shown, shape: this.#state.shape });
  }

  #showChoice(): void {
    const { span, lines, stacked, asTable, chart } = this.#parts;
    const { shape, view } = this.#state;
    span.textContent = spanText(this.#words, this.#counts);
    lines.ariaPressed = String(shape === 'lines');
    stacked.ariaPressed = String(shape === 'stacked');
    asTable.ariaPressed = String(view === 'table');
    lines.disabled = view === 'table';
    stacked.disabled = view === 'table';
    chart.hidden = view === 'table';
  }

  #showLegend(): void {
    const { legend } = this.#parts;
    const { off } = this.#state;
    const active = document.activeElement;
    const key = active instanceof HTMLElement ? active.dataset.key : undefined;
    fillLegend(legend, this.#counts.series, {
      title: this.#shown.length === 0 ? this.#words.nothingShown : this.#words.shown,
      off,
      papersText: papers => papersText(this.#words, papers, this.#numbers),
      onToggle: (topic, on) =>
        this.#set({ off: on ? off.filter(other => other !== topic) : [...off, topic] }),
    });
    // The boxes are new, the keyboard stays where it was.
    if (key !== undefined) legend.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
  }

  #showTable(): void {
    const { table, span } = this.#parts;
    const isShown = this.#state.view === 'table';
    // Out of sight it is still there for whoever listens.
    table.classList.toggle('out-of-sight', !isShown);
    table.replaceChildren(
      countsTable({
        counts: this.#counts,
        shown: this.#shown,
        words: this.#words,
        caption: span.textContent ?? '',
        numbers: this.#numbers,
        nameOf: point => this.#textOf(point),
      }),
    );
    const first = table.querySelector('button');
    if (first && isShown) takeFocus(table, first);
  }

  #textOf(point: Point): string {
    return pointText(this.#words, this.#counts, this.#shown, point, this.#numbers);
  }

  #open(point: Point | undefined): void {
    const topic = point && this.#shown[point.topic]?.topic;
    const period = point && this.#counts.periods[point.period];
    if (!topic || !period || (topic.counts[point.period] ?? 0) === 0) return;
    const query = `${topic.query} after:${period.after} before:${period.before}`;
    this.#host.tell({ kind: 'open', query });
  }

  async #save(format: SavedFormat): Promise<void> {
    this.#host.tell({ kind: 'save', format, content: await this.#content(format) });
  }

  #content(format: SavedFormat): string | Promise<Uint8Array> {
    const { unit } = this.#counts;
    if (format === 'csv') return countsCsv(this.#counts, this.#shown, this.#words.unit[unit ?? 'day']);
    const text = svgText({
      title: `${this.#words.title}: ${spanText(this.#words, this.#counts)}`,
      counts: this.#counts,
      shown: this.#shown,
      shape: this.#state.shape,
      numbers: this.#numbers,
    });
    return format === 'svg' ? text : pngBytes(text);
  }
}
