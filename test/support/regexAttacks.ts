/** Texts in which something that an expression takes comes again and again, and then something that it does not. */
export function attacksOn(source: string, length: number): string[] {
  const attacks: string[] = [];
  const add = (before: string, again: string, behind: string) =>
    attacks.push(`${before}${again.repeat(Math.ceil(length / again.length))}${behind}\u0001`);
  for (const taken of new Set([...takenBy(source, 'first'), ...takenBy(source, 'last')])) {
    const text = taken.slice(0, 16);
    for (let from = 0; from < text.length; from++) {
      for (const size of [1, 3, 8]) {
        add(text.slice(0, from), text.slice(from, from + size), text.slice(from + size));
      }
    }
  }
  for (const sign of new Set([...' \t\n0aA_é模', ...source.slice(0, 120)])) add('', sign, '');
  return attacks;
}

/** Texts that an expression takes, more or less: one sign of each set, one choice of each group, each thing once. */
function takenBy(source: string, choice: 'first' | 'last'): string[] {
  let text = source
    .replace(around, '')
    .replace(set, (_, others, signs) => (others ? 'x' : signOf(firstSign.exec(signs)?.[0] ?? 'x')))
    .replace(/\\(?:p\{[^}]*\}|u[\da-f]{4}|x[\da-f]{2}|k<\w+>|.)/gi, signOf)
    .replace(/\(\?(?::|<\w+>)/g, '(')
    .replace(/(?:[*+?]|\{\d+(?:,\d*)?\})\??|[$^]/g, '');
  for (let group = innermost.exec(text); group; group = innermost.exec(text)) {
    const [whole, inside = ''] = group;
    const choices = inside.split('|');
    text = text.replace(whole, () => (choice === 'first' ? choices[0] : choices.at(-1)) ?? '');
  }
  return text.split('|').slice(0, 12);
}

const around = /\(\?<?[=!](?:[^()[\]\\]|\\.|\[(?:[^\]\\]|\\.)*\]|\((?:[^()\\]|\\.)*\))*\)|\\b/gi;
const set = /\[(\^?)((?:\\.|[^\]\\])*)\]/g;
const firstSign = /^(?:\\p\{[^}]*\}|\\u[\da-f]{4}|\\.|[\s\S])/;
const innermost = /\(([^()]*)\)/;

const signs: Readonly<Record<string, string>> = {
  s: ' ',
  d: '0',
  w: 'a',
  n: '\n',
  r: '\r',
  t: '\t',
  W: '-',
  D: 'a',
  S: 'x',
};

function signOf(written: string): string {
  if (!written.startsWith('\\')) return written;
  if (/^\\p\{S/.test(written)) return '😀';
  if (/^\\p/.test(written)) return 'A';
  if (/^\\[ux]./.test(written)) return String.fromCharCode(Number.parseInt(written.slice(2), 16));
  return signs[written.charAt(1)] ?? written.slice(1);
}
