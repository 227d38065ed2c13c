import { findArxivLink } from '../arxiv.ts';
import { plainText } from '../markdown/inline.ts';
import { type Span, textAt } from '../text.ts';
import { looksLikeNames } from './authors.ts';
import { isCategory } from './categories.ts';
import type { LabelTable } from './labels.ts';
import type { FieldName } from './labelWords.ts';
import { isDay, isOnlyLinks } from './lineMarks.ts';
import { isTitle } from './titles.ts';

/** What one column of a table holds; `label` is the word at its head. */
export interface Column {
  readonly field: FieldName | undefined;
  readonly label: string;
}

/** The columns of a table by the words at their heads. */
export function columnsOf(labels: LabelTable, text: string, head: readonly Span[]): Column[] {
  const columns = head.map((cell): Column => {
    const label = plainText(textAt(text, cell)).trim();
    return { field: label.length > 60 ? undefined : labels.looseFieldOf(label), label };
  });
  // Beside the abstract itself, a column that is called after one is somebody's summary.
  if (columns.some(({ label }) => labels.fieldOf(label) === 'abstract')) {
    columns.forEach(({ field, label }, at) => {
      if (field === 'abstract' && labels.fieldOf(label) !== 'abstract')
        columns[at] = { field: 'summary', label };
    });
  }
  if (columns.some(({ field }) => field === 'title')) return columns;
  const translated = columns.findIndex(({ field }) => field === 'translatedTitle');
  if (translated >= 0)
    return columns.map((column, at) => (at === translated ? { ...column, field: 'title' } : column));
  // Where no column is called after the title, "Paper" is.
  const paper = columns.findIndex(({ label }) => /^(?:papers?|name|论文|文章|論文|article)$/i.test(label));
  return columns.map((column, at) => (at === paper ? { ...column, field: 'title' } : column));
}

/** Columns that the head says nothing of, by what one row holds. */
export function columnsByContent(columns: readonly Column[], text: string, row: readonly Span[]): Column[] {
  const known = new Set(columns.map(({ field }) => field));
  const found = row.map((cell, at): Column => {
    const column = columns[at] ?? { field: undefined, label: '' };
    if (column.field) return column;
    const field = fieldOfCell(text, cell);
    return field && !known.has(field) ? { ...column, field } : column;
  });
  if (found.some(({ field }) => field === 'title')) return found;
  const title = titleColumn(found, text, row);
  return found.map((column, at) => (at === title ? { ...column, field: 'title' } : column));
}

function fieldOfCell(text: string, cell: Span): FieldName | undefined {
  const value = textAt(text, cell).replace(/[*_`]/g, '');
  if (value.length < 40 && isDay(value)) return 'published';
  if (isCategory(value)) return 'category';
  if (isOnlyLinks(value) && !isTitle(plainText(value))) {
    return findArxivLink(value) ? 'link' : 'code';
  }
  return looksLikeNames(value) ? 'authors' : undefined;
}

/** The column with the longest words, where it is nothing else: titles are linked or in bold. */
function titleColumn(columns: readonly Column[], text: string, row: readonly Span[]): number {
  let best = -1;
  let most = 0;
  row.forEach((cell, at) => {
    const { field } = columns[at] ?? { field: undefined };
    if (field && field !== 'link') return;
    const value = textAt(text, cell);
    const words = plainText(value).split(/\s+/).length + (/^\*\*|\]\(/.test(value) ? 3 : 0);
    if (isTitle(plainText(value)) && words > most) [best, most] = [at, words];
  });
  return most >= 3 ? best : -1;
}
