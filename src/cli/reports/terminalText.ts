/**
 * What a program would read, as a terminal may have it: nothing in it commands the terminal but the colours that we use
 * ourselves. Lines and tabs stay.
 */
export function terminalText(text: string): string {
  return text.replace(commanding, '\uFFFD');
}

// Controls but tabs, line breaks and our colours, and the marks that turn the direction of text.
const commanding =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /(?!\u001b\[(?:[12]|22|3[59]|1;3[1346]|22;39)m|\r\n)[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
