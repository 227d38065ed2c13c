/** Keeps `$(x)` in somebody's text from being read as an icon; what is none, as `$(n + 1)$`, stays as it is. */
export function withoutIcons(text: string): string {
  return text.replace(/\$\((?=[\w-]+(?:~[a-z]+)?\))/gi, '\\$&');
}
