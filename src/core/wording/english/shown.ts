/** What is shown around papers: in cards, lenses, outlines and trees. */
export const shown = {
  papers: (count: number) => `${count} ${count === 1 ? 'paper' : 'papers'}`,
  entries: (count: number) => `${count} ${count === 1 ? 'entry' : 'entries'}`,
  papersAndDeadLinks: (papers: number, dead: number) =>
    `${papers} ${papers === 1 ? 'paper' : 'papers'} · ${dead} dead ${dead === 1 ? 'link' : 'links'}`,
  fixProblems: (count: number) => `Fix ${count} ${count === 1 ? 'problem' : 'problems'}`,
  alsoOn: (day: string) => `also on ${day}`,
  alsoElsewhere: 'also on another day',
  alsoIn: (places: string) => `Also in ${places}`,
  alsoInMore: (places: string, more: number) => `Also in ${places} and ${more} more`,
  otherDigest: 'another digest',
  andMoreAuthors: (names: string, more: number) => `${names} and ${more} more`,
  code: 'Code',
  noTopic: 'No topic',
  noDate: 'No date',
  noTitle: '(no title)',
  goToPaper: 'Go to the paper',
  openOnArxiv: 'Open the paper on arXiv',
};

/** Why a paper cannot be renamed. */
export const renaming = {
  isNoTitle: 'Only the title of a paper can be renamed.',
  isEmpty: 'A paper needs a title.',
  hasLines: 'A title stands in one line.',
  hidesPaper: (title: string) => `With the title "${title}" the paper could not be read any more.`,
};

/** Why a file or folder is not read: all but the sentences complete one that begins with its name. */
export const reading = {
  sentence: (name: string, why: string) => `${name} ${why}.`,
  isNotListed: (folder: string, why: string) => `The files of ${folder} could not be listed: ${why}.`,
  isMissing: 'does not exist, or is a link to nothing',
  isBelowFile: 'does not exist: a part of its path is not a folder',
  isFolder: 'is a folder, not a file',
  isNoFile: 'is not a regular file',
  isForbidden: 'cannot be read: permission denied',
  isLoop: 'is a link that leads back to itself',
  tooManyOpen: 'cannot be read: too many files are open',
  nameTooLong: 'cannot be read: its name is too long',
  fails: (why: string) => `cannot be read: ${why}`,
  noAnswer: (seconds: number) => `no answer within ${seconds} seconds`,
  isMisnamed: 'has a name that is not UTF-8, and cannot be opened',
  hasTooManyLines: 'has more than 10,000 lines or 1 MB, and none of it counts',
  isUtf16: 'is UTF-16 text, and only UTF-8 is read',
  isTooLarge: (size: number, most: number) => `is ${size} MB, and files over ${most} MB are not read`,
};
