/** What is wrong with a query, and what to write instead. */
export const queries = {
  or: (items: readonly string[]) =>
    items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`,
  isTooLong: (most: number) => `Write at most ${most} characters; the rest is ignored.`,
  isNoAddress: 'Only addresses of arXiv papers can be searched for; write an arXiv id, as in 2412.18419.',
  isNoField: (name: string, fields: string) =>
    `There is no field ${name}:; write ${fields}, or put the text in quotes.`,
  wantsTitle: (example: string) => `Write a word of the title after title:, as in ${example}.`,
  wantsAuthor: (example: string) => `Write a name after author:, as in ${example}.`,
  wantsTopic: (example: string) => `Write a topic after topic:, as in ${example}.`,
  wantsId: (example: string) => `Write an arXiv id after id:, as in ${example}.`,
  wantsDay: (field: string, examples: string) =>
    `Write ${field}: with a day, a month or a year, as in ${examples}.`,
  wantsOneOf: (values: string) => `Write ${values}.`,
};

/** What is wrong with a setting: each completes a sentence that begins with its name. */
export const settings = {
  isNotOneOf: (names: string) => `which is not one of ${names}.`,
  isNotOneOfBut: (names: string, meant: string) => `which is not one of ${names}. Did you mean "${meant}"?`,
  wantsRenderers: 'must be a list of renderer names, as ["github", "vscode"].',
  hasNoRenderer: (names: string) => `is empty, so no link could be checked; name one of ${names}.`,
  names: (name: string, why: string) => `names "${name}", ${why}`,
  is: (value: string, why: string) => `is ${value}, ${why}`,
  wantsRules: 'must be an object from rule to severity, as { "missing-entry": "off" }.',
  givesSeverity: (code: string, severity: string, why: string) =>
    `gives ${code} the severity ${severity}, ${why}`,
  wantsTopics: 'must be an object from topic to words, as { "Pruning": ["prune"] }.',
  hidesWithWords: (name: string) =>
    `hides "${name}", so its list must be empty; list the words under "${name}".`,
  wantsWords: (name: string, example: string) =>
    `gives "${name}" something that is not a list of words, as ${example}.`,
  wantsGlobs: 'must be a list of globs, as ["digests/**/*.md"].',
  wantsSwitch: 'must be true or false.',
  wantsSearches:
    'must be an object from name to query, as { "KV cache": "topic:\\"kv cache\\" after:2024-06" }.',
  wantsQuery: (name: string) =>
    `gives "${name}" something that is not a query, as "topic:pruning after:2024-06".`,
  hasWrongQuery: (name: string, why: string) => `has a query in "${name}" that is wrong: ${why}`,
  wantsLabels: 'must be an object from field to words, as { "authors": ["Verfasser"] }.',
  wantsDialects: 'must be an object from name to dialect, as { "mine": { "papers": "items" } }.',
  wantsDialect: (name: string) =>
    `gives "${name}" something that is not a dialect, as { "papers": "items" }.`,
  givesKey: (name: string, key: string, why: string) => `gives "${name}" the key "${key}", ${why}`,
  wantsPapers: (name: string, shapes: string) =>
    `must say what the papers of "${name}" are: "papers" is one of ${shapes}.`,
  saysPapersAre: (name: string, papers: string, why: string) =>
    `says that the papers of "${name}" are ${papers}, ${why}`,
  hasLabels: (name: string, why: string) => `has "labels" in "${name}" that ${why}`,
  wantsSources: (name: string) => `gives "${name}" topics that are not a list of sources, as ["headings"].`,
  takesTopics: (name: string, source: string, why: string) =>
    `takes the topics of "${name}" from "${source}", ${why}`,
};

/** What is wrong with a file of settings or a reading list that somebody wrote. */
export const files = {
  isNoJson: (why: string) => `This is not JSON: ${why}.`,
  isTooLong: 'The file has more than 200,000 characters, and nothing in it counts.',
  wantsObject: 'The file must hold an object, as { "renderers": ["github"] }.',
  isNoSetting: (name: string, why: string) => `There is no setting "${name}", ${why}`,
  wantsSection: (name: string, keys: string) => `"${name}" must be an object with any of ${keys}.`,
  isNoReadingList: (format: string) =>
    `This is no reading list: it must be an object with "format": "${format}".`,
  wantsPapers: '"papers" must be an object from arXiv ids to papers.',
  isNoId: (name: string) => `"${name}" is no arXiv id, as 2412.18419 is.`,
  wantsPaper: (id: string) => `${id} must have an object, as { "read": "2025-01-03T10:00:00Z" }.`,
  wantsTime: (field: string, id: string) => `"${field}" of ${id} must be a time, as "2025-01-03T10:00:00Z".`,
  wantsNote: (id: string) => `"note" of ${id} must be a text in quotes.`,
};

/** Why a text is no JSON: each ends a sentence. */
export const json = {
  tooDeep: 'it has more brackets inside brackets than any of our files needs',
  unreadable: 'something here cannot be read',
  noValue: 'a value must be in quotes, a number, true, false, null, a list or an object',
  nameMissing: 'a name in quotes must stand here',
  valueMissing: 'a value is missing',
  colonMissing: 'a colon is missing',
  commaMissing: 'a comma is missing',
  braceMissing: 'a closing brace is missing',
  bracketMissing: 'a closing bracket is missing',
  behindEnd: 'nothing may follow the closing brace',
  commentOpen: 'a comment is not closed',
  quoteMissing: 'a quotation mark is missing',
  wrongUnicode: 'an escape must be \\u and four digits',
  wrongEscape: 'an escape must be one of \\" \\\\ \\/ \\b \\f \\n \\r \\t \\u',
  controlCharacter: 'a tab or another control character must be escaped',
};
