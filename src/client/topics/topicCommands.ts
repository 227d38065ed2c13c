import * as vscode from 'vscode';
import { method, type TopicCount } from '../../protocol/protocol.ts';
import type { DigestServer } from '../digestServer.ts';
import { withoutLinks } from '../linkText.ts';
import type { PaperView } from '../paperView.ts';
import { givenTopics, mergeTarget, topicFor, topicsFor } from './topicChoice.ts';
import { TopicEditing } from './topicEditing.ts';

/** What the commands about topics act on. */
export interface TopicParts {
  readonly server: DigestServer;
  readonly view: PaperView;
}

type Acting = TopicParts & { readonly editing: TopicEditing };

type Command = (parts: Acting, given: readonly string[]) => Promise<void>;

/** Every command that edits topics; `package.json` says where each is offered. */
const commands = {
  'digestLens.mergeTopics': mergeTopics,
  'digestLens.renameTopic': renameTopic,
  'digestLens.addTopicWord': addTopicWord,
  'digestLens.hideTopic': hideTopics,
  'digestLens.showTopic': showTopics,
  'digestLens.undoTopicEdit': ({ editing }) => editing.undo(),
  'digestLens.showHiddenTopics': async ({ view }) => showHidden(view),
  'digestLens.hideHiddenTopics': async ({ view }) => hideHidden(view),
} as const satisfies Record<string, Command>;

/** Makes the commands that edit topics callable; hidden topics are hidden until they are asked for. */
export function registerTopicCommands(parts: TopicParts): vscode.Disposable {
  const editing = new TopicEditing(parts.server);
  hideHidden(parts.view);
  return vscode.Disposable.from(
    ...Object.entries<Command>(commands).map(([name, command]) =>
      vscode.commands.registerCommand(name, (target: unknown, selected: unknown) =>
        command({ ...parts, editing }, givenTopics(target, selected)),
      ),
    ),
  );
}

async function mergeTopics({ server, editing }: Acting, given: readonly string[]): Promise<void> {
  const topics = await topicsFor(server, given, 'shown', vscode.l10n.t('Merge Topics'));
  if (!topics) return;
  const into = await mergeTarget(server, topics);
  if (into === undefined) return;
  const others = topics.filter(topic => topic !== into);
  await editing.edit({ kind: 'merge', topics: others, into }, where =>
    vscode.l10n.t('Merged {0} into “{1}” in {2}.', namesText(others), into, where),
  );
}

async function renameTopic({ server, editing }: Acting, given: readonly string[]): Promise<void> {
  const topic = await topicFor(server, given, vscode.l10n.t('Rename Topic'));
  if (topic === undefined) return;
  const all = await server.ask(method.topics, undefined);
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('Rename “{0}”', topic),
    value: topic,
    validateInput: text => wrongName(text, topic, all),
  });
  if (name === undefined || name.trim() === topic) return;
  await editing.edit({ kind: 'rename', topic, name: name.trim() }, where =>
    vscode.l10n.t('Renamed “{0}” to “{1}” in {2}.', topic, name.trim(), where),
  );
}

/** What is wrong with a name; a name that another topic has would merge the two. */
function wrongName(text: string, topic: string, all: readonly TopicCount[]): string | undefined {
  const name = text.trim();
  if (name === '' || name.startsWith('-')) {
    return vscode.l10n.t('Write a name that does not begin with a minus.');
  }
  const isTaken = all.some(({ label }) => label !== topic && label.toLowerCase() === name.toLowerCase());
  return isTaken
    ? withoutLinks(vscode.l10n.t('There is a topic “{0}” already: merge the two instead.', name))
    : undefined;
}

async function addTopicWord({ server, editing }: Acting, given: readonly string[]): Promise<void> {
  const topic = await topicFor(server, given, vscode.l10n.t('Add Words to Topic'));
  if (topic === undefined) return;
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t('Add Words to “{0}”', topic),
    prompt: vscode.l10n.t('Words that mean the topic where a digest marks them, with commas between them'),
  });
  const words = (text ?? '')
    .split(/[,，、;；]/)
    .map(word => word.trim())
    .filter(word => word !== '');
  if (words.length === 0) return;
  await editing.edit({ kind: 'addWords', topic, words }, where =>
    vscode.l10n.t('Added {0} to “{1}” in {2}.', namesText(words), topic, where),
  );
}

async function hideTopics({ server, editing }: Acting, given: readonly string[]): Promise<void> {
  const topics = await topicsFor(server, given, 'shown', vscode.l10n.t('Hide Topics'));
  if (!topics) return;
  await editing.edit({ kind: 'hide', topics }, where =>
    vscode.l10n.t('Hid {0} in {1}. “Show Hidden Topics” lists what is hidden.', namesText(topics), where),
  );
}

async function showTopics({ server, editing }: Acting, given: readonly string[]): Promise<void> {
  const topics = await topicsFor(server, given, 'hidden', vscode.l10n.t('Stop Hiding Topics'));
  if (!topics) return;
  await editing.edit({ kind: 'show', topics }, where =>
    vscode.l10n.t('{0} is hidden no more in {1}.', namesText(topics), where),
  );
}

function showHidden(view: PaperView): void {
  view.hides = view.hides.filter(hidden => hidden !== 'hiddenTopics');
}

function hideHidden(view: PaperView): void {
  view.hides = [...view.hides, 'hiddenTopics'];
}

/** `“Llm”`, `“Llm” and “Gpt”`, `3 topics`: who edits many knows which. */
function namesText([first = '', second, ...more]: readonly string[]): string {
  if (second === undefined) return vscode.l10n.t('“{0}”', first);
  return more.length === 0
    ? vscode.l10n.t('“{0}” and “{1}”', first, second)
    : vscode.l10n.t('“{0}”, “{1}” and {2} more', first, second, more.length);
}
