/** What the problems of digests say, and the places that they point to. */
export const problems = {
  and: (items: readonly string[]) =>
    items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`,
  more: (count: number) => `${count} more`,
  allRenderers: (count: number) => `all ${count} renderers`,
  /** Renderers that are called otherwise than by their own names. */
  renderers: {} as Readonly<Record<string, string>>,

  sentences: (first: string, second: string) => `${first} ${second}`,
  namesNoHeading: 'This link names no heading; it leads to the top of the page.',
  isDead: (where: string, id: string) => `This link is dead in ${where}: no heading has the id "${id}".`,
  noneFits: 'No heading fits exactly; quick fixes offer those that are alike.',
  noCommonId: (where: string) => `The heading has no id that works in ${where} alike.`,
  works: (anchor: string, where: string) => `"#${anchor}" works in ${where}.`,
  worksOnceWritten: (anchor: string, where: string) =>
    `"#${anchor}" works in ${where} once it is written at the heading as an anchor.`,
  headingMeant: 'The heading that the entry means.',

  isNotListed: 'The table of contents does not list this paper.',
  isNoPaper: (title: string) => `No paper in this digest is called "${title}".`,
  otherOrder: 'The entries are in another order than the papers.',
  belongsFirst: 'This entry stands elsewhere than its paper, which comes first.',
  belongsBehind: (title: string) =>
    `This entry stands elsewhere than its paper, which comes right after "${title}".`,
  isCalled: (title: string) => `The paper that this entry lists is called "${title}".`,
  mayBeCalled: (title: string) => `No paper has this title; one that no entry lists is called "${title}".`,
  headingOfPaper: 'The heading of the paper.',
  isListedTwice: (title: string) => `The table of contents lists "${title}" twice.`,
  otherEntry: 'The other entry.',
  hasNoContents: (papers: number) => `This digest of ${papers} papers has no table of contents.`,

  isThereAlready: (id: string, title: string) => `This digest already has ${id}, as "${title}".`,
  samePaper: 'The same paper.',
  wasListedOn: (day: string) => `The digest of ${day} already lists this paper.`,
  paperOn: (day: string) => `The paper on ${day}.`,
  isCalledAlike: (title: string) =>
    `Another heading is called "${title}", too: which of the two a link reaches depends on their order.`,
  headingCalledAlike: 'The heading with the same title.',

  hasNoLink: 'This section names authors and has no link to arXiv, so that it is not read as a paper.',
  lacks: (fields: readonly string[]) =>
    `This paper has no ${fields.join(' and no ')}, as most others here do.`,
  fields: { authors: 'authors', date: 'date', abstract: 'abstract' },
  isNoId: (written: string) => `No paper on arXiv has "${written}"; ids are like 2412.01234.`,
  isNoIdBut: (written: string, meant: string) =>
    `No paper on arXiv has "${written}"; "${meant}" must be meant.`,
  isNoDate: (written: string) => `"${written}" is not a date; write it like 2025-01-31.`,
  isTooLate: (date: string, day: string) => `${date} is later than the digest, which is of ${day}.`,
  dayOfDigest: 'The day of the digest.',
  namesOtherDay: (title: string, file: string) => `The title says ${title} and the file name ${file}.`,
  hasMarkup: (address: string) => `The markup in this address breaks it; it must be ${address}`,
  isNotEncrypted: 'This link is not encrypted; arXiv has https, too.',
  isNoRule: (code: string, codes: string) => `There is no rule "${code}"; the rules are ${codes}.`,
};

/** What the fixes of problems are called. */
export const fixes = {
  addAnchor: (anchor: string) => `Add the anchor #${anchor} to the heading`,
  changeAnchor: (anchor: string) => `Change the anchor to #${anchor}`,
  linkTo: (title: string) => `Link to "${title}"`,
  changeTo: (text: string) => `Change to ${text}`,
  changeText: 'Change the text to the title of the paper',
  addEntry: 'Add the paper to the table of contents',
  removeEntry: 'Remove the entry',
  orderEntries: 'Put the entries in the order of the papers',
  insertContents: 'Insert a table of contents',
  rebuildContents: 'Rebuild the table of contents',
  removeMarkup: 'Take the markup out of the address',
  encrypt: 'Link with https',
  disableForLine: (code: string) => `Disable ${code} for this line`,
  disableForFile: (code: string) => `Disable ${code} for this file`,
  fixAll: (count: number) =>
    count === 1 ? 'Fix the problem in this digest' : `Fix all ${count} problems in this digest`,
  fixAllOf: (count: number, code: string) => `Fix all ${count} ${code} problems in this digest`,
};
