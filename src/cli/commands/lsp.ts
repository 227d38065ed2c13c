import { type Command, Misuse, readArguments } from '../command.ts';

const usage = `Run the language server, for any editor that speaks the Language Server Protocol.

Usage: digest-lens lsp --stdio

  --stdio  Speak over standard input and output, the only way there is

Settings come from the editor, as its answer to workspace/configuration for "digestLens" or in its
initializationOptions as {"settings": {"renderers": ["github"]}}, and from the .digest-lens.json of
each folder. It ends with 0 after shutdown and exit, with 1 where the editor is gone or does not
speak the protocol. Set-ups for Neovim, Helix, Emacs, Sublime Text, Kate and Zed: docs/editors.md
`;

/** `digest-lens lsp`. */
export const lsp: Command = {
  usage,
  run: async args => {
    // Some clients tell their process id this way too; the handshake says it again.
    const options = { stdio: { type: 'boolean' }, clientProcessId: { type: 'string' } } as const;
    const { values, positionals } = readArguments('lsp', options, args);
    if (!values.stdio || positionals.length > 0) {
      throw new Misuse('The language server is started as digest-lens lsp --stdio.');
    }
    (await import('../../server/node.ts')).serveOnNode();
    // The connection keeps the process alive, and ends it with the code that the protocol asks for.
    return 0;
  },
};
