import { citationOf } from '../../core/cite/citation.ts';
import { fileFormats } from '../../core/cite/formatNames.ts';
import { citationsText } from '../../core/cite/formats.ts';
import { type Command, counted, item, readArguments, readChoice } from '../command.ts';
import { configurationFinder, configurationHelp, configurationOptions } from '../files/configuration.ts';
import { readingListHelp, readingListOptions, readMarks } from '../files/readingListFile.ts';
import { findPapers, indexOf, readQuery } from '../foundPapers.ts';

const usage = `Write citations of the papers of digests, each paper once, as its newest digest lists it.

Usage: digest-lens export [OPTION]… PATH…

${item('--format FORMAT', 'bibtex, ris, csl-json, csv or markdown (default: bibtex). BibTeX is in UTF-8. The key of a paper, as in engelken2024sparse-2412.21188, is the same in every export.')}
${item('--query QUERY', 'Write only papers that match QUERY, as digest-lens search reads it; one that begins with a minus is given as --query=-survey.')}
${readingListHelp}
${configurationHelp}

Papers stand in the order in which the digests first list them. Exit code: 0 done, 1 no paper
matches the query, 2 misuse or unreadable input.
`;

/** `digest-lens export`. */
export const exportPapers: Command = {
  usage,
  run: async (args, terminal) => {
    const options = {
      ...configurationOptions,
      ...readingListOptions,
      format: { type: 'string' },
      query: { type: 'string' },
    } as const;
    const { values, positionals } = readArguments('export', options, args);
    const format = readChoice('--format', values.format, fileFormats);
    const parsed = values.query === undefined ? undefined : readQuery(values.query);
    const marks = readMarks(values['reading-list'], parsed?.query);
    const tally = { files: 0, digests: 0, papers: 0 };
    const found = await findPapers(positionals, configurationFinder(values), terminal, tally);
    const wanted = parsed && indexOf(found, marks).matching(parsed.query);
    const citations = [...found]
      .filter(([id]) => wanted?.has(id) ?? true)
      .map(([, { named, paper }]) => citationOf({ digest: named.digest, paper }));
    terminal.print(citationsText(format, citations));
    await terminal.flush();
    if (tally.digests === 0) terminal.note(`No digests in ${counted(tally.files, 'file')}.`);
    else if (citations.length === 0) terminal.note(`None of ${counted(found.size, 'paper')} matches.`);
    if (terminal.failures.length > 0) return 2;
    return parsed && citations.length === 0 ? 1 : 0;
  },
};
