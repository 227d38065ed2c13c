import { env, l10n } from 'vscode';

/** A number as the user writes it: `5,754`. */
export function numberText(count: number): string {
  return count.toLocaleString(env.language);
}

/** `1 paper`, `58 papers`. */
export function papersText(count: number): string {
  return count === 1 ? l10n.t('1 paper') : l10n.t('{0} papers', numberText(count));
}

/** `1 digest`, `2 digests`. */
export function digestsText(count: number): string {
  return count === 1 ? l10n.t('1 digest') : l10n.t('{0} digests', numberText(count));
}

/** `1 problem`, `5 problems`. */
export function problemsText(count: number): string {
  return count === 1 ? l10n.t('1 problem') : l10n.t('{0} problems', numberText(count));
}

/** `1 citation`, `3 citations`. */
export function citationsText(count: number): string {
  return count === 1 ? l10n.t('1 citation') : l10n.t('{0} citations', numberText(count));
}

/** `1 link`, `80 links`. */
export function linksText(count: number): string {
  return count === 1 ? l10n.t('1 link') : l10n.t('{0} links', numberText(count));
}

/** `12 of 5,754`. */
export function shareText(part: number, whole: number): string {
  return l10n.t('{0} of {1}', numberText(part), numberText(whole));
}

/** `12 of 5,754 papers`. */
export function papersShareText(part: number, whole: number): string {
  return l10n.t('{0} of {1} papers', numberText(part), numberText(whole));
}

/** `28 of 30 unread`. */
export function unreadText({ papers, unread }: { readonly papers: number; readonly unread: number }): string {
  return l10n.t('{0} of {1} unread', numberText(unread), numberText(papers));
}
