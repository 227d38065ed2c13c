import { deepEqual, equal, match, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { type Clause, parseQuery } from '../../../src/core/search/query.ts';
import { holds } from '../../support/random.ts';

/** What a query asks for, one condition after the other: `-title"chaos"…`, where `…` may go on. */
function read(text: string): string {
  return parseQuery(text).query.clauses.map(clauseText).join(' | ');
}

function clauseText(clause: Clause): string {
  const not = clause.negated ? 'not ' : '';
  switch (clause.kind) {
    case 'text': {
      const quote = clause.quoted ? '"' : '';
      return `${not}${clause.field ? `${clause.field} ` : ''}${quote}${clause.text}${quote}${clause.open ? '…' : ''}`;
    }
    case 'id':
      return `${not}id ${clause.id}`;
    case 'days':
      return `${not}${clause.relation} ${clause.range.first}..${clause.range.last}`;
    case 'has':
      return `${not}has ${clause.feature}`;
    case 'is':
      return `${not}is ${clause.state}`;
  }
}

/** What is wrong with a query, with the part that it is said of. */
function issues(text: string): string[] {
  return parseQuery(text).issues.map(({ start, end, message }) => `${text.slice(start, end)}: ${message}`);
}

function check(cases: Readonly<Record<string, string>>): void {
  deepEqual(Object.fromEntries(Object.keys(cases).map(text => [text, read(text)])), cases);
  for (const text of Object.keys(cases)) deepEqual(issues(text), []);
}

describe('a query', () => {
  it('has words and phrases, wanted or not', () =>
    check({
      'spare chao': 'spare | chao…',
      'spare chao ': 'spare | chao',
      '"exact phrase" more': '"exact phrase" | more…',
      '-survey -"large models" x': 'not survey | not "large models" | x…',
      'low-bit - 5': 'low-bit | - | 5…',
      '': '',
      '   ': '',
    }));

  it('has fields, in capitals or not', () =>
    check({
      'topic:pruning author:"Chao Liu" x': 'topic pruning | author "Chao Liu" | x…',
      'Title:chaos -AUTHOR:Liu': 'title chaos | not author Liu…',
      'has:code -has:Abstract': 'has code | not has abstract',
    }));

  it('has days, months and years', () =>
    check({
      'after:2025-01': 'after 2025-01-01..2025-01-31',
      'before:2025 on:2024-12-27': 'before 2025-01-01..2025-12-31 | on 2024-12-27..2024-12-27',
      'on:20241227 -on:２０２４': 'on 2024-12-27..2024-12-27 | not on 2024-01-01..2024-12-31',
    }));

  it('means one paper by an id or address in any spelling', () =>
    check({
      'id:2412.18419': 'id 2412.18419',
      '2412.18419v3': 'id 2412.18419',
      'arXiv:2412.18419': 'id 2412.18419',
      '(https://arxiv.org/pdf/2412.18419v1.pdf),': 'id 2412.18419',
      'http://arxiv.org/abs/cs/0112017': 'id cs/0112017',
      'https://huggingface.co/papers/2412.18419': 'id 2412.18419',
      'doi:10.48550/arXiv.2412.18419': 'id 2412.18419',
      '2412.18': 'id 2412.18',
      'id:2412': 'id 2412',
      'version 3.5 of 2599.1': 'version | 3.5 | of | 2599.1…',
    }));

  it('is typed with full-width signs as well', () =>
    check({ 'author：“Chao Liu” －剪枝': 'author "Chao Liu" | not 剪枝…' }));

  it('ends an unclosed quote with itself, whose last word may be unfinished', () =>
    check({ 'author:"Chao Li': 'author "Chao Li"…', '"sparse cha': '"sparse cha"…' }));

  it('may be a pasted title', () =>
    check({
      'Sparse Chaos: Edge-of-Stability Training': 'Sparse | Chaos | Edge-of-Stability | Training…',
      'Are "We" There?': 'Are | "We" | There?…',
    }));
});

describe('a wrong query', () => {
  it('says which fields there are, and searches for the words', () => {
    const [issue] = issues('x auhtor:Liu');
    equal(
      issue,
      'auhtor:Liu: There is no field auhtor:; write title:, author:, topic:, id:, after:, before:, on:, has: or is:, or put the text in quotes.',
    );
    equal(read('x auhtor:Liu'), 'x | auhtor | Liu…');
  });

  it('says what a field wants, and leaves it out', () => {
    deepEqual(issues('author: after:soon has:wings id:pruning'), [
      'author:: Write a name after author:, as in author:"Chao Liu".',
      'after:soon: Write after: with a day, a month or a year, as in after:2025-01-03, after:2025-01 or after:2025.',
      'has:wings: Write has:code, has:abstract or has:note.',
      'id:pruning: Write an arXiv id after id:, as in id:2412.18419.',
    ]);
    equal(read('author: after:2025-13 has:wings id:pruning x'), 'x…');
  });

  it('says that other addresses cannot be searched for', () => {
    match(issues('https://example.org/paper').join(), /write an arXiv id/);
  });

  it('says where it is too long', () => {
    const text = 'word '.repeat(300);
    deepEqual(parseQuery(text).issues, [
      { start: 1000, end: 1500, message: 'Write at most 1000 characters; the rest is ignored.' },
    ]);
  });
});

describe('any text', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '"',
      '“',
      '-',
      ':',
      ' ',
      'title:',
      'has:',
      'on:2025',
      'id:',
      'https://',
      '2412.18419',
      '：',
    ),
    fc.string({ unit: 'binary' }),
  );

  it('is a query whose issues lie inside it and are sentences', () =>
    holds(
      fc.property(fc.array(piece), pieces => {
        const text = pieces.join('');
        for (const { start, end, message } of parseQuery(text).issues) {
          ok(0 <= start && start < end && end <= text.length);
          match(message, /^[A-Z].*\.$/s);
        }
      }),
      100,
    ));
});
