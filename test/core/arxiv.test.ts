import { deepEqual, equal } from 'node:assert/strict';
import { type ArxivLink, arxivUrl, findArxivLink, readArxivId } from '../../src/core/arxiv.ts';
import { mayNamePapers } from '../../src/core/paperPages.ts';

describe('an arXiv address', () => {
  const found = (text: string) =>
    allLinks(text).map(
      ({ id, version, page, span }) =>
        `${page} ${id}${version === undefined ? '' : ` v${version}`} in ${text.slice(span.start, span.end)}`,
    );

  it('shows abstract, PDF or HTML, with and without version, of new and old ids', () => {
    deepEqual(
      [
        'http://arxiv.org/abs/2412.18419v1',
        'https://arxiv.org/pdf/2412.18419v12.pdf',
        '(https://www.arxiv.org/html/0704.0001)',
        'https://export.arxiv.org/abs/cs/0112017v2',
        'arxiv.org/abs/math.GT/0309136',
        'https://arXiv.org/ABS/hep-th/9901001',
      ].flatMap(found),
      [
        'abs 2412.18419 v1 in http://arxiv.org/abs/2412.18419v1',
        'pdf 2412.18419 v12 in https://arxiv.org/pdf/2412.18419v12.pdf',
        'html 0704.0001 in https://www.arxiv.org/html/0704.0001',
        'abs cs/0112017 v2 in https://export.arxiv.org/abs/cs/0112017v2',
        'abs math.GT/0309136 in arxiv.org/abs/math.GT/0309136',
        'abs hep-th/9901001 in https://arXiv.org/ABS/hep-th/9901001',
      ],
    );
  });

  it('is not any address with arXiv in it', () => {
    for (const text of [
      'https://arxiv.org/list/cs.CL/recent',
      'https://arxiv.org/abs/2412.184191234',
      'https://arxiv.org/abs/24.18419',
      'https://notarxiv.org.example/abs/2412.18419',
      'rxiv.org/abs/2412.18419',
      'https://notarxiv.org/abs/2412.18419',
    ]) {
      deepEqual(found(text), [], text);
    }
  });

  it('is found between two offsets only', () => {
    const text = 'arxiv.org/abs/2412.00001 arxiv.org/abs/2412.00002 arxiv.org/abs/2412.00003';
    equal(findArxivLink(text, 20, 50)?.id, '2412.00002');
    equal(findArxivLink(text, 26, 40), undefined);
    deepEqual(findArxivLink(text, 25)?.span, { start: 25, end: 49 });
  });
});

describe('a text', () => {
  it('may name papers where it names arXiv, or a page that is called by an id of a paper', () => {
    const may = [
      'ArXiv: 2412.18419',
      'https://www.alphaxiv.org/abs/2412.18419',
      'huggingface.co/papers/2412.18419',
    ];
    deepEqual(may.filter(mayNamePapers), may);
    deepEqual(['', '# A project', 'https://huggingface.co/models'].filter(mayNamePapers), []);
  });
});

describe('an arXiv id', () => {
  it('is a whole text in any spelling', () => {
    deepEqual(
      [
        '2412.18419',
        ' 2412.18419v3 ',
        'arXiv:2412.18419',
        'ARXIV: cs/0112017v1',
        'https://arxiv.org/abs/2412.18419v2',
      ].map(readArxivId),
      [
        { id: '2412.18419', version: undefined },
        { id: '2412.18419', version: 3 },
        { id: '2412.18419', version: undefined },
        { id: 'cs/0112017', version: 1 },
        { id: '2412.18419', version: 2 },
      ],
    );
  });

  it('is nothing else', () => {
    for (const text of [
      '',
      '2412',
      '2412.18419 and more',
      'see https://arxiv.org/abs/2412.18419',
      '12.2412',
    ]) {
      equal(readArxivId(text), undefined, text);
    }
  });

  it('has an address for each page', () => {
    const { id } = readArxivId('2412.18419') ?? {};
    if (!id) throw new Error('an id');
    equal(arxivUrl('abs', id), 'https://arxiv.org/abs/2412.18419');
    equal(arxivUrl('pdf', id, 2), 'https://arxiv.org/pdf/2412.18419v2');
  });
});

/** Every address of a text, each looked for behind the one before. */
function allLinks(text: string): ArxivLink[] {
  const links: ArxivLink[] = [];
  for (let link = findArxivLink(text); link; link = findArxivLink(text, link.span.end)) links.push(link);
  return links;
}
