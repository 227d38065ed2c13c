import { equal } from 'node:assert/strict';
import type { ArxivId } from '../../../src/core/arxiv.ts';

import { bibtexTitle, escapedTex } from '../../../src/core/cite/bibtexText.ts';
import { citationsText } from '../../../src/core/cite/formats.ts';
import { citation } from '../../support/citations.ts';
import { dedented } from '../../support/fixture.ts';

const authorsOf = (authors: readonly string[], authorsComplete = true) =>
  /author = \{(.*)\}/.exec(citationsText('bibtex', [citation({ authors, authorsComplete })]))?.[1];

describe('BibTeX', () => {
  it('has one entry for each paper, as arXiv writes them', () => {
    const other = citation({
      arxivId: '2412.20002' as ArxivId,
      authors: [],
      date: [2024, 12],
      primaryClass: undefined,
      abstract: undefined,
    });
    equal(
      citationsText('bibtex', [citation(), other]),
      dedented(`
        @misc{example2025sparse-2501.10001,
          title = {Sparse Mixers},
          author = {Ada Example and Bo Sample},
          year = {2025},
          month = jan,
          eprint = {2501.10001},
          archivePrefix = {arXiv},
          primaryClass = {cs.CL},
          url = {https://arxiv.org/abs/2501.10001},
          abstract = {We mix.}
        }

        @misc{2024sparse-2412.20002,
          title = {Sparse Mixers},
          year = {2024},
          month = dec,
          eprint = {2412.20002},
          archivePrefix = {arXiv},
          url = {https://arxiv.org/abs/2412.20002}
        }
      `),
    );
    equal(citationsText('bibtex', []), '');
  });

  it('keeps the capitals that mean something', () => {
    const titles = {
      'KeyGS: A Keyframe-Centric Method for LLMs': '{KeyGS}: A Keyframe-Centric Method for {LLMs}',
      'Revisiting PCA for time series': 'Revisiting {PCA} for time series',
      'Training with Adam and Lattice Gauge Theories': 'Training with Adam and Lattice Gauge Theories',
      'Topological invariants of non-Hermitian crystals':
        'Topological invariants of non-{Hermitian} crystals',
      'Less data: Why small models forget': 'Less data: Why small models forget',
      'A Plan B in 3D with mRNA on an H100': 'A Plan {B} in {3D} with {mRNA} on an {H100}',
      'Étude on ÉTUDES': 'Étude on {ÉTUDES}',
    };
    for (const [title, written] of Object.entries(titles)) equal(bibtexTitle(title), written);
  });

  it('keeps math as math, in braces, because styles would make small letters of it', () => {
    equal(bibtexTitle('ST$^3$ in $O(N)$ for $5 & up'), '{ST}{$^3$} in {$O(N)$} for \\$5 \\& up');
    equal(escapedTex('Here $x_1 < 50\\%$ of $y_%$'), 'Here $x_1 < 50\\%$ of \\$y\\_\\%\\$');
  });

  it('escapes what commands TeX, and braces so that BibTeX counts none', () => {
    equal(
      escapedTex('\\a{b}c %#&_ ~^ <|>'),
      '\\textbackslash{}a\\textbraceleft{}b\\textbraceright{}c \\%\\#\\&\\_ \\textasciitilde{}\\textasciicircum{} ' +
        '\\textless{}\\textbar{}\\textgreater{}',
    );
  });

  it('leaves names in their order, and protects those that BibTeX would part', () => {
    equal(authorsOf(['Wu Xiaoping', 'Jan van der Berg']), 'Wu Xiaoping and Jan van der Berg');
    equal(authorsOf(['Qwen Team', '李 明', 'NVIDIA', '李明']), '{Qwen Team} and {李 明} and NVIDIA and 李明');
    equal(
      authorsOf(['Gerald Q. Maguire Jr.', 'Jan van Berg III']),
      'Maguire, Jr., Gerald Q. and van Berg, III, Jan',
    );
    equal(authorsOf(['others', 'Ben and Jerry', 'A, B']), '{others} and {Ben and Jerry} and {A, B}');
  });

  it('says where more authors follow', () => {
    equal(authorsOf(['Ada Example'], false), 'Ada Example and others');
  });
});
