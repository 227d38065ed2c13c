import type { KeptFile } from './fileSource.ts';

/**
 * Puts a text away and says how it is had again: from its file where that can be read at once, else from its bytes, which
 * are half as large as a text that is not all Latin. Of a file that is another by now there is no text, and `outdated`
 * hears of it.
 */
export function putAway(text: string, file: KeptFile | undefined, outdated: () => void): () => string {
  if (file) return fromFile(file, outdated);
  const bytes = new TextEncoder().encode(text);
  const decode = () => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return decode() === text ? decode : () => text; // half a character has no bytes
}

/** How the text of a file is had again that need not be read now. */
export function fromFile(file: KeptFile, outdated: () => void): () => string {
  return () => {
    const text = file.textAgain();
    if (text === undefined) outdated();
    return text ?? '';
  };
}
