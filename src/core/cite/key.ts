import { type Citation, monthOfId } from './citation.ts';
import { nameOf } from './names.ts';

/**
 * The key by which texts cite a paper: `engelken2024sparse-2412.21188`. The arXiv id makes it the paper's own, so that it is
 * the same in every export, and no two papers share one; the words before it are for people and for completion.
 */
export function citationKey({ arxivId, authors, title }: Citation): string {
  const [first] = authors;
  const [year] = monthOfId(arxivId);
  const id = arxivId.replace('/', '-');
  return `${first === undefined ? '' : familyWord(first)}${year}${titleWord(title)}-${id}`;
}

function familyWord(author: string): string {
  const name = nameOf(author);
  return latin(name.kind === 'person' ? name.family : name.text)
    .replace(/[^a-z]/g, '')
    .slice(0, 20);
}

/** The first word of a title that is not one of those that every title has. */
function titleWord(title: string): string {
  const words = latin(title.slice(0, 300).replace(/[$^_{}\\'’]/g, '')).match(/[a-z0-9]{2,}/g) ?? [];
  return (words.find(word => !common.has(word)) ?? '').slice(0, 20);
}

const common = new Set(
  (
    'about all an and are as at be beyond but by can do does for from how if in into is it its more no not of on ' +
    'or our over than that the their they this through to toward towards under up using via we what when where ' +
    'which who why with you your'
  ).split(' '),
);

/** A text in small letters of ASCII as far as it has such: `Łukasz Müller` → `lukasz muller`. */
function latin(text: string): string {
  if (!/[^ -~]/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^ -~]/g, char => withoutParts[char] ?? char)
    .toLowerCase();
}

/** Letters that Unicode does not take apart. */
const withoutParts: Readonly<Record<string, string>> = {
  ø: 'o',
  Ø: 'o',
  ł: 'l',
  Ł: 'l',
  đ: 'd',
  Đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  Æ: 'ae',
  œ: 'oe',
  Œ: 'oe',
  ı: 'i',
};
