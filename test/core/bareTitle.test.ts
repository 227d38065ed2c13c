import { equal } from 'node:assert/strict';
import { bareTitle } from '../../src/core/bareTitle.ts';

describe('bareTitle', () => {
  it('leaves letters and what stands between them', () => {
    equal(bareTitle('📑 Table of Contents (58)'), 'table of contents');
    equal(bareTitle('TOC'), 'toc');
    equal(bareTitle('1. 目录：'), '目录');
    equal(bareTitle('…'), '');
  });

  it('is empty for what is too long to be one of these', () => {
    equal(bareTitle('a'.repeat(81)), '');
    equal(bareTitle(`${' '.repeat(50_000)}a${' '.repeat(50_000)}`), '');
  });
});
