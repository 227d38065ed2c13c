import type { Random } from './random.ts';
import { capitalized, keywords, rare, titleWord, word } from './words.ts';

/** An invented paper, in the words of the weekly format. */
export interface Paper {
  readonly title: string;
  readonly authors: string;
  readonly day: string;
  readonly id: string;
  /** Hard-wrapped at 80 columns. */
  readonly abstract: string;
}

/** Text that costs a careless parser most: something in every line that may begin markup. */
const hostile = ['k<n', '[CLS]', '$x', '*only', '`code', '<b', 'a_b*c', '![no', '](#', '&lt'];

/** Invents papers one by one; ids do not repeat as long as no month has more than 90,000. */
export class PaperSource {
  readonly #random: Random;
  readonly #hostile: boolean;
  #made = 0;

  private constructor(random: Random, hostile: boolean) {
    this.#random = random;
    this.#hostile = hostile;
  }

  static ordinary(random: Random): PaperSource {
    return new PaperSource(random, false);
  }

  static hostile(random: Random): PaperSource {
    return new PaperSource(random, true);
  }

  paper(day: string): Paper {
    const number = this.#made++;
    return {
      title: this.#title(),
      authors: Array.from({ length: this.#random.between(2, 8) }, () => this.#name()).join(', '),
      day,
      id: `${day.slice(2, 4)}${day.slice(5, 7)}.${10_000 + (number % 90_000)}`,
      abstract: this.#abstract(),
    };
  }

  digest(day: string, papers: number): string {
    return digestText(
      day,
      Array.from({ length: papers }, () => this.paper(day)),
    );
  }

  #title(): string {
    const random = this.#random;
    const words = Array.from({ length: random.between(6, 12) }, () => titleWord(random));
    // Generators drop the colon after a name; now and then one stays, and its anchor is broken.
    const [kind, name] = [
      random.next(),
      capitalized(rare(random)).slice(0, 5) + random.pick(['LM', 'Net', 'Q', '3D']),
    ];
    if (kind < 0.4) words.unshift(name);
    else if (kind < 0.45) words.unshift(`${name}:`);
    else if (kind < 0.49) words.push(`${capitalized(rare(random))}?`);
    else if (kind < 0.51) words.splice(2, 0, '$O(n)$');
    else if (kind < 0.53) words.splice(3, 1, `${capitalized(rare(random))},`);
    return words.map((text, index) => (index === 0 ? capitalized(text) : text)).join(' ');
  }

  #name(): string {
    return `${capitalized(rare(this.#random))} ${capitalized(rare(this.#random))}`;
  }

  #abstract(): string {
    const random = this.#random;
    const length = random.between(920, 1_820);
    const words: string[] = [];
    for (let size = 0; size < length; ) {
      const sentence = Array.from({ length: random.between(11, 28) }, () => this.#word());
      sentence[0] = capitalized(sentence[0] ?? '');
      const text = `${sentence.join(' ')}.`;
      size += text.length + 1;
      words.push(...text.split(' '));
    }
    if (random.percent(20)) words.push(`https://github.com/${rare(random)}/${rare(random)}.`);
    return wrapped(words, this.#hostile ? random : undefined);
  }

  #word(): string {
    const random = this.#random;
    const kind = random.next() * 1_000;
    if (kind < 9) return `**${random.pick(keywords)}**`;
    if (kind < 11) return `**quantiz**ed`;
    if (kind < 13) return '$k=3$';
    if (kind < 15) return '15\\%';
    return word(random);
  }
}

function wrapped(words: readonly string[], hostileMarks: Random | undefined): string {
  const lines: string[] = [];
  let line = '';
  const end = () => {
    lines.push(hostileMarks ? `${line} ${hostileMarks.pick(hostile)}` : line);
    line = '';
  };
  for (const each of words) {
    if (line !== '' && line.length + each.length > 78) end();
    line = line === '' ? each : `${line} ${each}`;
  }
  end();
  return lines.join('\n');
}

/** A digest as the weekly generators write it: a table of contents with anchors that are the titles with dashes. */
export function digestText(day: string, papers: readonly Paper[]): string {
  const entries = papers.map(({ title }) => `* [${title}](#${title.replaceAll(' ', '-')})`);
  const sections = papers.map(
    ({ title, authors, day: published, id, abstract }) =>
      `## ${title}\n\n>Authors: ${authors}\n\n>${published}\n\n> http://arxiv.org/abs/${id}v1\n\n${abstract}\n\n`,
  );
  return `# ${day}\n\n# Table of Contents\n${entries.join('\n')}\n\n\n\n${sections.join('\n')}`;
}
