import { deepEqual, equal } from 'node:assert/strict';
import { array, constantFrom, dictionary, pre, subarray, property as that, tuple } from 'fast-check';
import { readSettings, settledSettings } from '../../src/core/settings.ts';
import { editedTopics, type TopicEdit } from '../../src/core/topicEdits.ts';
import {
  defaultTopics,
  foldedWord,
  joinedTopics,
  type TopicWords,
  topicTable,
} from '../../src/core/topics.ts';
import { holds } from '../support/random.ts';

function edited(own: TopicWords, edit: TopicEdit, below: TopicWords = defaultTopics): string {
  return JSON.stringify(editedTopics({ own, below }, edit));
}

describe('edits of topics', () => {
  it('merge topics that nobody listed, or that are standard', () => {
    equal(edited({}, { kind: 'merge', topics: ['Llm', 'Llms'], into: 'Llm' }), '{"Llm":["Llms"]}');
    equal(
      edited({ Trees: [] }, { kind: 'merge', topics: ['Pruning', 'Prunes'], into: 'Sparsity' }),
      '{"Trees":[],"Sparsity":["sparse","sparsity","sparsification","sparsify","Pruning","prune","pruned","Prunes"]}'.replace(
        '"sparsity",',
        '',
      ),
    );
  });

  it('leave the list of a standard topic empty where it was listed before', () => {
    equal(
      edited({ Pruning: ['cut'], Trees: ['tree'] }, { kind: 'merge', topics: ['Pruning'], into: 'Less' }),
      '{"Less":["Pruning","cut"],"Pruning":[],"Trees":["tree"]}',
    );
  });

  it('rename topics, and keep hidden what is', () => {
    equal(edited({ Llm: ['gpt'] }, { kind: 'rename', topic: 'Llm', name: 'LLM' }), '{"LLM":["gpt"]}');
    equal(
      edited({ '-Llm': [] }, { kind: 'rename', topic: 'Llm', name: 'Language models' }),
      '{"Language models":["Llm"],"-Language models":[]}',
    );
  });

  it('add words, also those that are called as another topic', () => {
    equal(
      edited(
        { Trees: ['oak'], Birds: ['owl'] },
        { kind: 'addWords', topic: 'Birds', words: ['oak', 'trees'] },
      ),
      '{"Birds":["owl","oak","trees"],"Trees":[]}',
    );
  });

  it('hide and show', () => {
    equal(edited({}, { kind: 'hide', topics: ['Llm', 'Pruning'] }), '{"-Llm":[],"-Pruning":[]}');
    equal(edited({ '-Llm': [], Birds: [] }, { kind: 'show', topics: ['LLM'] }), '{"Birds":[]}');
  });
});

const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;
const list = array(constantFrom(...letters), { maxLength: 4 });
const listed = dictionary(constantFrom('A', 'B', 'C', 'D'), list, { maxKeys: 4, noNullPrototype: true });
const words = tuple(listed, subarray(['-A', '-B', '-C'])).map(
  ([named, marks]): TopicWords => ({ ...named, ...Object.fromEntries(marks.map(mark => [mark, []])) }),
);
const topics = subarray(['A', 'B', 'C', 'D', 'E']);

describe('every edit of topics', () => {
  const meaning = (own: TopicWords, below: TopicWords) => {
    // As the server joins them.
    const table = topicTable(settledSettings({ topics: below }, { topics: own }).topics);
    return (word: string) => table.topicOf(word).id;
  };

  it('gives words the meaning that was asked for and no other, and is read back as it was written', () => {
    const edits = that(
      words,
      words,
      topics,
      constantFrom('A', 'B', 'N'),
      array(constantFrom(...letters)),
      (own, below, some, target, added) => {
        const was = meaning(own, below);
        const [topic = 'D'] = some;
        const ids = some.map(foldedWord);
        // A topic whose own name means another topic is not to be seen anywhere, so nobody can edit it.
        pre([topic, ...some, target].every(name => was(name) === foldedWord(name)));
        const to = foldedWord(target);

        const expected: readonly (readonly [TopicEdit, (word: string) => string])[] = [
          [{ kind: 'merge', topics: some, into: target }, word => (ids.includes(was(word)) ? to : was(word))],
          [
            { kind: 'addWords', topic: target, words: added.filter(word => word !== to) },
            word => (added.includes(word as 'a') ? to : was(word)),
          ],
          [{ kind: 'hide', topics: some }, was],
          [{ kind: 'show', topics: some }, was],
          ...(was('N') === 'n' && target === 'N'
            ? [
                [
                  { kind: 'rename', topic, name: 'N' },
                  (word: string) => (was(word) === foldedWord(topic) ? 'n' : was(word)),
                ] as const,
              ]
            : []),
        ];
        for (const [edit, wanted] of expected) {
          const after = editedTopics({ own, below }, edit);
          const now = meaning(after, below);
          for (const word of [...letters, 'n', 'z']) {
            equal(now(word), wanted(word), `${word} after ${JSON.stringify([own, below, edit, after])}`);
          }
          deepEqual(readSettings({ topics: after }), { given: { topics: after }, issues: [] });
        }
      },
    );
    holds(edits, 200);
  });

  it('hides what it is asked to, and shows it again', () => {
    holds(
      that(words, words, topics, (own, below, some) => {
        const isHidden = (written: TopicWords) => topicTable(joinedTopics(written, below)).isHidden;
        const without = editedTopics({ own, below }, { kind: 'hide', topics: some });
        for (const topic of some) equal(isHidden(without)(foldedWord(topic)), true);
        const back = editedTopics({ own: without, below }, { kind: 'show', topics: some });
        for (const topic of some) equal(isHidden(back)(foldedWord(topic)), Object.hasOwn(below, `-${topic}`));
      }),
      300,
    );
  });
});
