import type { Digest } from '../../core/digest.ts';
import type { Problem } from '../../core/rules/rules.ts';
import { nameOf, placeOf, regionOf } from './problemText.ts';
import type { Report } from './report.ts';
import type { Terminal } from './terminal.ts';

/** Problems as one JSON document, a problem a line. */
export function jsonReport(terminal: Terminal): Report {
  const rows: string[] = [];
  return {
    add: ({ name, digest }, problems) => {
      for (const problem of problems) rows.push(JSON.stringify(record(name, digest, problem)));
    },
    end: ({ tally: { files, digests, papers }, recorded, failures }) => {
      const list = rows.length === 0 ? '[]' : `[\n    ${rows.join(',\n    ')}\n  ]`;
      const baseline = recorded === undefined ? '' : `\n  "inBaseline": ${recorded},`;
      terminal.print(
        `{\n  "files": ${files},\n  "digests": ${digests},\n  "papers": ${papers},${baseline}\n  "problems": ${list},\n  "failures": ${JSON.stringify(failures)}\n}\n`,
      );
    },
  };
}

function record(file: string, digest: Digest, problem: Problem): object {
  const { span, severity, code, message, fix, related } = problem;
  return {
    file,
    ...regionOf(digest, span),
    severity,
    code,
    message,
    fix: fix?.title ?? null,
    related: related
      ? {
          ...(related.digest && { file: nameOf(related.digest) }),
          ...placeOf(related.digest ?? digest, related.span.start),
          message: related.message,
        }
      : null,
  };
}
