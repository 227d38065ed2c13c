import { createHash } from 'node:crypto';
import { version } from '../../../package.json';
import type { Digest } from '../../core/digest.ts';
import type { Severity } from '../../core/rules/rule.ts';
import { type Problem, ruleCodes, rules } from '../../core/rules/rules.ts';
import type { Span } from '../../core/text.ts';
import { fileUri } from '../../core/uri.ts';
import { aboutOf } from './problemIdentity.ts';
import { regionOf } from './problemText.ts';
import { nameWithin, type Outcome, type Report } from './report.ts';
import type { Terminal } from './terminal.ts';

/** Problems as SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/, for code scanning. */
export function sarifReport(terminal: Terminal): Report {
  const results: object[] = [];
  return {
    add: ({ digest }, problems) => {
      const met = new Map<string, number>();
      for (const problem of problems) results.push(resultOf(digest, problem, met));
    },
    end: outcome => terminal.print(`${JSON.stringify(log(results, outcome), null, 2)}\n`),
  };
}

function log(results: readonly object[], { exitCode, failures }: Outcome): object {
  const run = {
    tool: { driver: { name: 'Digest Lens', semanticVersion: version, rules: ruleCodes.map(ruleOf) } },
    columnKind: 'utf16CodeUnits',
    newlineSequences: ['\r\n', '\n', '\r'],
    originalUriBaseIds: { [base]: { description: { text: 'The folder that digest-lens ran in.' } } },
    invocations: [
      {
        executionSuccessful: failures.length === 0,
        exitCode,
        toolExecutionNotifications: failures.map(text => ({ level: 'error', message: { text } })),
      },
    ],
    results,
  };
  return { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
}

const base = '%SRCROOT%';

function ruleOf(id: (typeof ruleCodes)[number]): object {
  const { sentence, severity } = rules[id];
  return {
    id,
    shortDescription: { text: sentence },
    fullDescription: { text: sentence },
    help: { text: `${sentence} See ${id} in docs/rules.md of Digest Lens.` },
    defaultConfiguration: severity === 'off' ? { enabled: false } : { level: levels[severity] },
  };
}

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** Equal problems of a file are told apart by how many were met before. */
function resultOf(digest: Digest, problem: Problem, met: Map<string, number>): object {
  const { code, severity, message, span, related, fix } = problem;
  const identity = `${code} ${aboutOf(digest, problem)}`;
  const count = (met.get(identity) ?? 0) + 1;
  met.set(identity, count);
  return {
    ruleId: code,
    ruleIndex: ruleCodes.indexOf(code),
    level: levels[severity],
    message: { text: message },
    locations: [{ physicalLocation: physical(digest, span) }],
    partialFingerprints: { 'digestLens/v1': `${hash(identity)}:${count}` },
    ...(related && {
      relatedLocations: [
        {
          id: 1,
          physicalLocation: physical(related.digest ?? digest, related.span),
          message: { text: related.message },
        },
      ],
    }),
    ...(fix && {
      fixes: [
        {
          description: { text: fix.title },
          artifactChanges: [
            {
              artifactLocation: artifact(digest),
              replacements: fix.edits.map(edit => ({
                deletedRegion: toRegion(digest, edit.span),
                insertedContent: { text: edit.newText },
              })),
            },
          ],
        },
      ],
    }),
  };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

function physical(digest: Digest, span: Span): object {
  return { artifactLocation: artifact(digest), region: toRegion(digest, span) };
}

/** Relative to where the program runs, so that what one machine writes another can read; what is elsewhere is absolute. */
function artifact(digest: Digest): object {
  const name = nameWithin(fileUri(process.cwd()), digest);
  return name === undefined
    ? { uri: digest.uri }
    : { uri: name.split('/').map(encodeURIComponent).join('/'), uriBaseId: base };
}

function toRegion(digest: Digest, span: Span): object {
  const { line, column, endLine, endColumn } = regionOf(digest, span);
  return { startLine: line, startColumn: column, endLine, endColumn };
}
