import { equal } from 'node:assert/strict';
import { colourful } from '../../src/cli/reports/paint.ts';
import { terminalText } from '../../src/cli/reports/terminalText.ts';

describe('what a terminal is given', () => {
  it('commands nothing but our own colours', () => {
    const { path, strong, faint, match, severity } = colourful;
    const ours = [path, strong, faint, match, ...Object.values(severity)].map(paint => paint('a')).join('\n');
    equal(terminalText(ours), ours);
    equal(terminalText('a\tb\r\nc\n'), 'a\tb\r\nc\n');
    equal(terminalText('\u001b]0;title\u0007'), '\uFFFD]0;title\uFFFD');
    equal(terminalText('\u001b[2J\u001b[8m\u009b31m\b\rx'), '\uFFFD[2J\uFFFD[8m\uFFFD31m\uFFFD\uFFFDx');
    equal(terminalText('a\u202eb'), 'a\uFFFDb');
  });
});
