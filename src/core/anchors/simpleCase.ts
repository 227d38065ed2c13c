/** Lower case letter by letter, without regard to its neighbours: Go and Haskell give `Σ` one form and `İ` no dot. */
export function lowered(text: string): string {
  if (!/[^\0-\x7f]/.test(text)) return text.toLowerCase();
  return Array.from(text, char => {
    const lower = char.toLowerCase();
    return lower.length > char.length ? (lower[0] ?? '') : lower;
  }).join('');
}
