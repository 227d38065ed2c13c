import { deepEqual, equal } from 'node:assert/strict';
import { standardReading } from '../../../src/core/dialects/reading.ts';
import { parseDigest } from '../../../src/core/parse.ts';
import { dedented, uriOf } from '../../support/fixture.ts';

/** The titles of the papers in a text; undefined where it is no digest. */
function titles(source: string, reading = standardReading): string[] | undefined {
  return parseDigest(uriOf('README.md'), dedented(source), reading)?.papers.map(({ title }) => title);
}

const readme = `
  # SolarNet: Models for Suns

  [![arXiv](https://img.shields.io/badge/arXiv-2501.90001-b31b1b.svg)](https://arxiv.org/abs/2501.90001)

  **Authors:** [Ada Example](https://ada.example.org), Bo Sample

  [Paper](https://arxiv.org/abs/2501.90001) | [Code](https://github.com/example/solar)

  ## Abstract

  Suns are hot.

  ## 🔥 News

  - **2025-01-20**: SolarNet is accepted!
  - [2025-01-03] Our [paper](https://arxiv.org/abs/2501.90001) is on arXiv.
  - **[2025.01.02]** **SolarNet** is released, see [arXiv](https://arxiv.org/abs/2501.90001).

  ## Model Zoo

  | Model | Params | Date | Paper |
  | --- | --- | --- | --- |
  | SolarNet-S | 7B | 2025-01-03 | [arXiv](https://arxiv.org/abs/2501.90001) |
  | LunarNet | 13B | 2025-01-02 | [arXiv](https://arxiv.org/abs/2501.90002) |

  ## Citation

  \`\`\`bibtex
  @article{solar, author={Example, Ada}, url={https://arxiv.org/abs/2501.90001}}
  \`\`\`
`;

const changeLog = `
  # Changelog

  ## 2.1.0
  Date: 2025-01-03
  - Suns as in https://arxiv.org/abs/2501.90001

  ## [2.0.0] - 2025-01-02

  - [Lunar](https://arxiv.org/abs/2501.90002) caches
`;

const note = `
  ---
  date: 2025-01-03
  tags: [suns]
  ---
  # On suns

  I read https://arxiv.org/abs/2501.90001 by Ada Example, Bo Sample. Hot.

  ## Next

  - read about moons: [Lunar Caches](https://arxiv.org/abs/2501.90002)
`;

const readingList = `
  # Awesome Suns

  ## Surveys

  - [Solar Models](https://arxiv.org/abs/2501.90001) - a good overview
  - **Lunar Caches** [[paper](https://arxiv.org/abs/2501.90002)] [[code](https://github.com/example/moon)]

  ## Methods

  | Title | Venue | Code |
  | --- | --- | --- |
  | [Tidal Waves](https://arxiv.org/abs/2501.90003) | ICML 2025 | [link](https://github.com/example/tide) |

  ### [Stellar Noise](https://arxiv.org/abs/2501.90004)
`;

describe('other Markdown is no digest', () => {
  it('as the README of a paper', () => {
    equal(titles(readme), undefined);
  });

  it('a change log', () => {
    equal(titles(changeLog), undefined);
  });

  it('notes', () => {
    equal(titles(note), undefined);
  });

  it('a list of links, unless a user wants reading lists, too', () => {
    equal(titles(readingList), undefined);
    deepEqual(titles(readingList, { ...standardReading, readingLists: true }), [
      'Solar Models',
      'Lunar Caches',
      'Tidal Waves',
      'Stellar Noise',
    ]);
  });

  it('an essay beside papers', () => {
    deepEqual(
      titles(`
        # Report of 2025-01-03

        **Date**: 2025-01-03

        ## Trends

        Suns get hotter, as in [Tidal Waves](https://arxiv.org/abs/2501.90003) and
        [Stellar Noise](https://arxiv.org/abs/2501.90004).

        - **Heat**: see [Tidal Waves](https://arxiv.org/abs/2501.90003)
        - Cold

        ## Papers

        ### Solar Models
        **Authors**: Ada Example
        **Link**: https://arxiv.org/abs/2501.90001

        ## Table

        | Date | Title | PDF |
        | --- | --- | --- |
        | 2025-01-02 | Lunar Caches | [PDF](https://arxiv.org/pdf/2501.90002) |

        ## List

        - **Solar Winds**
          - Authors: Cy Third
          - Link: https://arxiv.org/abs/2501.90005

        ## References

        1. Ada Example, *Old Suns*, https://arxiv.org/abs/2501.90009
      `),
      ['Solar Models', 'Lunar Caches', 'Solar Winds'],
    );
  });
});
