import type { Problem } from '../../core/rules/rules.ts';
import { shownText } from '../../core/shownText.ts';
import type { RebuiltContents } from '../../core/tableOfContents/rebuiltContents.ts';
import { allOf, counted, grouped } from '../command.ts';
import type { Repair } from '../repair.ts';
import type { Paint } from './paint.ts';
import { placeOf, problemText, type TextStyle } from './problemText.ts';

/** Collects what `fix` did and tells it: first what changed, then what is left for a person. */
export class FixReport {
  readonly #style: TextStyle;
  #files = 0;
  #digests = 0;
  #changed = 0;
  #fixed = 0;
  #rebuilt = 0;
  #left = 0;
  #changes = '';
  #choices = '';

  constructor(style: TextStyle) {
    this.#style = style;
  }

  /** Adds one file; Markdown without papers is only counted. */
  add(name: string, repair: Repair | undefined): void {
    this.#files++;
    if (!repair) return;
    const { before, after, contents, fixed, fixedIn, left } = repair;
    this.#digests++;
    const { paint } = this.#style;
    const heading = `${paint.path(shownText(name))}\n`;
    if (before !== after) {
      this.#changed++;
      this.#fixed += fixed.length;
      if (contents) this.#rebuilt++;
      const lines = fixed.map(problem => changeLine(fixedIn, problem, paint));
      this.#changes += `${heading}${contents ? contentsLine(contents) : ''}${lines.join('')}\n`;
    }
    if (left.length > 0) {
      this.#left += left.length;
      this.#choices += `${heading}${left.map(problem => problemText(after, problem, this.#style)).join('')}\n`;
    }
  }

  /** The report of what was done. */
  done(): string {
    return this.#text('Repaired', '');
  }

  /** The report of what would be done. */
  wouldBe(): string {
    return this.#text('Would repair', ' Nothing was written.');
  }

  /** How much would be done, in a sentence or two, for a reader who sees the changes themselves. */
  wouldBeInShort(): string {
    return `${this.#summary('Would repair')} Nothing was written.\n`;
  }

  #text(verb: string, ending: string): string {
    const { paint } = this.#style;
    const choices = this.#choices && `${paint.strong('Left for you to decide:')}\n\n${this.#choices}`;
    return `${this.#changes}${choices}${this.#summary(verb)}${ending}\n`;
  }

  #summary(verb: string): string {
    if (this.#digests === 0) return `No digests in ${counted(this.#files, 'file')}.`;
    const all = counted(this.#digests, 'digest');
    const left = this.#left > 0 ? ` ${counted(this.#left, 'problem')} left for you to decide.` : '';
    if (this.#changed === 0) return `Nothing to repair in ${all}.${left}`;
    const changed = grouped(this.#changed);
    const done = [
      ...(this.#fixed > 0 || this.#rebuilt === 0 ? [counted(this.#fixed, 'problem')] : []),
      ...(this.#rebuilt > 0 ? [counted(this.#rebuilt, 'table').replace(/tables?$/, '$& of contents')] : []),
    ];
    return `${verb} ${allOf(done)} in ${changed} of ${all}.${left}`;
  }
}

/** `  Table of contents: 2 added, 1 removed`. */
function contentsLine({ isNew, added, removed, retitled, moved, relinked }: RebuiltContents): string {
  const parts = [
    isNew && 'written',
    added > 0 && `${grouped(added)} added`,
    removed > 0 && `${grouped(removed)} removed`,
    retitled > 0 && `${grouped(retitled)} retitled`,
    moved > 0 && `${grouped(moved)} moved`,
    relinked > 0 && `${grouped(relinked)} linked again`,
  ].filter(part => part !== false);
  return `  Table of contents: ${parts.join(', ') || 'rewritten'}\n`;
}

function changeLine(before: Repair['before'], { span, fix, code }: Problem, paint: Paint): string {
  const { line, column } = placeOf(before, span.start);
  return `  ${paint.strong(`${line}:${column}`)} ${shownText(fix?.title ?? '')} ${paint.faint(`[${code}]`)}\n`;
}
