import type { Connection } from 'vscode-languageserver';
import type { Uri } from '../core/uri.ts';
import type { Guard } from './guard.ts';
import { registerCodeLenses } from './language/codeLenses.ts';
import { registerLanguageFeatures } from './language/languageFeatures.ts';
import { registerNavigation } from './language/navigation.ts';
import { registerSemanticTokens } from './language/semanticTokens.ts';
import { registerWriting } from './language/writing.ts';
import { registerAgentRequests } from './requests/agentRequests.ts';
import { registerCitationRequests } from './requests/citationRequests.ts';
import { registerFixRequests } from './requests/fixRequests.ts';
import { registerPaperRequests } from './requests/paperRequests.ts';
import { registerTopicRequests } from './requests/topicRequests.ts';
import { registerTreeRequests } from './requests/treeRequests.ts';
import type { Clock } from './slices.ts';
import type { Workspace } from './workspace.ts';

/** What some answers need to know besides the library. */
interface Surroundings {
  readonly folders: () => readonly Uri[];
  /** Fulfilled when all folders were read for the first time. */
  readonly isRead: Promise<void>;
  readonly tellStatus: () => void;
}

/** Registers whatever the server answers from its library: what every editor asks, and what only our client does. */
export function registerAnswers(
  connection: Connection,
  guard: Guard,
  workspace: Workspace,
  clock: Clock,
  { folders, isRead, tellStatus }: Surroundings,
): void {
  registerLanguageFeatures(connection, guard, workspace, clock);
  registerNavigation(connection, guard, workspace);
  registerWriting(connection, guard, workspace);
  registerSemanticTokens(connection, guard, workspace);
  registerCodeLenses(connection, guard, workspace);
  registerPaperRequests(connection, guard, workspace, clock);
  registerCitationRequests(connection, guard, workspace, clock);
  registerAgentRequests(connection, guard, workspace, clock, { folders, isRead });
  registerFixRequests(connection, guard, workspace, clock);
  registerTreeRequests(connection, guard, workspace, clock, tellStatus);
  registerTopicRequests(connection, guard, workspace, clock);
}
