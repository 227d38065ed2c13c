/** What a sticky pattern of addresses finds in a text, from left to right; each begins with `http://` or `https://`. */
export function addressesIn(text: string, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  let from = 0;
  // What stands between the signs of two addresses costs nothing.
  for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', Math.max(at + 1, from))) {
    const start = /s/i.test(text.charAt(at - 1)) ? at - 5 : at - 4;
    if (start < from) continue;
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    if (!match) continue;
    from = pattern.lastIndex;
    found.push(match);
  }
  return found;
}
