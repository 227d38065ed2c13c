import type { Digest } from './digest.ts';

/**
 * The heading that is the title of the whole digest, by its index in the skeleton: the first one, where it names the
 * day or no other heading is on its level, and it is neither a paper's nor that of the contents.
 */
export function titleHeadingOf(digest: Digest): number | undefined {
  const { day, papers, contents, skeleton } = digest;
  const index = skeleton.headings.findIndex(({ nested }) => !nested);
  const first = skeleton.headings[index];
  if (!first || contents?.heading === index || papers[0]?.heading === index) return undefined;
  const namesDay =
    day?.span !== undefined && first.textSpan.start <= day.span.start && day.span.end <= first.textSpan.end;
  const isAlone = !skeleton.headings.some(
    ({ nested, level }, at) => at > index && !nested && level <= first.level,
  );
  return namesDay || isAlone ? index : undefined;
}
