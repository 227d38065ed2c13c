import type { TopicsOverTimeAnswer } from '../protocol/protocol.ts';
import { chartLayout } from './chartLayout.ts';
import type { ChartState, ShownTopic } from './chartState.ts';
import { drawing, mark } from './drawing.ts';
import { svg } from './svg.ts';

/** What a saved picture shows. */
export interface Pictured {
  readonly title: string;
  readonly counts: TopicsOverTimeAnswer;
  readonly shown: readonly ShownTopic[];
  readonly shape: ChartState['shape'];
  readonly numbers: Intl.NumberFormat;
}

const size = { width: 960, height: 440 };
const head = 44;
const lineHeight = 22;

/** The chart with title and legend as a file of SVG, in the colours of the page and without need of its sheet. */
export function svgText(pictured: Pictured): string {
  const picture = drawn(pictured);
  // Only what is part of a page has colours; nobody sees it there.
  const stage = document.createElement('div');
  stage.className = 'stage';
  stage.ariaHidden = 'true';
  stage.append(picture);
  document.body.append(stage);
  for (const element of picture.querySelectorAll<SVGElement>('*')) ownStyle(element);
  stage.remove();
  return `${new XMLSerializer().serializeToString(picture)}\n`;
}

function drawn({ title, counts, shown, shape, numbers }: Pictured): SVGSVGElement {
  const chart = drawing(chartLayout(counts, shown, shape, size), shown, numbers);
  chart.setAttribute('transform', `translate(0 ${head})`);
  const rows = legendRows(shown);
  const height = head + size.height + rows.length * lineHeight + 16;
  const picture = svg('svg', { width: size.width, height, viewBox: `0 0 ${size.width} ${height}` });
  picture.append(
    svg('title', {}, title),
    svg('rect', { class: 'paper', x: 0, y: 0, width: size.width, height }),
    svg('text', { class: 'picture-title', x: 16, y: 28 }, title),
    chart,
    ...rows.flatMap((row, index) => legendRow(row, head + size.height + index * lineHeight + 16)),
  );
  return picture;
}

interface LegendItem extends ShownTopic {
  readonly x: number;
}

const longestName = 60;

/** Names side by side, as many as fit: room is left for the widest letters, because nothing is measured. */
function legendRows(shown: readonly ShownTopic[]): LegendItem[][] {
  const rows: LegendItem[][] = [[]];
  let x = 24;
  for (const each of shown) {
    const width = 36 + Math.min(each.topic.label.length, longestName) * 8;
    if (x + width > size.width && x > 24) {
      rows.push([]);
      x = 24;
    }
    rows.at(-1)?.push({ ...each, x });
    x += width;
  }
  return rows;
}

function legendRow(row: readonly LegendItem[], y: number): SVGElement[] {
  return row.flatMap(({ x, look, topic }) => [
    svg('g', { class: `topic look-${look}` }, mark({ x, y }, look, 5)),
    svg('text', { class: 'label legend-label', x: x + 12, y: y + 4 }, topic.label.slice(0, longestName)),
  ]);
}

const styles = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-linejoin',
  'stroke-dasharray',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
];

/** Writes down what the sheet says of an element. */
function ownStyle(element: SVGElement): void {
  const computed = getComputedStyle(element);
  for (const name of styles) element.setAttribute(name, computed.getPropertyValue(name));
  element.removeAttribute('class');
}

/** A picture as a file of PNG, twice as large, for screens and print that show more. */
export async function pngBytes(text: string): Promise<Uint8Array> {
  const url = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width * 2;
    canvas.height = image.height * 2;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw new Error('The picture could not be drawn.');
    return new Uint8Array(await blob.arrayBuffer());
  } finally {
    URL.revokeObjectURL(url);
  }
}
