import { deepEqual, equal, ok } from 'node:assert/strict';
import { type Arbitrary, array, constantFrom, oneof, property, record, tuple } from 'fast-check';
import type { Appearance } from '../../src/core/digest.ts';
import { hoverAt } from '../../src/core/features/hover.ts';
import { type Change, Library } from '../../src/core/library.ts';
import { parseDigest } from '../../src/core/parse.ts';
import { problemsOf } from '../../src/core/rules/rules.ts';
import { defaultSettings, type Settings } from '../../src/core/settings.ts';
import { closedDigest } from '../../src/core/shelf/closedDigest.ts';
import { defaultTopics, topicsOf } from '../../src/core/topics.ts';
import type { Uri } from '../../src/core/uri.ts';
import { selectionOf } from '../../src/core/views/selection.ts';
import { childrenOf, type View } from '../../src/core/views/views.ts';
import { filesOf, libraryOf, uriOf } from '../support/fixture.ts';
import { digestText } from '../support/generated.ts';
import { holds } from '../support/random.ts';

const twoDays = `
  --- 2025-01-03.md
  ## Sparse Chaos
  >Authors: Ada Example, José Sample
  >https://arxiv.org/abs/2501.00001

  **KV**

  ## Dense Order
  >Authors: Cy Third
  >https://arxiv.org/abs/2501.00002
  --- 2024-12-27.md
  ## Sparse Chaos
  >Authors: Ada Example
  >https://arxiv.org/abs/2501.00001
  --- notes.md
  # No papers here
  --- undated.md
  ## Low Tide
  >Authors: JOSE  SAMPLE
  >https://arxiv.org/abs/2501.00003
  `;

/** Appearances as `day title`. */
const shown = (appearances: readonly Appearance[]) =>
  appearances.map(({ digest, paper }) => `${digest.day?.day ?? 'undated'} ${paper.title}`);

describe('a library', () => {
  it('knows papers by id, newest first, by author, day and topic', () => {
    const library = libraryOf(twoDays);
    const [sparse] = library.digest(uriOf('2025-01-03.md'))?.papers ?? [];
    ok(sparse && sparse.arxivId === '2501.00001');
    deepEqual(shown(library.appearances(sparse.arxivId)), [
      '2025-01-03 Sparse Chaos',
      '2024-12-27 Sparse Chaos',
    ]);
    deepEqual(shown(library.byAuthor('jose sample')), ['2025-01-03 Sparse Chaos', 'undated Low Tide']);
    deepEqual(shown(library.byDay(undefined)), ['undated Low Tide']);
    deepEqual(shown(library.byTopic('kv cache')), ['2025-01-03 Sparse Chaos']);
    deepEqual(shown(library.byTopic('')), [
      '2025-01-03 Dense Order',
      '2024-12-27 Sparse Chaos',
      'undated Low Tide',
    ]);
    deepEqual([library.digestCount, library.paperCount], [3, 3]);
    equal(library.digest(uriOf('notes.md')), undefined);
  });

  it('says what changed, which papers, and who lists them, too', () => {
    const library = libraryOf(twoDays);
    const [file] = filesOf(twoDays);
    if (!file) throw new Error('a file');
    const put = (text: string) => {
      const { revision, changed, papers, dirty } = library.apply([{ kind: 'put', uri: file.uri, text }]);
      return { revision, changed: changed.length, papers: [...papers], dirty };
    };
    const before = library.revision;
    deepEqual(put(file.text), { revision: before, changed: 0, papers: [], dirty: [] });
    deepEqual(put(`# 2025-01-03\n${file.text}`), { revision: before + 1, changed: 1, papers: [], dirty: [] });
    deepEqual(put(file.text.replace('**KV**', 'KV')), {
      revision: before + 2,
      changed: 1,
      papers: ['2501.00001'],
      dirty: [uriOf('2024-12-27.md')],
    });
    deepEqual(put('nothing'), {
      revision: before + 3,
      changed: 1,
      papers: ['2501.00001', '2501.00002'],
      dirty: [uriOf('2024-12-27.md')],
    });
    deepEqual(put('still nothing'), { revision: before + 3, changed: 0, papers: [], dirty: [] });
  });
});

const names = ['2025-01-03.md', '2025-01-04.md', '2024-12-27.md', 'x.md'].map(uriOf);

/** Texts so alike that the same paper often stands in several, or moves without any other change. */
const alike = tuple(
  constantFrom('', '# 2025-01-04\n\n', 'Words.\n\n'),
  ...[1, 2, 3].map(id =>
    constantFrom(
      '',
      `## Paper ${id}\n>Authors: Ada Example\n>https://arxiv.org/abs/2501.0000${id}\n\n**KV**\n`,
    ),
  ),
).map(parts => parts.join(''));

const change: Arbitrary<Change> = oneof(
  {
    weight: 6,
    arbitrary: record({
      kind: constantFrom('put' as const, 'put' as const, 'shelve' as const),
      uri: constantFrom(...names),
      text: oneof(digestText, alike),
    }).map(({ kind, uri, text }) => (kind === 'shelve' ? shelving(uri, text) : { kind, uri, text })),
  },
  { weight: 2, arbitrary: record({ kind: constantFrom('remove' as const), uri: constantFrom(...names) }) },
  {
    weight: 1,
    arbitrary: record({
      kind: constantFrom('topics' as const),
      topics: constantFrom(defaultTopics, { Cache: ['kv'] }),
    }),
  },
);

