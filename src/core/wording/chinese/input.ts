import type * as English from '../english/input.ts';

/** What is wrong with a query, and what to write instead. */
export const queries: typeof English.queries = {
  or: items => (items.length < 2 ? items.join('') : `${items.slice(0, -1).join('、')} 或 ${items.at(-1)}`),
  isTooLong: most => `最多输入 ${most} 个字符，其余部分会被忽略。`,
  isNoAddress: '只能搜索 arXiv 论文的网址；请输入 arXiv 编号，如 2412.18419。',
  isNoField: (name, fields) => `没有 ${name}: 这个字段；请使用 ${fields}，或给文字加上引号。`,
  wantsTitle: example => `请在 title: 后输入标题中的词，如 ${example}。`,
  wantsAuthor: example => `请在 author: 后输入姓名，如 ${example}。`,
  wantsTopic: example => `请在 topic: 后输入主题，如 ${example}。`,
  wantsId: example => `请在 id: 后输入 arXiv 编号，如 ${example}。`,
  wantsDay: (field, examples) => `请在 ${field}: 后输入日、月或年，如 ${examples}。`,
  wantsOneOf: values => `请输入 ${values}。`,
};

/** What is wrong with a setting: each completes a sentence that begins with its name. */
export const settings: typeof English.settings = {
  isNotOneOf: names => `它不是以下之一：${names}。`,
  isNotOneOfBut: (names, meant) => `它不是以下之一：${names}。是否想写“${meant}”？`,
  wantsRenderers: '必须是阅读平台名称的列表，如 ["github", "vscode"]。',
  hasNoRenderer: names => `为空，因此无法检查任何链接；请从以下选择至少一个：${names}。`,
  names: (name, why) => `含有“${name}”，${why}`,
  is: (value, why) => `的值是 ${value}，${why}`,
  wantsRules: '必须是从规则到严重程度的对象，如 { "missing-entry": "off" }。',
  givesSeverity: (code, severity, why) => `将 ${code} 的严重程度设为 ${severity}，${why}`,
  wantsTopics: '必须是从主题到词的对象，如 { "Pruning": ["prune"] }。',
  hidesWithWords: name => `隐藏了“${name}”，其列表必须为空；请将词列在“${name}”之下。`,
  wantsWords: (name, example) => `中“${name}”的值不是词的列表；应如 ${example}。`,
  wantsGlobs: '必须是 glob 模式的列表，如 ["digests/**/*.md"]。',
  wantsSwitch: '必须是 true 或 false。',
  wantsSearches: '必须是从名称到查询的对象，如 { "KV cache": "topic:\\"kv cache\\" after:2024-06" }。',
  wantsQuery: name => `中“${name}”的值不是查询；应如 "topic:pruning after:2024-06"。`,
  hasWrongQuery: (name, why) => `中“${name}”的查询有误：${why}`,
  wantsLabels: '必须是从字段到词的对象，如 { "authors": ["撰稿"] }。',
  wantsDialects: '必须是从名称到写法的对象，如 { "mine": { "papers": "items" } }。',
  wantsDialect: name => `中“${name}”的值不是一种写法；应如 { "papers": "items" }。`,
  givesKey: (name, key, why) => `的“${name}”中有键“${key}”，${why}`,
  wantsPapers: (name, shapes) => `必须说明“${name}”中的论文是什么："papers" 须为以下之一：${shapes}。`,
  saysPapersAre: (name, papers, why) => `将“${name}”中的论文设为 ${papers}，${why}`,
  hasLabels: (name, why) => `的“${name}”中，"labels" ${why}`,
  wantsSources: name => `中“${name}”的 "topics" 不是来源的列表；应如 ["headings"]。`,
  takesTopics: (name, source, why) => `为“${name}”的主题指定了来源“${source}”，${why}`,
};

/** What is wrong with a file of settings or a reading list that somebody wrote. */
export const files: typeof English.files = {
  isNoJson: why => `这不是 JSON：${why}。`,
  isTooLong: '此文件超过 200,000 个字符，其中内容均不生效。',
  wantsObject: '文件内容必须是一个对象，如 { "renderers": ["github"] }。',
  isNoSetting: (name, why) => `没有“${name}”这个设置，${why}`,
  wantsSection: (name, keys) => `“${name}”必须是一个对象，可含以下各键：${keys}。`,
  isNoReadingList: format => `这不是阅读清单：它必须是含有 "format": "${format}" 的对象。`,
  wantsPapers: '"papers" 必须是从 arXiv 编号到论文的对象。',
  isNoId: name => `“${name}”不是 arXiv 编号；编号形如 2412.18419。`,
  wantsPaper: id => `${id} 的值必须是对象，如 { "read": "2025-01-03T10:00:00Z" }。`,
  wantsTime: (field, id) => `${id} 的 "${field}" 必须是时间，如 "2025-01-03T10:00:00Z"。`,
  wantsNote: id => `${id} 的 "note" 必须是带引号的文本。`,
};

/** Why a text is no JSON: each ends a sentence. */
export const json: typeof English.json = {
  tooDeep: '括号嵌套过深，此类文件不需要这么多层',
  unreadable: '此处有无法识别的内容',
  noValue: '值必须是带引号的文本、数字、true、false、null、列表或对象',
  nameMissing: '此处应有带引号的名称',
  valueMissing: '缺少值',
  colonMissing: '缺少冒号',
  commaMissing: '缺少逗号',
  braceMissing: '缺少右花括号',
  bracketMissing: '缺少右方括号',
  behindEnd: '右花括号之后不能再有内容',
  commentOpen: '注释没有结束',
  quoteMissing: '缺少引号',
  wrongUnicode: '转义必须是 \\u 加四位数字',
  wrongEscape: '转义必须是 \\" \\\\ \\/ \\b \\f \\n \\r \\t \\u 之一',
  controlCharacter: '制表符等控制字符必须转义',
};
