// Loads and activates the extension as a Markdown file that is no digest makes VS Code do, and prints how much processor
// time that takes, and how much every such file that is opened afterwards: `node opening.cjs EXTENSION`.
const { readFileSync } = require('node:fs');
const Module = require('node:module');

const opened = [];
const readme = {
  languageId: 'markdown',
  uri: { scheme: 'file', toString: () => 'file:///README.md' },
  isUntitled: false,
  isDirty: false,
  getText: () => text,
};
const text = '# A project\n\nIt does what it says, and the rest is in the manual.\n\n'.repeat(1500);

/** Answers with itself to whatever is asked of VS Code: what VS Code does with it is not our time. */
const anything = new Proxy(function vscode() {}, {
  get: (_, name) => {
    // What VS Code promises comes later than what is measured.
    if (name === 'then') return () => anything;
    if (name === Symbol.iterator) return [][Symbol.iterator].bind([]);
    if (name === Symbol.toPrimitive) return () => '';
    return special[name] ?? anything;
  },
  set: () => true,
  apply: () => anything,
  construct: () => anything,
});
const special = {
  textDocuments: [readme],
  onDidOpenTextDocument: listener => {
    opened.push(listener);
    return anything;
  },
  workspaceFolders: [],
  visibleTextEditors: [],
  prototype: Object.prototype,
};

const load = Module._load;
const vscode = {};
for (const name of namesOfVSCode())
  Object.defineProperty(vscode, name, { get: () => anything[name], enumerable: true });
Module._load = (request, ...others) => (request === 'vscode' ? vscode : load(request, ...others));

const activating = cpuTime(() => require(process.argv[2]).activate(anything));
const rounds = 200;
const opening = cpuTime(() => {
  for (let round = 0; round < rounds; round++) for (const listener of opened) listener(readme);
});
process.stdout.write(JSON.stringify({ activating, opening: opening / rounds, listeners: opened.length }));
process.exit();

/** The names that VS Code's API has: several hundred, which a bundle may have to copy. */
function namesOfVSCode() {
  const declarations = readFileSync(require.resolve('@types/vscode/index.d.ts'), 'utf8');
  return new Set(
    Array.from(
      declarations.matchAll(/^\texport (?:class|enum|namespace|const|function) (\w+)/gm),
      ([, name]) => name,
    ),
  );
}

/** Milliseconds of the processor. */
function cpuTime(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
