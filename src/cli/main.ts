#!/usr/bin/env node
import { version } from '../../package.json';
import { allOf, type Command, Misuse } from './command.ts';
import { endWithReader, Terminal } from './reports/terminal.ts';
import { terminalText } from './reports/terminalText.ts';

interface CommandEntry {
  readonly sentence: string;
  /** Loaded when it is asked for, so that each command starts with what it needs only. */
  readonly load: () => Promise<Command>;
}

const commands = {
  check: {
    sentence: 'Report problems, as an editor would show them',
    load: async () => (await import('./commands/check.ts')).check,
  },
  fix: {
    sentence: 'Repair what can be repaired for certain',
    load: async () => (await import('./commands/fix.ts')).fix,
  },
  list: { sentence: 'List the papers', load: async () => (await import('./commands/list.ts')).list },
  search: {
    sentence: 'Find papers by words, authors, topics and days',
    load: async () => (await import('./commands/search.ts')).search,
  },
  export: {
    sentence: 'Write citations of papers: BibTeX, RIS, CSL-JSON, CSV or Markdown',
    load: async () => (await import('./commands/export.ts')).exportPapers,
  },
  stats: {
    sentence: 'Count digests, papers, topics and months',
    load: async () => (await import('./commands/stats.ts')).stats,
  },
  mcp: {
    sentence: 'Let language models search and read the papers, over MCP',
    load: async () => (await import('./commands/mcp.ts')).mcp,
  },
  lsp: {
    sentence: 'Run the language server for an editor',
    load: async () => (await import('./commands/lsp.ts')).lsp,
  },
} satisfies Record<string, CommandEntry>;

const names = Object.keys(commands) as (keyof typeof commands)[];

const usage = `digest-lens reads, checks and repairs digests of arXiv papers in Markdown.

Usage: digest-lens COMMAND [OPTION]… PATH…

${names.map(name => `  ${name.padEnd(8)}${commands[name].sentence}`).join('\n')}

PATH is a folder, a file, a glob in quotes, or - for standard input. In folders, .gitignore files
are honoured, and .git and node_modules are left out.

  -h, --help     Show this, or with a command its options
  -V, --version  Show the version
`;

endWithReader();
main(process.argv.slice(2))
  .then(code => {
    process.exitCode = code;
  })
  .catch(error => {
    process.exitCode = explain(error);
  });

async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  const options = args.slice(0, args.includes('--') ? args.indexOf('--') : undefined);
  if (options.includes('--version') || options.includes('-V')) return print(`digest-lens ${version}\n`);
  const wantsHelp = options.includes('--help') || options.includes('-h');
  if (name === undefined) {
    process.stderr.write(usage);
    return 2;
  }
  const known = names.find(each => each === (name === 'help' ? rest[0] : name));
  if (known === undefined) {
    if (name === 'help' || wantsHelp) return print(usage);
    throw new Misuse(
      name.startsWith('-')
        ? `There is no option ${name} without a command; the commands are ${allOf(names)}.`
        : `There is no command "${name}"; the commands are ${allOf(names)}.`,
    );
  }
  const command = await commands[known].load();
  if (name === 'help' || wantsHelp) return print(command.usage);
  return command.run(rest, new Terminal());
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

function explain(error: unknown): number {
  const text =
    error instanceof Misuse
      ? error.message.replaceAll('\n', '\ndigest-lens: ')
      : `This is a bug in digest-lens ${version}:\n${stack(error)}`;
  process.stderr.write(`digest-lens: ${process.stderr.isTTY ? terminalText(text) : text}\n`);
  return 2;
}

function stack(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
