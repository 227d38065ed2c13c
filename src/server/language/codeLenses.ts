import { type CodeLens, CodeLensRefreshRequest, type Command, type Connection } from 'vscode-languageserver';
import { arxivUrl } from '../../core/arxiv.ts';
import type { Digest, Paper } from '../../core/digest.ts';
import { type Lens, lensesOf } from '../../core/features/lenses.ts';
import { toUri } from '../../core/uri.ts';
import type { Wording } from '../../core/wording/wording.ts';
import { clientCommand, type PaperLink } from '../../protocol/protocol.ts';
import type { Converter } from '../convert.ts';
import type { Guard } from '../guard.ts';
import { refreshing } from '../refreshing.ts';
import type { Workspace } from '../workspace.ts';

/** Answers for code lenses, where the editor knows the commands behind them. */
export function registerCodeLenses(connection: Connection, guard: Guard, workspace: Workspace): void {
  refreshWithLibrary(connection, workspace);
  connection.onCodeLens(
    guard.handler('codeLens', null, ({ textDocument }): CodeLens[] | null => {
      const { library, convert } = workspace;
      const digest = workspace.editor.hasCommands ? library.digest(toUri(textDocument.uri)) : undefined;
      if (!digest) return null;
      return lensesOf(library, digest, workspace.settingsOf(digest.uri)).flatMap(lens =>
        toLenses(convert, workspace.editor.wording, digest, lens),
      );
    }),
  );
}

/** Asks the editor to ask again when what open digests list is listed elsewhere now. */
function refreshWithLibrary(connection: Connection, workspace: Workspace): void {
  const refresh = refreshing(connection, CodeLensRefreshRequest.type);
  workspace.onEffect(({ dirty }) => {
    const { hasCommands, canBeAskedForLenses } = workspace.editor;
    if (hasCommands && canBeAskedForLenses && dirty.some(uri => workspace.isOpen(uri))) refresh();
  });
}

function toLenses(convert: Converter, wording: Wording, digest: Digest, lens: Lens): CodeLens[] {
  const range = convert.toRange(digest, lens.span);
  return commandsOf(convert, wording, digest, lens).map(command => ({ range, command }));
}

function commandsOf(convert: Converter, { shown }: Wording, digest: Digest, lens: Lens): Command[] {
  switch (lens.kind) {
    case 'counts':
      return [
        {
          title: lens.dead > 0 ? shown.papersAndDeadLinks(lens.papers, lens.dead) : shown.papers(lens.papers),
          command: lens.dead > 0 ? clientCommand.showProblems : '',
        },
      ];
    case 'fixes':
      return [
        {
          title: shown.fixProblems(lens.fixes),
          command: clientCommand.fixDigest,
          arguments: [digest.uri],
        },
      ];
    case 'paper': {
      const link = linkOf(lens.paper);
      return [
        { title: 'PDF', command: clientCommand.openPdf, arguments: [link] },
        { title: 'BibTeX', command: clientCommand.copyBibtex, arguments: [link] },
      ];
    }
    case 'also': {
      const { digest: other, paper } = lens.other;
      const version =
        paper.version === lens.paper.version || paper.version === undefined ? '' : ` (v${paper.version})`;
      return [
        {
          title: `${other.day ? shown.alsoOn(other.day.day) : shown.alsoElsewhere}${version}`,
          command: clientCommand.open,
          arguments: [convert.toLocation(other, paper.titleSpan)],
        },
      ];
    }
  }
}

function linkOf({ arxivId, version, title }: Paper): PaperLink {
  return { arxivId, title, abs: arxivUrl('abs', arxivId, version), pdf: arxivUrl('pdf', arxivId, version) };
}
