/**
 * A short title in small letters, without what stands around its letters: `📚 Contents (12)` → `contents`. Patterns for what
 * is left need neither Unicode classes nor two cases, which take milliseconds to be made ready; a longer title is empty.
 */
export function bareTitle(title: string): string {
  if (title.length > longest) return '';
  const small = title.toLowerCase();
  return isLetter(small.charCodeAt(0)) && isLetter(small.charCodeAt(small.length - 1))
    ? small
    : small.replace(around, '');
}

const longest = 80;
const around = /^[^\p{L}]+|(?<![^\p{L}])[^\p{L}]+$/gu;

function isLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}
