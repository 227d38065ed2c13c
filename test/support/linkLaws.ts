import { deepEqual, equal } from 'node:assert/strict';
import type { RendererName } from '../../src/core/anchors/renderers.ts';
import type { Digest } from '../../src/core/digest.ts';
import { repair } from '../../src/core/fixAll.ts';
import { deadRenderers } from '../../src/core/rules/brokenAnchor.ts';
import { problemsOf } from '../../src/core/rules/rules.ts';
import { defaultSettings } from '../../src/core/settings.ts';
import { textAt } from '../../src/core/text.ts';
import { parsed } from './fixture.ts';
import type { SampleFile } from './samples.ts';

/** A digest before and after its certain fixes for some renderers. */
export interface Repaired {
  readonly names: readonly RendererName[];
  readonly before: Digest;
  readonly after: Digest;
}

/** Every set of some renderers but the empty one. */
export function setsOf(names: readonly RendererName[]): RendererName[][] {
  return Array.from({ length: 2 ** names.length - 1 }, (_, bits) =>
    names.filter((_, index) => (bits + 1) & (1 << index)),
  );
}

/** Repairs a file for a set of renderers; says so where an entry reads otherwise or a second run changes something. */
export function repaired({ uri, text }: SampleFile, names: readonly RendererName[]): Repaired {
  const settings = { ...defaultSettings, renderers: names, rules: { 'retitled-entry': 'off' } as const };
  const before = parsed(uri, text);
  const { after } = repair(before, settings);
  const again = parsed(uri, after.text);
  equal(repair(again, settings).after.text, after.text);
  const texts = (digest: Digest) => digest.contents?.entries.map(entry => entry.text) ?? [];
  const kept = new Set(texts(after));
  deepEqual(
    texts(before).filter(entry => !kept.has(entry)),
    [],
  );
  return { names, before, after };
}

/** Says so where a link leads somewhere and we say it is dead, or the other way round. */
export function agree(digest: Digest, name: RendererName, alive: ReadonlySet<string>): void {
  const settings = { ...defaultSettings, renderers: [name] };
  const reported = problemsOf(digest, settings).filter(
    ({ code }) => code === 'broken-anchor' || code === 'stale-entry',
  );
  for (const entry of digest.contents?.entries ?? []) {
    if (entry.anchor === '') continue;
    const isDead = !alive.has(entry.anchor);
    equal(
      deadRenderers(digest, entry, [name]).length > 0,
      isDead,
      `${name}: ${textAt(digest.text, entry.linkSpan)}`,
    );
    const isReported = reported.some(
      ({ span }) => span.start >= entry.span.start && span.end <= entry.span.end,
    );
    equal(isReported, isDead, `${name}: ${textAt(digest.text, entry.linkSpan)}`);
  }
}
