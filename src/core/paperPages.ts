/** A page of Hugging Face on a paper goes on with the paper's id. */
export const huggingFacePage = 'huggingface.co/papers/';

/** So do these pages of others, which have arXiv in their names. */
export const pagesNamingArxiv = ['alphaxiv.org/abs/', 'alphaxiv.org/overview/', 'papers.cool/arxiv/'];

/** Whether a text can name a paper at all: the first and cheapest question. */
export function mayNamePapers(text: string): boolean {
  return /a(?:r|lpha)xiv/i.test(text) || text.includes(huggingFacePage);
}
