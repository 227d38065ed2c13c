import { checkDialect } from '../../support/dialectCheck.ts';

describe('sections with explicit links', () => {
  it('have labelled fields, comments and scores, and end before what is no paper', () => {
    checkDialect(
      `
      --- output_2025_0421.md
      # Personalized Daily Papers 04/22/2025
      Total relevant papers: 2

      Table of contents with paper titles:

      0. [Solar Models](#link0)
      **Authors:** Ada Example, Bo Sample

      1. [Lunar Caches](#link1)
      **Authors:** Cy Third

      ---
      ## 0. [Solar Models](https://arxiv.org/abs/2504.90001) <a id="link0"></a>
      **ArXiv ID:** 2504.90001
      **Authors:** Ada Example (Sun Institute, Sunland), Bo Sample

      **Abstract:**  Suns are hot, see https://sun.github.io/models.

      **Comment:** Matches criterion 3: code at https://example.org/suns.
      **Relevance:** 9
      **Novelty:** 7

      ---

      ## 1. [Lunar Caches](https://arxiv.org/abs/2504.90002) <a id="link1"></a>
      **ArXiv ID:** 2504.90002
      **Authors:** Cy Third

      **Abstract:**  Moons are cold.

      **Comment:** Does not match.
      **Relevance:** 3
      **Novelty:** 4

      ---


      ---

      ## Paper selection prompt
       1. New suns, as in https://arxiv.org/abs/2504.90009.
      `,
      `
      linked-sections, 2025-04-22
      Solar Models
        authors: Ada Example (Sun Institute, Sunland), Bo Sample
        arXiv: 2504.90001
        extra: Comment = Matches criterion 3: code at https://example.org/suns.; Relevance = 9; Novelty = 7
        code: https://sun.github.io/models
        abstract: Suns are hot, see https://sun.github.io/models.
      Lunar Caches
        authors: Cy Third
        arXiv: 2504.90002
        extra: Comment = Does not match.; Relevance = 3; Novelty = 4
        abstract: Moons are cold.
      `,
    );
  });
});
