import * as vscode from 'vscode';
import type { SearchAnswer, SearchHit } from '../protocol/protocol.ts';

/** A row of the search: a paper, or a remark without one. */
export interface SearchItem extends vscode.QuickPickItem {
  readonly hit: SearchHit | undefined;
}

type ButtonName = 'beside' | 'pdf' | 'arxiv';

interface NamedButton extends vscode.QuickInputButton {
  readonly name: ButtonName;
}

/** The rows for an answer, in its order; first what is wrong with the query, if anything is. */
export function toItems({ hits, issues }: SearchAnswer, query: string): readonly SearchItem[] {
  const remarks = issues.map(issue => toRemark('$(warning)', issue.message));
  if (hits.length === 0 && issues.length === 0) {
    remarks.push(
      query.trim() === ''
        ? toRemark('$(info)', vscode.l10n.t('There are no papers yet'))
        : toRemark('$(info)', vscode.l10n.t('No paper matches')),
    );
  }
  return [...remarks, ...hits.map(toItem)];
}

/** The button of the box that exports what it shows. */
export function exportButton(): vscode.QuickInputButton {
  return { iconPath: new vscode.ThemeIcon('export'), tooltip: vscode.l10n.t('Export These Papers…') };
}

/** Which of our buttons was pressed. */
export function readButton(button: vscode.QuickInputButton): ButtonName | undefined {
  return 'name' in button ? (button as NamedButton).name : undefined;
}

function toItem(hit: SearchHit): SearchItem {
  const found = hit.titleMarks.length === 0 && hit.excerpt !== '' ? hit.excerpt : hit.authors;
  return {
    hit,
    label: withoutIcons(hit.paper.title),
    // On a line of its own: beside a title of usual length nothing else would be seen.
    detail: withoutIcons([hit.day, hit.topics.join(', '), found].filter(Boolean).join(' · ')),
    buttons: itemButtons(),
    // Our order and our choice: VS Code would hide rows that do not hold the query letter by letter.
    alwaysShow: true,
  };
}

/** A row that only says something; what does not fit into its line goes into a second one. */
export function toRemark(icon: string, text: string): SearchItem {
  const cut = text.length > lineWidth ? text.lastIndexOf(' ', lineWidth) : -1;
  const [first, second] = cut > 0 ? [text.slice(0, cut), text.slice(cut + 1)] : [text, ''];
  const remark = { hit: undefined, label: `${icon} ${withoutIcons(first)}`, alwaysShow: true };
  return second === '' ? remark : { ...remark, detail: withoutIcons(second) };
}

/** So many letters fit into a line of the box, whose width is fixed. */
const lineWidth = 70;

/** Keeps `$(x)` in a title from being read as an icon. */
function withoutIcons(text: string): string {
  return text.replaceAll('$(', '\\$(');
}

function itemButtons(): NamedButton[] {
  return [
    {
      name: 'beside',
      iconPath: new vscode.ThemeIcon('split-horizontal'),
      tooltip: vscode.l10n.t('Open to the Side'),
    },
    { name: 'pdf', iconPath: new vscode.ThemeIcon('file-pdf'), tooltip: vscode.l10n.t('Open PDF') },
    {
      name: 'arxiv',
      iconPath: new vscode.ThemeIcon('link-external'),
      tooltip: vscode.l10n.t('Open on arXiv'),
    },
  ];
}
