import type { CancellationToken, Connection } from 'vscode-languageserver';
import { readSettings, settingSentence } from '../../core/settings.ts';
import { editedTopics, type TopicEdit } from '../../core/topicEdits.ts';
import { foldedWord, joinedTopics, topicTable } from '../../core/topics.ts';
import { countTopics } from '../../core/topicsOverTime/digestTopics.ts';
import { countingOverTime } from '../../core/topicsOverTime/topicsOverTime.ts';
import { topicKeyOf } from '../../core/views/readCounts.ts';
import {
  type EditTopicsAnswer,
  type EditTopicsParams,
  method,
  type TopicCount,
  type TopicsOverTimeAnswer,
  type TopicsOverTimeParams,
} from '../../protocol/protocol.ts';
import { cancelled, type Guard } from '../guard.ts';
import { type Clock, inSlices } from '../slices.ts';
import type { Workspace } from '../workspace.ts';

/** Answers the requests of our own protocol about topics. */
export function registerTopicRequests(
  connection: Connection,
  guard: Guard,
  workspace: Workspace,
  clock: Clock,
): void {
  const { library } = workspace;
  const counts = new TopicCounts(workspace, clock);
  connection.onRequest(
    method.topics,
    guard.handler(method.topics, [], async (_: undefined, token): Promise<TopicCount[]> => {
      const topics = await inSlices(clock, countTopics(library), () => !token.isCancellationRequested);
      if (!topics) throw cancelled();
      return topics.map(({ id, label, papers }) => ({
        key: topicKeyOf({ id }),
        label,
        papers,
        hidden: library.topics.isHidden(id),
      }));
    }),
  );
  connection.onRequest(
    method.editTopics,
    guard.handler(method.editTopics, nothingEdited, ({ own, below, edit }: EditTopicsParams) =>
      editTopics(workspace, own, below, edit),
    ),
  );
  connection.onRequest(
    method.topicsOverTime,
    guard.handler(method.topicsOverTime, nothingCounted, ({ topics }: TopicsOverTimeParams, token) =>
      counts.of(topics, token),
    ),
  );
}

const nothingCounted: TopicsOverTimeAnswer = { unit: null, periods: [], steps: 0, series: [], topics: 0 };

const nothingEdited: EditTopicsAnswer = { topics: null, issues: [], stillHidden: [], files: [] };

function editTopics(
  { topicSources, editor: { wording } }: Workspace,
  own: unknown,
  below: unknown,
  edit: TopicEdit,
): EditTopicsAnswer {
  const [written, lesser] = [
    readSettings({ topics: own }, wording),
    readSettings({ topics: below }, wording),
  ];
  const layers = {
    own: written.given.topics ?? {},
    below: joinedTopics(lesser.given.topics ?? {}, topicSources.below),
  };
  const topics = editedTopics(layers, edit);
  const { isHidden } = topicTable(joinedTopics(topics, layers.below));
  return {
    topics: written.issues.length === 0 ? topics : null,
    issues: written.issues.map(settingSentence),
    stillHidden: edit.kind === 'show' ? edit.topics.filter(topic => isHidden(foldedWord(topic))) : [],
    files: topicSources.files,
  };
}

/** Counts of topics over time, remembered until the library or the question is another. */
class TopicCounts {
  readonly #workspace: Workspace;
  readonly #clock: Clock;
  #last: { readonly state: string; readonly answer: TopicsOverTimeAnswer } | undefined;

  constructor(workspace: Workspace, clock: Clock) {
    this.#workspace = workspace;
    this.#clock = clock;
  }

  async of(topics: TopicsOverTimeParams['topics'], token: CancellationToken): Promise<TopicsOverTimeAnswer> {
    const { library } = this.#workspace;
    const { revision } = library;
    const state = JSON.stringify([revision, topics]);
    if (this.#last?.state === state) return this.#last.answer;
    const steps = countingOverTime(library, topics ?? undefined);
    const counted = await inSlices(
      this.#clock,
      steps,
      () => !token.isCancellationRequested && library.revision === revision,
    );
    if (token.isCancellationRequested) throw cancelled();
    // The library changed while it was counted: what was counted belongs to neither state.
    if (!counted) return this.of(topics, token);
    const answer = { ...counted, unit: counted.unit ?? null };
    this.#last = { state, answer };
    return answer;
  }
}
