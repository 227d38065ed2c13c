/** Keeps `$(x)` in somebody's text from being read as an icon. */
export function withoutIcons(text: string): string {
  return text.replaceAll('$(', '\\$(');
}
