import type { ChartWords, SavedFormat } from '../protocol/chartMessages.ts';

/** The parts of the page that stay while what they show changes. */
export interface PageParts {
  readonly reason: HTMLElement;
  readonly content: HTMLElement;
  readonly span: HTMLElement;
  readonly choose: HTMLButtonElement;
  readonly stacked: HTMLButtonElement;
  readonly lines: HTMLButtonElement;
  readonly asTable: HTMLButtonElement;
  readonly save: Readonly<Record<SavedFormat, HTMLButtonElement>>;
  readonly chart: HTMLElement;
  readonly picture: SVGSVGElement;
  readonly tip: HTMLElement;
  readonly spoken: HTMLElement;
  readonly legend: HTMLFieldSetElement;
  readonly table: HTMLElement;
}

/** Puts the page together; it shows nothing yet. */
export function pageParts(words: ChartWords): PageParts {
  const save = {
    svg: button(words.save.svg),
    png: button(words.save.png),
    csv: button(words.save.csv),
  };
  const picture = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  picture.ariaHidden = 'true';
  const keys = element('p', 'out-of-sight', words.keys);
  keys.id = 'keys';
  const tip = element('div', 'tip');
  tip.ariaHidden = 'true';
  tip.hidden = true;
  const chart = element('div', 'chart');
  chart.tabIndex = 0;
  chart.setAttribute('role', 'application');
  chart.ariaLabel = words.chart;
  chart.setAttribute('aria-describedby', keys.id);
  chart.append(picture, tip);
  const spoken = element('p', 'out-of-sight');
  spoken.setAttribute('role', 'status');
  const parts: PageParts = {
    reason: element('p', 'reason'),
    content: element('div', 'content'),
    span: element('p', 'span'),
    choose: button(words.chooseTopics),
    lines: button(words.lines),
    stacked: button(words.stacked),
    asTable: button(words.showTable),
    save,
    chart,
    picture,
    tip,
    spoken,
    legend: document.createElement('fieldset'),
    table: element('div', 'table'),
  };
  const shape = element('div', 'joined');
  shape.append(parts.lines, parts.stacked);
  const files = element('div', 'files');
  files.append(save.svg, save.png, save.csv);
  const tools = element('div', 'tools');
  tools.append(parts.choose, shape, parts.asTable, files);
  parts.content.append(parts.span, tools, keys, chart, parts.legend, parts.table);
  const main = document.createElement('main');
  main.append(element('h1', '', words.title), parts.reason, parts.content);
  // Said even while the chart gives way to the table.
  document.body.append(main, spoken);
  return parts;
}

function element(name: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}

function button(text: string): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  return made;
}
