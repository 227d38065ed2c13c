import {
  foldedWord,
  hiddenName,
  isHiddenName,
  joinedTopics,
  shownName,
  type TopicWords,
  topicTable,
} from './topics.ts';

/** What somebody wants of topics, each by a name that it has. */
export type TopicEdit =
  | { readonly kind: 'merge'; readonly topics: readonly string[]; readonly into: string }
  | { readonly kind: 'rename'; readonly topic: string; readonly name: string }
  | { readonly kind: 'addWords'; readonly topic: string; readonly words: readonly string[] }
  | { readonly kind: 'hide'; readonly topics: readonly string[] }
  | { readonly kind: 'show'; readonly topics: readonly string[] };

/** The topics of one source of settings, and those of all sources that count less. */
export interface TopicLayers {
  readonly own: TopicWords;
  readonly below: TopicWords;
}

/**
 * What the source must say so that the edit holds. Every word means what it meant but for what was asked, and what the
 * source says besides stays as it is.
 */
export function editedTopics(layers: TopicLayers, edit: TopicEdit): TopicWords {
  switch (edit.kind) {
    case 'merge':
      return merged(layers, edit.topics, edit.into);
    case 'rename':
      return renamed(layers, edit.topic, edit.name);
    case 'addWords':
      return withWords(layers, edit.topic, edit.words);
    case 'hide':
      return edit.topics.reduce((own, topic) => hidden({ ...layers, own }, topic), layers.own);
    case 'show':
      return edit.topics.reduce((own, topic) => shown({ ...layers, own }, topic), layers.own);
  }
}

function merged(layers: TopicLayers, topics: readonly string[], into: string): TopicWords {
  const others = topics.filter(topic => idOf(topic) !== idOf(into));
  const words = [...wordsOf(layers, into), ...others.flatMap(topic => [topic, ...wordsOf(layers, topic)])];
  return replaced(layers, [into, ...others], ownNameOf(layers, into), words);
}

function renamed(layers: TopicLayers, topic: string, name: string): TopicWords {
  const own = replaced(layers, [topic], name, [topic, ...wordsOf(layers, topic)]);
  const isHidden = topicTable(joinedTopics(layers.own, layers.below)).isHidden(idOf(topic));
  return isHidden ? hidden({ ...layers, own }, name) : own;
}

function withWords({ own, below }: TopicLayers, topic: string, added: readonly string[]): TopicWords {
  const words = [...wordsOf({ own, below }, topic), ...added];
  const moved = new Set(added.map(foldedWord));
  const entries = Object.entries(own).map(([name, listed]): Entry => {
    const kept = listed.filter(word => !moved.has(foldedWord(word)));
    return [name, kept.length === listed.length ? listed : kept];
  });
  // A topic that is called as the word claims it, wherever it stands before.
  const claimants = entries.findIndex(([name]) => moved.has(idOf(name)) && idOf(name) !== idOf(topic));
  const name = ownNameOf({ own, below }, topic);
  const at = entries.findIndex(([other]) => other === name);
  const entry: Entry = [name, listOf(name, words)];
  if (at >= 0 && (claimants < 0 || at < claimants)) entries[at] = entry;
  else {
    if (at >= 0) entries.splice(at, 1);
    entries.splice(claimants < 0 ? entries.length : claimants, 0, entry);
  }
  return Object.fromEntries(entries);
}

function hidden({ own, below }: TopicLayers, topic: string): TopicWords {
  if (topicTable(joinedTopics(own, below)).isHidden(idOf(topic))) return own;
  return { ...own, [hiddenName(topic)]: [] };
}

/** The topic stays hidden where a source that counts less hides it. */
function shown({ own }: TopicLayers, topic: string): TopicWords {
  return Object.fromEntries(
    Object.entries(own).filter(([name]) => !isHiddenName(name) || idOf(name) !== idOf(topic)),
  );
}

type Entry = readonly [name: string, words: readonly string[]];

/** Puts one topic in the place of some: it stands where the first of them stood, so that no other takes its words. */
function replaced(
  { own, below }: TopicLayers,
  topics: readonly string[],
  name: string,
  words: readonly string[],
): TopicWords {
  const ids = new Set(topics.map(idOf));
  const isKept = ([other]: Entry) =>
    !ids.has(idOf(other)) || (isHiddenName(other) && idOf(other) === idOf(name));
  const entries = Object.entries(own);
  const first = entries.findIndex(entry => !isKept(entry));
  const gone = entries.filter(entry => !isKept(entry) && entry[0] !== name);
  const placed: Entry[] = [
    [name, listOf(name, words)],
    // Without an own list, that of a source that counts less would hold again.
    ...gone.filter(([other]) => Object.hasOwn(below, other)).map(([other]): Entry => [other, []]),
  ];
  const behind = entries.slice(Math.max(0, first)).filter(isKept);
  return Object.fromEntries(
    first < 0 ? [...entries, ...placed] : [...entries.slice(0, first), ...placed, ...behind],
  );
}

/** The words that mean a topic by now, besides its name. */
function wordsOf({ own, below }: TopicLayers, topic: string): string[] {
  const topics = joinedTopics(own, below);
  const table = topicTable(topics);
  const id = idOf(topic);
  return Object.entries(topics)
    .filter(([name]) => !isHiddenName(name) && idOf(name) === id)
    .flatMap(([, words]) => words.filter(word => table.topicOf(word).id === id));
}

/** Words without those that say the same twice, and without the name itself. */
function listOf(name: string, words: readonly string[]): string[] {
  const seen = new Set([idOf(name)]);
  return words.filter(word => !seen.has(foldedWord(word)) && seen.add(foldedWord(word)));
}

/** How the source spells the topic, else as it is called. */
function ownNameOf({ own }: TopicLayers, topic: string): string {
  const isNamed = (name: string) => !isHiddenName(name) && idOf(name) === idOf(topic);
  return Object.keys(own).find(isNamed) ?? topic;
}

function idOf(name: string): string {
  return foldedWord(shownName(name));
}
