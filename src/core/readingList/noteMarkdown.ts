/** A note as Markdown that loads nothing when it is shown, because notes may come with a list that somebody else exported. */
export function withoutImages(note: string): string {
  return note.replaceAll('![', '!\\[');
}
