import { equal } from 'node:assert/strict';
import { dedented, digestOf } from './fixture.ts';
import { paperLines } from './paperLines.ts';

/** Checks the dialect of a digest, its day, and all fields of its papers. */
export function checkDialect(source: string, expected: string): void {
  const digest = digestOf(source);
  equal(`${digest.dialect}, ${digest.day?.day}\n${paperLines(digest)}`, dedented(expected));
}
