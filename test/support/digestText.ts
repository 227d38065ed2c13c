/** An invented paper, as much of it as a test cares about. */
export interface SamplePaper {
  readonly title: string;
  readonly id?: string;
  readonly authors?: string;
  readonly abstract?: string;
  /** What its entry links to; by default the anchor that generators write. */
  readonly anchor?: string;
}

/** A digest in the weekly format with a table of contents, written the way its generators write it. */
export function digestText(day: string, papers: readonly SamplePaper[]): string {
  const entries = papers.map(({ title, anchor }) => `* [${title}](#${anchor ?? title.replaceAll(' ', '-')})`);
  const sections = papers.map(
    ({ title, id, authors, abstract }, index) =>
      `## ${title}\n\n>Authors: ${authors ?? 'Ada Example, Bo Sample'}\n\n>${day}\n\n` +
      `> https://arxiv.org/abs/${id ?? `2501.${String(10001 + index)}`}v1\n\n${abstract ?? 'An abstract.'}\n\n`,
  );
  return `# ${day}\n\n# Table of Contents\n${entries.join('\n')}\n\n\n${sections.join('\n')}`;
}
