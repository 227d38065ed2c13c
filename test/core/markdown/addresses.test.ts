import { deepEqual } from 'node:assert/strict';
import { array, constantFrom, property } from 'fast-check';
import { addressesIn } from '../../../src/core/markdown/addresses.ts';
import { holds } from '../../support/random.ts';

describe('the addresses of a text', () => {
  it('are what a pattern would find from left to right', () => {
    const parts = array(constantFrom('http', 'https', '://', 's', 'ttp', 'HTTPS', 'a.b', ' ', '/', ':'), {
      maxLength: 12,
    });
    holds(
      property(parts, pieces => {
        const text = pieces.join('');
        deepEqual(
          addressesIn(text, /https?:\/\/[^\s]+/iy).map(({ index, 0: address }) => [index, address]),
          [...text.matchAll(/https?:\/\/[^\s]+/gi)].map(({ index, 0: address }) => [index, address]),
        );
      }),
      2_000,
    );
  });
});
