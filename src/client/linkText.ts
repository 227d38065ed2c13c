/** Keeps `[x](command:y)` in somebody's text from becoming a link where VS Code makes links of such. */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', '] (');
}
