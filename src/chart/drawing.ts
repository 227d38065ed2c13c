import { type Bar, type ChartLayout, topOf } from './chartLayout.ts';
import type { Point, ShownTopic } from './chartState.ts';
import { svg } from './svg.ts';

/** Draws a chart; what is at the current point stands out. */
export function drawing(
  layout: ChartLayout,
  shown: readonly ShownTopic[],
  numbers: Intl.NumberFormat,
  current?: Point,
): SVGGElement {
  const group = svg('g', {}, ...axes(layout, numbers));
  if (current) group.append(...band(layout, current));
  for (const [index, { look }] of shown.entries()) {
    const row = layout.bars[index] ?? [];
    const className = `topic look-${look}`;
    const marks = layout.shape === 'lines' ? line(row, look) : stack(row);
    group.append(svg('g', { class: className }, ...marks));
  }
  if (current) group.append(...focus(layout, shown, current));
  return group;
}

function axes({ plot, levels, names }: ChartLayout, numbers: Intl.NumberFormat): SVGElement[] {
  const right = plot.x + plot.width;
  return [
    ...levels.flatMap(({ y, papers }) => [
      svg('line', { class: papers === 0 ? 'axis' : 'level', x1: plot.x, x2: right, y1: y, y2: y }),
      svg('text', { class: 'label level-label', x: plot.x - 8, y: y + 4 }, numbers.format(papers)),
    ]),
    ...names.map(({ x, name }) => svg('text', { class: 'label', x, y: plot.y + plot.height + 20 }, name)),
  ];
}

/** Narrower than this, marks would run into each other. */
const roomForMark = 7;

function line(row: readonly Bar[], look: number): SVGElement[] {
  const points = row.map(topOf);
  const path = svg('path', {
    class: 'line',
    d: points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join(''),
  });
  const isRoomy = (row[0]?.width ?? 0) >= roomForMark;
  return [path, ...(isRoomy ? points.map(point => mark(point, look, 3.5)) : [])];
}

function stack(row: readonly Bar[]): SVGElement[] {
  return row
    .filter(({ papers }) => papers > 0)
    .map(({ x, y, width, height }) => svg('rect', { class: 'bar', x, y, width, height }));
}

/** A mark that is told from others without its colour. */
export function mark(
  { x, y }: { readonly x: number; readonly y: number },
  look: number,
  size: number,
): SVGElement {
  const form = forms[look % forms.length] ?? forms[0];
  return svg('path', { class: 'mark', d: form(x, y, size) });
}

type Form = (x: number, y: number, size: number) => string;

const forms: readonly [Form, ...Form[]] = [
  (x, y, r) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`,
  (x, y, r) => `M${x - r} ${y - r}h${2 * r}v${2 * r}h${-2 * r}Z`,
  (x, y, r) => `M${x} ${y - 1.3 * r}l${1.3 * r} ${2.3 * r}h${-2.6 * r}Z`,
  (x, y, r) => `M${x} ${y - 1.4 * r}l${1.4 * r} ${1.4 * r}l${-1.4 * r} ${1.4 * r}l${-1.4 * r} ${-1.4 * r}Z`,
];

/** The period of the current point. */
function band({ plot, bars }: ChartLayout, { topic, period }: Point): SVGElement[] {
  const bar = bars[topic]?.[period];
  if (!bar) return [];
  return [svg('rect', { class: 'band', x: bar.x, y: plot.y, width: bar.width, height: plot.height })];
}

function focus({ bars, shape }: ChartLayout, shown: readonly ShownTopic[], point: Point): SVGElement[] {
  const bar = bars[point.topic]?.[point.period];
  const topic = shown[point.topic];
  if (!bar || !topic) return [];
  if (shape === 'stacked') {
    const { x, y, width, height } = bar;
    return [svg('rect', { class: 'focus-bar', x, y, width, height })];
  }
  return [svg('g', { class: `topic focus look-${topic.look}` }, mark(topOf(bar), topic.look, 5.5))];
}
