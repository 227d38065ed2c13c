import * as vscode from 'vscode';
import type { SearchAnswer, SearchHit } from '../../protocol/protocol.ts';
import { numberText } from '../counts.ts';
import { withoutIcons } from '../iconText.ts';

/** A row of the search: a paper, or a remark without one. */
export interface SearchItem extends vscode.QuickPickItem {
  readonly hit: SearchHit | undefined;
  /** The row that leads on to all that was found. */
  readonly showsAll?: true;
}

type ButtonName = 'beside' | 'pdf' | 'arxiv';

interface NamedButton extends vscode.QuickInputButton {
  readonly name: ButtonName;
}

/** The rows for an answer, in its order; first what is wrong with the query, if anything is. */
export function toItems(
  { hits, issues, total }: SearchAnswer,
  query: string,
  papers: number,
): readonly SearchItem[] {
  const remarks = issues.map(issue => toRemark('$(warning)', issue.message));
  if (hits.length === 0 && issues.length === 0) {
    remarks.push(
      query.trim() === '' || papers === 0
        ? toRemark('$(info)', vscode.l10n.t('There are no papers yet'))
        : toRemark('$(info)', vscode.l10n.t('No paper matches')),
    );
  }
  return [...remarks, ...hits.map(toItem), ...(total > hits.length ? [allItem(total)] : [])];
}

type BoxButtonName = 'all' | 'save' | 'history' | 'export';

/** The buttons of the box, about everything that the query finds. */
export function boxButtons(): readonly (vscode.QuickInputButton & { readonly name: BoxButtonName })[] {
  const icon = (id: string) => new vscode.ThemeIcon(id);
  return [
    {
      name: 'all',
      iconPath: icon('list-tree'),
      tooltip: vscode.l10n.t('Show All Results in a View (Alt+Enter)'),
    },
    { name: 'save', iconPath: icon('bookmark'), tooltip: vscode.l10n.t('Save Search…') },
    { name: 'history', iconPath: icon('history'), tooltip: vscode.l10n.t('Previous Searches') },
    { name: 'export', iconPath: icon('export'), tooltip: vscode.l10n.t('Export These Papers…') },
  ];
}

/** Which of the box's buttons was pressed. */
export function readBoxButton(button: vscode.QuickInputButton): BoxButtonName | undefined {
  return 'name' in button ? (button as ReturnType<typeof boxButtons>[number]).name : undefined;
}

/** Which of a row's buttons was pressed. */
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

/** Behind the last row that is shown, where there are more. */
function allItem(total: number): SearchItem {
  return {
    hit: undefined,
    showsAll: true,
    label: `$(list-tree) ${vscode.l10n.t('Show All {0} Results', numberText(total))}`,
    description: vscode.l10n.t('Alt+Enter'),
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
