import { type Arbitrary, array, constantFrom, record } from 'fast-check';

/** What strangers write to become more than text. */
const hostile = constantFrom(
  ...['[go](command:workbench.action.quit)', '[go](javascript:alert(1))', '[go](file:///etc/passwd)'],
  ...[
    '[go](vscode://x.y)',
    '[go](data:text/html,x)',
    '[go][r]',
    '[r]: https://evil.example/r',
    '[^1]',
    '](',
    ')',
  ],
  ...[
    '![p](https://evil.example/p.png)',
    '![p][r]',
    '<img src=https://evil.example/p.png>',
    '&lt;img src=x&gt;',
  ],
  ...[
    '<script>alert(1)</script>',
    '<a href="command:x">',
    '<b onclick=x>',
    '<!--',
    '-->',
    '<https://evil.example>',
  ],
  ...[
    'https://evil.example/(x)',
    'www.evil.example',
    'mailto:a@evil.example',
    'a@evil.example',
    'ftp://evil.example',
  ],
  ...['$(trash)', '\\$(trash)', '\\', '`', '``', '**', '_', '~~', '|', '$x$', '$$', '\t', '    ', ' ', ' '],
  ...['\r', '\r\r# ', '\r---\r', '\r===', '\r\r    ', '\r> ', '\r- ', '\r1. ', '\r```\r', '\r| a |\r| - |\r'],
  ...[
    '\u2028',
    '\u2029',
    '\v',
    '\f',
    '\u0085',
    '\0',
    '\u001b[31m',
    '\u009b31m',
    '\u202e',
    '\u2066',
    '\u200b',
    '\ufeff',
  ],
  ...[
    '# ',
    '> ',
    '- ',
    '1. ',
    '+ ',
    '***',
    '```',
    '| a | b |',
    '😀',
    '模型',
    'Sparse',
    'birds',
    ' and ',
    ': ',
    ', ',
  ],
);

const words = array(hostile, { minLength: 1, maxLength: 6 }).map(parts => parts.join(''));

const paper = record({
  title: words,
  authors: words,
  category: words,
  abstract: words,
  topic: words,
  label: words,
  code: constantFrom('', ')', '](command:x', '"onerror=', '<b>', '\\', '|', '%29', '&#41;'),
});

/** Texts of digests in which every field is hostile: papers as sections, as items, and as rows of a table. */
export const hostileDigest: Arbitrary<string> = record({
  papers: array(paper, { minLength: 1, maxLength: 4 }),
  shape: constantFrom<keyof typeof writers>('sections', 'items', 'rows'),
  topic: words,
}).map(({ papers, shape, topic }) => {
  const written = papers.map((fields, index) => writers[shape]({ ...fields, id: `2501.0000${index + 1}` }));
  const entries = papers.map(({ title }) => `* [${title}](#${title.replace(/[()\s]/g, '-')})\n`);
  const head = `# 2025-01-03\n\n${shape === 'sections' ? `# Table of Contents\n${entries.join('')}\n\n` : ''}`;
  const table =
    shape === 'rows' ? '| Title | Authors | Date | Abstract | Link |\n| --- | --- | --- | --- | --- |\n' : '';
  return `${head}${shape === 'items' ? `## ${topic}\n\n` : ''}${table}${written.join(shape === 'rows' ? '' : '\n')}`;
});

type Fields = Readonly<
  Record<'title' | 'authors' | 'category' | 'abstract' | 'topic' | 'label' | 'code' | 'id', string>
>;

const writers = {
  sections: ({ title, authors, category, abstract, topic, label, code, id }) =>
    `## ${title}\n\n>Authors: ${authors}\n\n>2025-01-02\n\n> https://arxiv.org/abs/${id}v1\n\n` +
    `**Category**: ${category}\n\n**${label}**: 9/10\n\nThe code is at https://github.com/a/b${code} here. ` +
    `About **${topic}**: ${abstract}\n`,
  items: ({ title, authors, category, abstract, topic, code, id }) =>
    `- **${title}**\n  - Authors: ${authors}\n  - Link: https://arxiv.org/abs/${id}\n  - Category: ${category}\n` +
    `  - [Code](https://github.com/a/b${code})\n  - Keywords: ${topic}\n  - Abstract: ${abstract}\n`,
  rows: ({ title, authors, abstract, topic, id }) =>
    `| [${title}](https://arxiv.org/abs/${id}) | ${authors} | 2025-01-02 | **${topic}** ${abstract} | [code](https://github.com/a/b) |\n`,
} satisfies Record<string, (fields: Fields) => string>;
