// No regular expression takes quadratic time, whatever it is given: each is tried on texts made to be bad for it.
import { deepEqual, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { sourceFiles } from '../support/imports.ts';
import { attacksOn } from '../support/regexAttacks.ts';
import { type RegexLiteral, regexLiterals } from '../support/regexLiterals.ts';

/** Expressions that take quadratic time for some texts, and why nobody can make them do it. */
const accepted = new Map([[String.raw`\B(?=(?:\d{3})+$)`, 'It is given numbers that we counted.']]);

// Long enough that what a machine does besides, and making an expression ready, is little beside a quadratic search.
const length = 10_000;

describe('the regular expressions', () => {
  // Hundreds of times what a linear one takes, however fast the machine is.
  const limit = leastTime(() => /x+$/.test(`${'x'.repeat(length)}y`)) / 8;

  /** A text for which an expression takes as long as only quadratic ones do, and far more than for a quarter of it. */
  function slowFor({ source, flags }: Pick<RegexLiteral, 'source' | 'flags'>): string | undefined {
    const quarters = attacksOn(source, length / 4);
    return attacksOn(source, length).find((text, index) => {
      const expression = new RegExp(source, flags);
      const run = (on: string) => (expression.global ? on.replace(expression, '') : expression.exec(on));
      if (timeOf(() => run(text)) <= limit) return false;
      const time = leastTime(() => run(text));
      return time > limit && time > 8 * leastTime(() => run(quarters[index] ?? ''));
    });
  }

  it('take time as long as the text', async function () {
    this.timeout(60_000);
    const expressions = [...regexLiterals(), ...(await builtExpressions())];
    ok(expressions.length > 400, String(expressions.length));
    const seen = new Set(accepted.keys());
    const slow: string[] = [];
    for (const { file, source, flags } of expressions) {
      if (seen.has(source)) continue;
      seen.add(source);
      const text = slowFor({ source, flags });
      if (text !== undefined)
        slow.push(`${file} /${source}/${flags} for ${JSON.stringify(text.slice(0, 40))}…`);
    }
    deepEqual(slow, []);
  });

  it('would be found if they did not', function () {
    this.timeout(60_000);
    const quadratic = [/\s+$/, /[.,]+$/g, /a[^b]*b[^c]*d/, /<(a|i)\s.*=.*>$/];
    deepEqual(
      quadratic.filter(expression => slowFor(expression) === undefined),
      [],
    );
  });
});

/** Expressions that are put together when their file is loaded. */
async function builtExpressions(): Promise<RegexLiteral[]> {
  const found: RegexLiteral[] = [];
  const Original = RegExp;
  for (const file of sourceFiles()) {
    if (!/^(?:const|export const) .*\bnew RegExp\(/m.test(readFileSync(`src/${file}`, 'utf8'))) continue;
    globalThis.RegExp = class extends Original {
      constructor(source: string | RegExp, flags = '') {
        super(source, flags);
        if (typeof source === 'string') found.push({ file, source, flags });
      }
    } as RegExpConstructor;
    try {
      await import(`../../src/${file}?again`);
    } finally {
      globalThis.RegExp = Original;
    }
  }
  return found;
}

/** Time of the processor, in microseconds. */
function timeOf(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  return process.cpuUsage(start).user;
}

function leastTime(work: () => unknown): number {
  return Math.min(...[1, 2, 3, 4, 5].map(() => timeOf(work)));
}
