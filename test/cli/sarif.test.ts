import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { ruleCodes } from '../../src/core/rules/rules.ts';
import { applyEdits, LineIndex } from '../../src/core/text.ts';
import { digestText } from '../support/digestText.ts';
import { digestLens, folderWith, folderWithSeeds, onlyRule } from './program.ts';

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly locations: readonly { physicalLocation: { artifactLocation: object; region: Region } }[];
  readonly relatedLocations?: readonly { physicalLocation: { region: Region } }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly fixes?: readonly {
    artifactChanges: readonly {
      replacements: readonly { deletedRegion: Region; insertedContent: { text: string } }[];
    }[];
  }[];
}

// The schema of the standard, as its authors publish it in one of their packages.
const schema = JSON.parse(
  readFileSync('node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json', 'utf8'),
);
// One of its patterns is no regular expression where those are read strictly.
const ajv = new Ajv({ strict: false, unicodeRegExp: false });
const validate = addFormats.default(ajv).compile(schema);

/** Checks some files, validates what comes out, and answers with the one run in it. */
async function runOf(folder: string, args: readonly string[]) {
  const { code, stdout, stderr } = await digestLens(folder, ['check', '--format=sarif', ...args]);
  const log = JSON.parse(stdout);
  assert.ok(validate(log), JSON.stringify(validate.errors));
  const [run] = log.runs;
  return { code, stderr, run, results: run.results as readonly Result[] };
}

const text = digestText('2025-01-03', [
  { title: 'Alpha: a study', anchor: 'Alpha:-a-study' },
  { title: 'Beta', anchor: 'beta' },
]);

describe('digest-lens check --format sarif', () => {
  it('is valid, and has every problem', async () => {
    const { code, results, run } = await runOf(await folderWithSeeds(), [
      ...onlyRule('broken-anchor'),
      'seeds',
    ]);
    assert.deepEqual([code, results.length, run.invocations[0].exitCode], [1, 88, 1]);
    assert.deepEqual(
      run.tool.driver.rules.map(({ id }: { id: string }) => id),
      ruleCodes,
    );
    for (const { ruleId, ruleIndex } of results) assert.equal(ruleCodes[ruleIndex], ruleId);
  });

  it('says where, relative to where it ran', async () => {
    const folder = await folderWith({ 'a b/ü#1.md': text });
    const { run, results } = await runOf(folder, ['--renderer=github', '.']);
    assert.equal(run.columnKind, 'utf16CodeUnits');
    assert.equal(results.length, 1);
    assert.deepEqual(results[0]?.locations, [
      {
        physicalLocation: {
          artifactLocation: { uri: 'a%20b/%C3%BC%231.md', uriBaseId: '%SRCROOT%' },
          region: { startLine: 4, startColumn: 20, endLine: 4, endColumn: 35 },
        },
      },
    ]);
    assert.deepEqual(results[0]?.relatedLocations?.[0]?.physicalLocation.region, {
      startLine: 8,
      startColumn: 4,
      endLine: 8,
      endColumn: 18,
    });
  });

  it('is absolute for a file elsewhere, and for standard input', async () => {
    const folder = await folderWith({ 'in/x': '', 'a.md': text });
    const elsewhere = await runOf(`${folder}/in`, ['--renderer=github', '../a.md']);
    assert.deepEqual(elsewhere.results[0]?.locations[0]?.physicalLocation.artifactLocation, {
      uri: `file://${folder}/a.md`,
    });
    const { stdout } = await digestLens('.', ['check', '--renderer=github', '--format=sarif', '-'], text);
    assert.match(stdout, /"uri": "stdin:\/digest\.md"/);
  });

  it('has fixes that make the problems go away', async () => {
    const folder = await folderWith({ 'a.md': text });
    const { results } = await runOf(folder, ['--renderer=github', '.']);
    const lines = new LineIndex(text);
    const offset = (line: number, column: number) => lines.startOf(line - 1) + column - 1;
    const edits = results.flatMap(({ fixes }) =>
      (fixes ?? []).flatMap(({ artifactChanges }) =>
        artifactChanges.flatMap(({ replacements }) =>
          replacements.map(({ deletedRegion: at, insertedContent }) => ({
            span: { start: offset(at.startLine, at.startColumn), end: offset(at.endLine, at.endColumn) },
            newText: insertedContent.text,
          })),
        ),
      ),
    );
    const fixed = await folderWith({ 'a.md': applyEdits(text, edits) });
    assert.deepEqual((await runOf(fixed, ['--renderer=github', '.'])).results, []);
  });

  it('knows a problem again when lines move, and tells equal ones apart', async () => {
    const twice = text.replace(/^\* \[Alpha.*\n/m, '$&$&');
    const moved = twice.replace('# Table', 'A line more.\n\n# Table');
    const prints = async (content: string) => {
      const { results } = await runOf(await folderWith({ 'a.md': content }), ['--renderer=github', '.']);
      return results.map(({ partialFingerprints }) => partialFingerprints['digestLens/v1']);
    };
    const before = await prints(twice);
    assert.deepEqual(await prints(moved), before);
    assert.equal(new Set(before).size, before.length);
    assert.ok(before.length >= 2);
  });

  it('tells of what could not be read', async () => {
    const folder = await folderWith({ 'a.md': 'Nothing.\n' });
    const { code, run, stderr } = await runOf(folder, ['a.md', 'gone.md']);
    assert.equal(code, 2);
    assert.deepEqual(run.invocations, [
      {
        executionSuccessful: false,
        exitCode: 2,
        toolExecutionNotifications: [
          { level: 'error', message: { text: 'gone.md does not exist, or is a link to nothing.' } },
        ],
      },
    ]);
    assert.match(stderr, /^digest-lens: gone\.md /);
  });
});
