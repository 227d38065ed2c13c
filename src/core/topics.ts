import { isCategory } from './dialects/categories.ts';
import type { Digest, Filing, Paper, PaperIdentity } from './digest.ts';
import { ownText } from './ownText.ts';
import { markedWordsOf } from './paperText.ts';
import { shownText } from './shownText.ts';

/**
 * Topics by the words that mean them, as users write them in `digestLens.topics`. A minus before a name hides the topic:
 * `-Survey` has no words, and those of `Survey` still mean it.
 */
export type TopicWords = Readonly<Record<string, readonly string[]>>;

/** The folding that holds unless a user says otherwise. */
export const defaultTopics: TopicWords = {
  Quantization: [
    'quantize',
    'quantized',
    'quantizing',
    'quantization',
    'quantiz',
    'low-bit',
    'low-precision',
  ],
  Sparsity: ['sparse', 'sparsity', 'sparsification', 'sparsify'],
  Pruning: ['pruning', 'prune', 'pruned'],
  'KV cache': ['kv', 'kv cache', 'kv-cache', 'key-value cache'],
  Acceleration: ['acceleration', 'accelerate', 'accelerating', 'accelerated'],
  Decoding: ['decoding', 'decode', 'speculative', 'speculative decoding'],
};

/** A topic: `id` is the same for every spelling, `label` is how this mention spells it. */
export interface Topic {
  readonly id: string;
  readonly label: string;
}

/** The topic that papers without any belong to; it has no name. */
export const noTopic: Topic = { id: '', label: '' };

/** A folding of words into topics, ready to use. */
export interface TopicTable {
  readonly topicOf: (word: string) => Topic;
  /** Whether a topic is left out of what shows all topics, by its id. */
  readonly isHidden: (id: string) => boolean;
}

/** Makes a table of the words that users list; a word that two topics list belongs to the first. */
export function topicTable(topics: TopicWords): TopicTable {
  const byWord = new Map<string, Topic>();
  const hidden = new Set<string>();
  for (const [name, words] of Object.entries(topics)) {
    if (isHiddenName(name)) {
      hidden.add(foldedWord(shownName(name)));
      continue;
    }
    const topic = { id: foldedWord(name), label: name };
    for (const word of [name, ...words]) {
      const key = foldedWord(word);
      if (!byWord.has(key)) byWord.set(key, topic);
    }
  }
  // Digests mark the same few words again and again.
  const known = new Map<string, Topic>();
  return {
    topicOf: word => {
      let topic = known.get(word);
      if (!topic) {
        const own = ownText(word);
        const id = foldedWord(own);
        topic = byWord.get(id) ?? { id, label: capitalized(shownText(own.trim())) };
        if (known.size >= mostWords) known.clear();
        known.set(own, topic);
      }
      return topic;
    },
    isHidden: id => hidden.has(id),
  };
}

const mostWords = 10_000;

/** The topics of two sources; what one says of a topic replaces what one that counts less says. */
export function joinedTopics(own: TopicWords, below: TopicWords): TopicWords {
  // First in order, too: a word that two topics list belongs to the first.
  return { ...own, ...below, ...own };
}

/** How the key reads that hides a topic. */
export function hiddenName(topic: string): string {
  return `-${topic}`;
}

/** Whether a key hides a topic and says nothing else of it. */
export function isHiddenName(key: string): boolean {
  return /^\s*-/.test(key);
}

/** The name of a topic, without the mark that hides it. */
export function shownName(key: string): string {
  return key.replace(/^\s*-\s*/, '');
}

/** The topics of a paper, each once: from the words that the digest marks and what it files the paper under. */
export function topicsOf(digest: Digest, paper: Paper, table: TopicTable): readonly Topic[] {
  let known = remembered.get(table);
  if (!known) {
    known = new WeakMap();
    remembered.set(table, known);
  }
  const source = paper.filing ?? paper.identity;
  let topics = known.get(source);
  if (!topics) {
    topics = distinctTopics([...markedWordsOf(digest, paper), ...paper.topics], table);
    known.set(source, topics);
  }
  return topics;
}

function distinctTopics(words: readonly string[], table: TopicTable): Topic[] {
  const distinct = new Map<string, Topic>();
  for (const word of words) {
    const topic = table.topicOf(word);
    if (topic.id && !distinct.has(topic.id)) distinct.set(topic.id, topic);
  }
  return [...distinct.values()];
}

const remembered = new WeakMap<TopicTable, WeakMap<PaperIdentity | Filing, readonly Topic[]>>();

/** One spelling for all of a word: `KV_Cache` → `kv cache`. */
export function foldedWord(word: string): string {
  return word
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
}

/** `pruning` → `Pruning`; `vLLM` and `cs.CV` have a spelling of their own. */
function capitalized(word: string): string {
  const [first = ''] = word.split(' ', 1);
  if (first !== first.toLowerCase() || isCategory(word)) return word;
  return word.charAt(0).toUpperCase() + word.slice(1);
}
