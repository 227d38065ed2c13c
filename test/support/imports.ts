import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

/** One import of one file. */
export interface Import {
  /** Path of the file below `src`, with `/` between its parts. */
  readonly file: string;
  /** What is imported: a path below `src` where it is a file of ours, else as written. */
  readonly target: string;
  readonly isOurs: boolean;
  /** Nothing of it is left when the types are gone. */
  readonly typesOnly: boolean;
}

/** Every import in `src`, of values and of types. */
export function allImports(): Import[] {
  return sourceFiles().flatMap(file => {
    const text = readFileSync(join('src', file), 'utf8').replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, '');
    return [...text.matchAll(importPattern)].map(({ groups }): Import => {
      const written = groups?.from ?? groups?.bare ?? groups?.dynamic ?? '';
      const isOurs = written.startsWith('.');
      return {
        file,
        target: isOurs ? posix.join(dirname(file), written) : written,
        isOurs,
        typesOnly: groups?.type !== undefined,
      };
    });
  });
}

/** The TypeScript files below `src`. */
export function sourceFiles(): string[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map(name => name.replaceAll('\\', '/'))
    .filter(name => name.endsWith('.ts'))
    .sort();
}

const importPattern =
  /^(?:import|export)\s+(?<type>type\s)?[^;'"]*?from\s*'(?<from>[^']+)'|^import\s*'(?<bare>[^']+)'|\bimport\(\s*'(?<dynamic>[^']+)'/gm;
