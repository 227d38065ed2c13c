import { readingOf } from '../../core/dialects/reading.ts';
import type { PaperShape } from '../../core/digest.ts';
import { type Explanation, explain } from '../../core/explain.ts';
import { shownText } from '../../core/shownText.ts';
import { counted } from '../command.ts';
import type { SourceText } from '../files/digests.ts';
import type { Paint } from './paint.ts';

/**
 * How one file is read, for people who wonder:
 *
 *     a.md: weekly, 58 papers (58 sections)
 *       12:5 2501.00001 It stands in running text, without a heading, row or item of its own.
 */
export function explanationText({ source, uri, text }: SourceText, paint: Paint): string {
  const explanation = explain(uri, text, readingOf(source.settings));
  const { skeleton, passedOver } = explanation;
  const lines = passedOver.map(({ id, span, reason }) => {
    const line = skeleton.lines.lineOf(span.start);
    const column = span.start - skeleton.lines.startOf(line) + 1;
    return `  ${paint.strong(`${line + 1}:${column}`)} ${shownText(id)} ${paint.faint(reason)}\n`;
  });
  return `${paint.path(shownText(source.name))}: ${verdict(explanation)}\n${lines.join('')}`;
}

function verdict({ digest, shapes, passedOver }: Explanation): string {
  if (!digest) return passedOver.length > 0 ? 'not a digest' : 'not a digest: it names no paper on arXiv';
  const names: Record<PaperShape, string> = { section: 'section', row: 'table row', item: 'list item' };
  const parts = (['section', 'row', 'item'] as const)
    .filter(shape => shapes[shape] > 0)
    .map(shape => counted(shapes[shape], names[shape]));
  const day = digest.day ? `, ${digest.day.day}` : ', no day';
  return `${digest.dialect}, ${counted(digest.papers.length, 'paper')} (${parts.join(', ')})${day}`;
}
