/** What a LaTeX command is to a word: letters that continue it, a word of its own, or nothing. */
export interface Command {
  readonly role: 'letters' | 'word' | 'through' | 'end';
  readonly letters: string;
  /** Offset behind the command. */
  readonly end: number;
}

/** The command at a backslash: `\alpha`, `\textbf`, `\'` before `e`; a backslash before anything else is nothing. */
export function commandAt(text: string, backslash: number): Command {
  const end = endOfLetters(text, backslash + 1);
  if (end === backslash + 1) return accentAt(text, backslash);
  const name = text.slice(backslash + 1, end);
  const letters = letterCommands[name];
  if (letters !== undefined) return { role: 'letters', letters, end };
  if (unspoken.has(name)) return { role: 'end', letters: '', end };
  if (dressing.has(name) || (name.length === 1 && text[end] === '{'))
    return { role: 'through', letters: '', end };
  return { role: 'word', letters: name.toLowerCase(), end };
}

/** `\'e`, `\"{o}`: the mark goes, the letter stays in its word. */
function accentAt(text: string, backslash: number): Command {
  const isAccent =
    '\'"`^~=.'.includes(text[backslash + 1] || ' ') && /^[a-z{\\]/i.test(text[backslash + 2] ?? '');
  return { role: 'through', letters: '', end: backslash + (isAccent ? 2 : 1) };
}

function endOfLetters(text: string, start: number): number {
  let at = start;
  for (let code = text.charCodeAt(at) | 32; code >= 97 && code <= 122; code = text.charCodeAt(at) | 32) at++;
  return at;
}

const letterCommands: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  ell: 'l',
  o: 'o',
  O: 'o',
  l: 'l',
  L: 'l',
  i: 'i',
  j: 'j',
  ss: 'ss',
  ae: 'ae',
  AE: 'ae',
  oe: 'oe',
  OE: 'oe',
  aa: 'a',
  AA: 'a',
});

/** Commands that only dress what follows them. */
const dressing = new Set(
  (
    'text textbf textit textrm textsc textsf texttt textnormal emph underline mathrm mathbf mathit mathsf mathtt ' +
    'mathcal mathbb mathfrak mathscr boldsymbol bm rm bf it sc tt operatorname hat widehat tilde widetilde bar ' +
    'overline vec dot ddot textsuperscript textsubscript mbox ensuremath xspace left right'
  ).split(' '),
);

/** Commands that nobody reads aloud. */
const unspoken = new Set(
  (
    'cdot cdots ldots dots quad qquad big Big bigl bigr displaystyle limits sim approx pm leq geq le ge in to ' +
    'rightarrow leftarrow mid frac sqrt begin end item'
  ).split(' '),
);
