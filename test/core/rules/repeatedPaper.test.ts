import { deepEqual, equal } from 'node:assert/strict';
import { problemsOf } from '../../../src/core/rules/rules.ts';
import { defaultSettings } from '../../../src/core/settings.ts';
import { libraryOf, printed, uriOf } from '../../support/fixture.ts';

const paper = '## Sparse Chaos\n>Authors: Ada Example\n>https://arxiv.org/abs/2501.00001\n';
const library = libraryOf(
  ['2024-12-20', '2024-12-27', '2025-01-03', 'undated'].map(name => `--- ${name}.md\n${paper}`).join(''),
);

describe('repeated-paper', () => {
  const found = (name: string, settings = {}) => {
    const digest = library.digest(uriOf(`${name}.md`));
    if (!digest) throw new Error(`${name} is a digest`);
    const problems = problemsOf(digest, { ...defaultSettings, ...settings }, library);
    return { digest, problems: problems.filter(({ code }) => code === 'repeated-paper') };
  };
  const on = { rules: { 'repeated-paper': 'information' } };

  it('is off unless somebody gives it a severity', () => {
    deepEqual(found('2025-01-03').problems, []);
  });

  it('names the newest of the days before, and points there', () => {
    const { digest, problems } = found('2025-01-03', on);
    equal(
      printed(digest, problems).split('\n')[0],
      '1:4 information: The digest of 2024-12-27 already lists this paper. [repeated-paper]',
    );
    equal(problems[0]?.related?.digest?.uri, uriOf('2024-12-27.md'));
    deepEqual(found('2024-12-20', on).problems, []);
    deepEqual(found('undated', on).problems, []);
  });
});
