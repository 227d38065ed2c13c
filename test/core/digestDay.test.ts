import { equal } from 'node:assert/strict';
import { toUri } from '../../src/core/uri.ts';
import { parsed } from '../support/fixture.ts';

const paper = '\n## Sparse Chaos\n>Authors: Ada Example\n>2024-12-24\n>https://arxiv.org/abs/2501.00001\n';

/** The day, and the text that says so. */
function day(path: string, preface: string): string {
  const digest = parsed(toUri(`file:///${path}`), preface + paper);
  if (!digest.day) return 'no day';
  const { day, span } = digest.day;
  return `${day} from ${span ? digest.text.slice(span.start, span.end) : 'the path'}`;
}

describe('the day of a digest', () => {
  it('is the one in its title, before every other', () => {
    const preface = '# arXiv, 2025-01-03\n\nUpdated: 2025-01-04\n';
    equal(day('2025/01/05/2025-01-06.md', preface), '2025-01-03 from 2025-01-03');
    equal(day('x.md', 'Papers 04/21/2025\n=====\n'), '2025-04-21 from 04/21/2025');
  });

  it('is the one in a line that says when it was made', () => {
    equal(
      day('2025-01-06.md', '# Papers\n\n- **Last Updated**: 2025-01-04 06:07:54 UTC\n'),
      '2025-01-04 from 2025-01-04',
    );
    equal(day('2025-01-06.md', '# 论文\n\n更新时间：2025年1月4日\n'), '2025-01-04 from 2025年1月4日');
  });

  it('is the one in its file name, then in its folders', () => {
    equal(day('2024-12-01/2025-01-06.md', ''), '2025-01-06 from the path');
    equal(day('digests/output_2025_0421.md', ''), '2025-04-21 from the path');
    equal(day('papers/10-Aug-2026/cs.CL.md', ''), '2026-08-10 from the path');
    equal(day('papers/202603/10.md', ''), '2026-03-10 from the path');
    equal(day('2026/03/10/README.md', ''), '2026-03-10 from the path');
  });

  it('is never the day of a paper', () => {
    equal(day('README.md', ''), 'no day');
    equal(day('README.md', 'In 2025 there will be 2025-01-09, an ordinary sentence.\n'), 'no day');
  });
});
