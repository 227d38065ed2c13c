import { l10n } from 'vscode';
import type { ChartWords } from '../../protocol/chartMessages.ts';

/** The texts of the chart's page in the user's language; the page fills in what stands in braces. */
export function chartWords(): ChartWords {
  return {
    title: l10n.t('Topics over Time'),
    chooseTopics: l10n.t('Choose Topics…'),
    lines: l10n.t('Lines'),
    stacked: l10n.t('Stacked'),
    showTable: l10n.t('Show as Table'),
    save: { svg: l10n.t('Save as SVG'), png: l10n.t('Save as PNG'), csv: l10n.t('Save as CSV') },
    span: {
      day: l10n.t('Papers per day, {0} to {1}'),
      week: l10n.t('Papers per week, {0} to {1}'),
      month: l10n.t('Papers per month, {0} to {1}'),
      year: l10n.t('Papers per year, {0} to {1}'),
    },
    unit: { day: l10n.t('Day'), week: l10n.t('Week of'), month: l10n.t('Month'), year: l10n.t('Year') },
    weekOf: l10n.t('week of {0}'),
    onePaper: l10n.t('1 paper'),
    papers: l10n.t('{0} papers'),
    point: l10n.t('{0}, {1}: {2}'),
    chart: l10n.t('Chart of papers by topic'),
    keys: l10n.t(
      'Left and Right go through time, Up and Down through the topics, Enter shows the papers. The table below says the same.',
    ),
    shown: l10n.t('Topics shown'),
    nothingShown: l10n.t('Every topic is switched off'),
  };
}
