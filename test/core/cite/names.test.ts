import { equal } from 'node:assert/strict';
import { nameOf, sortedName } from '../../../src/core/cite/names.ts';

const parted = (text: string) => {
  const name = nameOf(text);
  return name.kind === 'whole'
    ? `{${name.text}}`
    : [name.given, name.particle, name.family, name.suffix].join('|');
};

describe('a name', () => {
  it('is parted as BibTeX parts it', () => {
    equal(parted('Ada Example'), 'Ada||Example|');
    equal(parted('Gerald Q. Maguire Jr.'), 'Gerald Q.||Maguire|Jr.');
    equal(parted('Henry Example III'), 'Henry||Example|III');
    equal(parted('Jan van der Berg'), 'Jan|van der|Berg|');
    equal(parted('van Berg'), '|van|Berg|');
    equal(parted('Maria da Silva Santos'), 'Maria|da|Silva Santos|');
    equal(parted('Charles de la Vallée Poussin'), 'Charles|de la|Vallée Poussin|');
    equal(parted('bell hooks'), '|bell|hooks|');
    equal(parted("Alexander D'Amour"), "Alexander||D'Amour|");
  });

  it('of an organisation, in Chinese characters or of one word is not parted', () => {
    for (const text of [
      'Qwen Team',
      'The ATLAS Collaboration',
      'Mistral AI',
      'Google Research',
      'NVIDIA',
      '李明',
      '李 明',
      'Example, Ada',
    ]) {
      equal(parted(text), `{${text}}`);
    }
    equal(parted('Bo Ai'), 'Bo||Ai|');
    equal(parted('V Jr.'), 'V||Jr.|');
  });

  it('is sorted by its family name', () => {
    equal(sortedName(nameOf('Jan van der Berg')), 'van der Berg, Jan');
    equal(sortedName(nameOf('Gerald Q. Maguire Jr.')), 'Maguire, Gerald Q., Jr.');
    equal(sortedName(nameOf('van Berg Jr.')), 'van Berg, , Jr.');
    equal(sortedName(nameOf('van Berg')), 'van Berg');
    equal(sortedName(nameOf('NVIDIA')), 'NVIDIA');
  });
});
