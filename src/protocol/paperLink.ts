/** What a client needs to act on a paper without knowing it. */
export interface PaperLink {
  readonly arxivId: string;
  readonly title: string;
  readonly abs: string;
  readonly pdf: string;
}
