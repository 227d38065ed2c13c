import { readFileSync } from 'node:fs';

/** A digest in each dialect: the examples of the documentation, and one file that mixes shapes. */
export function dialectSamples(): readonly string[] {
  const page = readFileSync('docs/dialects.md', 'utf8');
  const examples = [...page.matchAll(/^```markdown\n(.*?)^```$/gms)].map(([, text = '']) => text);
  return [...examples, mixed];
}

const mixed = `# Report of 2025-01-03

**Date**: 2025-01-03

## Trends

Suns get hotter, as in [Tidal Waves](https://arxiv.org/abs/2501.90003) and
[Stellar Noise](https://arxiv.org/abs/2501.90004).

## Papers

### Solar Models
**Authors**: Ada Example
**Link**: https://arxiv.org/abs/2501.90001
**Abstract**: Suns are hot, see https://arxiv.org/abs/2501.90008.

<details>
<summary>AI summary</summary>

## Method

- **[Other](https://arxiv.org/abs/2501.90009)**
  - Authors: Nobody

</details>

## Table

| Date | Title | Authors | PDF |
| --- | --- | --- | --- |
| 2025-01-02 | Lunar Caches | Cy Third et al. | [PDF](https://arxiv.org/pdf/2501.90002) |
| 2025-01-01 | Quiet \\| Rivers | Bo Sample | [PDF](https://arxiv.org/pdf/2501.90005v2) |

## List

- **Solar Winds**
  - Authors: Cy Third
  - Link: https://arxiv.org/abs/2501.90006
- **[Loud Lakes](https://arxiv.org/abs/2501.90007)**, Ada Example et al., 2025-01-01

## References

1. Ada Example, *Old Suns*, https://arxiv.org/abs/2501.90010
`;
