import type * as English from '../english/shown.ts';

/** What is shown around papers: in cards, lenses, outlines and trees. */
export const shown: typeof English.shown = {
  papers: count => `${count} 篇论文`,
  entries: count => `${count} 个条目`,
  papersAndDeadLinks: (papers, dead) => `${papers} 篇论文 · ${dead} 个失效链接`,
  fixProblems: count => `修复 ${count} 个问题`,
  alsoOn: day => `另见 ${day}`,
  alsoElsewhere: '另见其他日期',
  alsoIn: places => `另见 ${places}`,
  alsoInMore: (places, more) => `另见 ${places} 及另外 ${more} 处`,
  otherDigest: '另一份速递',
  andMoreAuthors: (names, more) => `${names} 及另外 ${more} 位作者`,
  code: '代码',
  noTopic: '无主题',
  noDate: '无日期',
  noTitle: '（无标题）',
  goToPaper: '转到论文',
  openOnArxiv: '在 arXiv 上打开论文',
};

/** Why a paper cannot be renamed. */
export const renaming: typeof English.renaming = {
  isNoTitle: '只能重命名论文的标题。',
  isEmpty: '论文需要标题。',
  hasLines: '标题只能占一行。',
  hidesPaper: title => `使用标题“${title}”后将无法再识别这篇论文。`,
};

/** Why a file or folder is not read: all but the sentences complete one that begins with its name. */
export const reading: typeof English.reading = {
  sentence: (name, why) => `${name} ${why}。`,
  isNotListed: (folder, why) => `无法列出 ${folder} 中的文件：${why}。`,
  isMissing: '不存在，或是指向不存在位置的链接',
  isBelowFile: '不存在：其路径的某一部分不是文件夹',
  isFolder: '是文件夹，不是文件',
  isNoFile: '不是普通文件',
  isForbidden: '无法读取：没有权限',
  isLoop: '是指回自身的链接',
  tooManyOpen: '无法读取：打开的文件过多',
  nameTooLong: '无法读取：名称过长',
  fails: why => `无法读取：${why}`,
  noAnswer: seconds => `在 ${seconds} 秒内没有响应`,
  isMisnamed: '的名称不是 UTF-8，无法打开',
  hasTooManyLines: '超过 10,000 行或 1 MB，全部忽略不计',
  isUtf16: '是 UTF-16 文本，而只读取 UTF-8',
  isTooLarge: (size, most) => `大小为 ${size} MB，超过 ${most} MB 的文件不会读取`,
};
