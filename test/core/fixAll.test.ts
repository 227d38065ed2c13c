import assert from 'node:assert/strict';
import { certainEdits } from '../../src/core/fixAll.ts';
import { defaultSettings } from '../../src/core/settings.ts';
import { applyEdits } from '../../src/core/text.ts';
import { toUri } from '../../src/core/uri.ts';
import { digestText } from '../support/digestText.ts';
import { parsed } from '../support/fixture.ts';

const uri = toUri('file:///2025-01-03.md');
const papers = ['Alpha', 'Beta: b', 'Gamma', 'Delta'].map(title => ({ title }));

describe('certainEdits', () => {
  it('puts several fixes at one place in the order of their problems', () => {
    const text = digestText('2025-01-03', papers).replace(/^\* \[(?:Beta|Gamma).*\n/gm, '');
    const { edits, fixes, fixed, uncertain } = certainEdits(parsed(uri, text), defaultSettings);
    assert.deepEqual([fixes, fixed.length, uncertain], [4, 4, 0]);
    const after = applyEdits(text, edits);
    assert.match(
      after,
      /^\* \[Alpha\]\(#alpha\)\n\* \[Beta: b\]\(#beta-b\)\n\* \[Gamma\]\(#gamma\)\n\* \[Delta\]\(#delta\)\n\n/m,
    );
    assert.deepEqual(certainEdits(parsed(uri, after), defaultSettings).edits, []);
  });

  it('counts what needs a choice', () => {
    const text = digestText('2025-01-03', papers)
      .replace(/\(#(.*)\)/g, (_, anchor) => `(#${anchor.toLowerCase().replace(':', '')})`)
      .replace('* [Delta]', '* [Elsewhere](#elsewhere)\n* [Delta]');
    const { edits, fixes, uncertain } = certainEdits(parsed(uri, text), defaultSettings);
    assert.deepEqual([edits, fixes, uncertain], [[], 0, 1]);
  });
});
