import { deepEqual, match, ok } from 'node:assert/strict';
import { array, constantFrom, oneof, property, string } from 'fast-check';
import type { DayRange } from '../../src/core/day.ts';
import { type Clause, parseQuery } from '../../src/core/search/query.ts';
import { answer, freshIndex, paper } from '../core/search/randomPapers.ts';
import { holds } from '../support/random.ts';

const piece = oneof(
  constantFrom(
    ...[
      '"',
      '“',
      '”',
      '-',
      '－',
      ':',
      '：',
      ' ',
      '\t',
      '\u3000',
      'title:',
      'author:',
      'topic:',
      'id:',
      'has:',
      'is:',
    ],
    ...[
      'on:2025',
      'after:2025-01',
      'before:2025-01-03',
      'on:',
      'has:code',
      'is:unread',
      'unread',
      'https://',
      'x:',
    ],
    ...[
      '2412.18419',
      '2412.18419v3',
      '2412.1',
      'cs/0112017',
      'arXiv:',
      '10.48550/',
      '(',
      ')',
      '%',
      '\\',
      '\ud83d',
    ],
    ...['pruning', 'KV cache', '模型', 'constructor:', '__proto__:', 'toString:x', '.', '9'.repeat(400)],
  ),
  string({ unit: 'binary', maxLength: 5 }),
);
const anyQuery = array(piece, { maxLength: 12 }).map(pieces => pieces.join(''));

describe('a query of any text', () => {
  it('is understood, or told what is wrong at a place in it', () => {
    holds(
      property(anyQuery, text => {
        const { query, issues } = parseQuery(text);
        deepEqual(parseQuery(text), { query, issues });
        for (const { start, end, message } of issues) {
          ok(0 <= start && start < end && end <= text.length, JSON.stringify([start, end]));
          match(message, /^[A-Z].*\.$/s);
        }
      }),
      400,
    );
  });

  it('means the same when what was understood is written down and read again', () => {
    holds(
      property(anyQuery, text => {
        const { query, issues } = parseQuery(text);
        if (issues.length > 0) return;
        deepEqual(parseQuery(written(query.clauses)), { query, issues: [] });
      }),
      400,
    );
  });

  it('is answered by an index', () => {
    holds(
      property(array(paper, { maxLength: 5 }), anyQuery, (papers, text) => {
        const index = freshIndex(papers);
        deepEqual(answer(index, text), answer(index, text));
      }),
      100,
    );
  });
});

/** A query of these clauses; only behind the last one, which may go on, nothing stands. */
function written(clauses: readonly Clause[]): string {
  return clauses
    .map(clause => {
      const text = `${clause.negated ? '-' : ''}${writtenClause(clause)}`;
      return clause.kind === 'text' && clause.open
        ? text
        : `${text}${clause.kind === 'text' ? closing(clause) : ' '}`;
    })
    .join('');
}

function closing({ quoted }: { readonly quoted: boolean }): string {
  return quoted ? '" ' : ' ';
}

function writtenClause(clause: Clause): string {
  switch (clause.kind) {
    case 'text':
      return `${clause.field ? `${clause.field}:` : ''}${clause.quoted ? '"' : ''}${clause.text}`;
    case 'id':
      return `id:${clause.id}`;
    case 'days':
      return `${clause.relation}:${writtenRange(clause.range)}`;
    case 'has':
      return `has:${clause.feature}`;
    case 'is':
      return `is:${clause.state}`;
  }
}

function writtenRange({ first, last }: DayRange): string {
  if (first === last) return first;
  return first.slice(0, first.slice(0, 7) === last.slice(0, 7) ? 7 : 4);
}