/** A file is read and its text put away; one without papers is as good as none. */
function shelving(uri: Uri, text: string): Change {
  const digest = parseDigest(uri, text);
  return digest ? { kind: 'shelve', digest: closedDigest(digest, () => text) } : { kind: 'remove', uri };
}

const uriChanged = (change: Exclude<Change, { kind: 'topics' }>): Uri =>
  change.kind === 'shelve' ? change.digest.uri : change.uri;

/** All that a library answers. */
function answers(library: Library, changes: readonly Change[]) {
  const papers = [...library.digests()].flatMap(digest => digest.papers.map(paper => ({ digest, paper })));
  const rows = (view: View, key?: string): unknown[] =>
    childrenOf(selectionOf(library), view, key, 'default').map(({ appearance, ...row }) => [
      row,
      appearance && shown([appearance]),
      row.kind === 'paper' ? [] : rows(view, row.key),
    ]);
  const last = changes.findLast(({ kind }) => kind === 'topics');
  const places = (found: readonly Appearance[]) =>
    found.map(({ digest, paper }) => `${digest.uri} ${paper.span.start}`);
  return {
    counts: [library.digestCount, library.paperCount, last],
    byId: [...new Set(papers.map(({ paper }) => paper.arxivId))]
      .sort()
      .map(id => places(library.appearances(id))),
    byAuthor: ['Ada Example', 'bo sample', 'Cy Third', 'nobody'].map(name => places(library.byAuthor(name))),
    byDay: [undefined, ...new Set(papers.map(({ digest }) => digest.day?.day))]
      .sort()
      .map(day => places(library.byDay(day))),
    byTopic: [
      '',
      ...papers.flatMap(({ digest, paper }) => topicsOf(digest, paper, library.topics).map(({ id }) => id)),
    ]
      .sort()
      .map(id => places(library.byTopic(id))),
    days: rows('days'),
    topics: rows('topics'),
  };
}

describe('changes one after another', () => {
  it('come to the same as one build, whether anybody asked in between or not', () => {
    holds(
      property(array(change, { maxLength: 8 }), changes => {
        const [asked, unasked, together, built] = [
          new Library(),
          new Library(),
          new Library(),
          new Library(),
        ];
        for (const each of changes) {
          asked.apply([each]);
          answers(asked, changes);
          unasked.apply([each]);
        }
        together.apply(changes);
        const last = new Map<Uri, Change>();
        for (const each of changes) if (each.kind !== 'topics') last.set(uriChanged(each), each);
        built.apply([...last.values(), ...changes.filter(({ kind }) => kind === 'topics').slice(-1)]);
        const expected = answers(built, changes);
        for (const library of [asked, unasked, together]) deepEqual(answers(library, changes), expected);
      }),
      60,
    );
  });

  it('leave the problems and cards of every digest alone that they do not name', () => {
    const strict: Settings = { ...defaultSettings, rules: { 'repeated-paper': 'hint' } };
    const all = (library: Library) =>
      new Map(
        [...library.digests()].map(digest => {
          const context = {
            library,
            settings: defaultSettings,
            // Without its line: that changes with each line above, and cards are asked for anew.
            addressOf: ({ uri }: { uri: Uri }) => uri,
            editorShowsProblems: false,
          };
          const cards = digest.papers.map(
            ({ titleSpan }) => hoverAt(context, digest, titleSpan.start)?.markdown,
          );
          const settings = { ...defaultSettings, rules: { 'repeated-paper': 'hint' as const } };
          const remembered = problemsOf(digest, strict, library);
          const fresh = problemsOf(digest, settings, library);
          const shown = (found: typeof fresh) =>
            found.map(({ span, message, related }) => [span, message, related?.digest?.uri]);
          deepEqual(shown(remembered), shown(fresh));
          const problems = shown(fresh);
          return [digest.uri, { cards, problems }] as const;
        }),
      );
    holds(
      property(array(change, { minLength: 2, maxLength: 8 }), changes => {
        const library = new Library();
        for (const each of changes.filter(({ kind }) => kind !== 'topics')) {
          const before = all(library);
          const { changed, dirty } = library.apply([each]);
          for (const [uri, answer] of all(library)) {
            if (!changed.includes(uri) && !dirty.includes(uri)) deepEqual(answer, before.get(uri));
          }
        }
      }),
      60,
    );
  });

  it('do nothing that a reader could see where a text is put away or taken out', () => {
    holds(
      property(constantFrom(...names), oneof(digestText, alike), (uri, text) => {
        const library = new Library();
        const { revision } = library.apply([{ kind: 'put', uri, text }]);
        const before = answers(library, []);
        for (const change of [
          shelving(uri, text),
          { kind: 'put', uri, text } as const,
          shelving(uri, text),
        ]) {
          deepEqual(library.apply([change]), { revision, changed: [], papers: new Set(), dirty: [] });
          deepEqual(answers(library, []), before);
        }
      }),
      40,
    );
  });

  it('count the revision up when a reader could see them, and only then', () => {
    holds(
      property(array(change, { maxLength: 8 }), changes => {
        const library = new Library();
        for (const each of changes) {
          const before = [library.revision, answers(library, [])] as const;
          const { revision } = library.apply([each]);
          equal(revision, library.revision);
          if (revision === before[0]) deepEqual(answers(library, []), before[1]);
        }
      }),
      40,
    );
  });
});
