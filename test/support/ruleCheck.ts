import { equal } from 'node:assert/strict';
import { problemsOf, type RuleCode } from '../../src/core/rules/rules.ts';
import { defaultSettings, type Settings } from '../../src/core/settings.ts';
import { applyEdits } from '../../src/core/text.ts';
import { dedented, oneFile, parsed, printed } from './fixture.ts';

/** Checks what one rule finds: problems as the command line prints them, then their fixes and suggestions. */
export function checkRule(
  code: RuleCode,
  source: string,
  expected: string,
  settings: Partial<Settings> = {},
): void {
  const found = problemsOfRule(code, source, settings).map(({ digest, problem }) => {
    const suggestions = problem.suggestions().map(({ title }) => `  maybe: ${title}\n`);
    return (
      printed(digest, [problem]) + (problem.fix ? `  fix: ${problem.fix.title}\n` : '') + suggestions.join('')
    );
  });
  equal(found.join(''), dedented(expected));
}

/** Checks the text after the fix of the first problem, or after one of its suggestions. */
export function checkFix(code: RuleCode, source: string, expected: string, suggestion?: number): void {
  const [first] = problemsOfRule(code, source, {});
  const fix = suggestion === undefined ? first?.problem.fix : first?.problem.suggestions()[suggestion];
  equal(first && fix && applyEdits(first.digest.text, fix.edits), dedented(expected));
}

function problemsOfRule(code: RuleCode, source: string, settings: Partial<Settings>) {
  const { uri, text } = oneFile(withPapers(source));
  const digest = parsed(uri, text);
  return problemsOf(digest, { ...defaultSettings, ...settings })
    .filter(problem => problem.code === code)
    .map(problem => ({ digest, problem }));
}

/** A line `= Title` stands for the section of a paper with that title. */
export function withPapers(source: string): string {
  let count = 0;
  return dedented(source).replace(/^= (.*)$/gm, (_, title: string) => {
    count++;
    return `## ${title}\n>Authors: Ada Example\n>https://arxiv.org/abs/2501.0000${count}`;
  });
}
