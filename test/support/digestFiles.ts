import { mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Arbitrary, constantFrom, integer, oneof, record } from 'fast-check';
import { digestText } from './digestText.ts';

/** Something that happens to the files of a folder. */
export type FileChange =
  | { readonly kind: 'write'; readonly name: string; readonly text: string }
  | { readonly kind: 'remove'; readonly name: string }
  | { readonly kind: 'rename'; readonly name: string; readonly to: string }
  | { readonly kind: 'touch'; readonly name: string };

const names = ['2025-01-03.md', '2025-01-04.md', 'old/2024-12-27.md', 'old/deep/2024-12-20.md', 'notes.md'];
const places = [...names, 'old', 'new'];

const text = oneof(
  record({
    day: constantFrom('2025-01-03', '2024-12-27'),
    first: integer({ min: 1, max: 5 }),
    second: integer({ min: 1, max: 5 }),
    word: constantFrom('tides', '**KV** caches', '**pruning**', '潮汐', '🌊 naïve'),
  }).map(({ day, first, second, word }) =>
    digestText(day, [
      {
        title: `Quiet ${word.replaceAll('*', '')} ${first}`,
        id: `2501.0000${first}`,
        abstract: `On ${word}.`,
      },
      { title: `Loud rivers ${second}`, id: `2502.0000${second}`, abstract: `Of ${word} ${first}.` },
    ]),
  ),
  constantFrom('# Nothing of note\n', ''),
);

/** Changes of a few digests, folders and ignored files. */
export const fileChange: Arbitrary<FileChange> = oneof(
  {
    weight: 5,
    arbitrary: record({ kind: constantFrom('write' as const), name: constantFrom(...names), text }),
  },
  {
    weight: 1,
    arbitrary: record({
      kind: constantFrom('write' as const),
      name: constantFrom('.gitignore'),
      text: constantFrom('old/\n', 'notes.md\n', '2025*\n', ''),
    }),
  },
  { weight: 2, arbitrary: record({ kind: constantFrom('remove' as const), name: constantFrom(...places) }) },
  {
    weight: 2,
    arbitrary: record({
      kind: constantFrom('rename' as const),
      name: constantFrom(...places),
      to: constantFrom(...places),
    }),
  },
  { weight: 1, arbitrary: record({ kind: constantFrom('touch' as const), name: constantFrom(...names) }) },
);

/** Lets something happen in a folder; answers with the names that a watcher tells of, and how: 1 came, 2 changed, 3 went. */
export function happen(root: string, change: FileChange): (readonly [name: string, type: 1 | 2 | 3])[] {
  const path = join(root, change.name);
  try {
    switch (change.kind) {
      case 'write':
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, change.text);
        return [[change.name, 2]];
      case 'remove':
        rmSync(path, { recursive: true });
        return [[change.name, 3]];
      case 'rename':
        renameSync(path, join(root, change.to));
        return [
          [change.name, 3],
          [change.to, 1],
        ];
      case 'touch':
        utimesSync(path, new Date(), new Date());
        return [[change.name, 2]];
    }
  } catch {
    return []; // a folder where a file should be, or nothing to take: then nothing happens
  }
}
