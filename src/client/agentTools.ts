import * as vscode from 'vscode';
import { type AgentToolParams, method } from '../protocol/protocol.ts';
import type { DigestServer } from './digestServer.ts';

/** Lets language models in the editor search and read the papers of the digests; they cannot change anything. */
export function registerAgentTools(server: DigestServer): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.lm.registerTool('digestLens_search', {
      prepareInvocation: ({ input }) => ({
        invocationMessage: plainMarkdown(
          vscode.l10n.t('Searching digests for “{0}”', textIn(input, 'query')),
        ),
      }),
      invoke: ({ input, tokenizationOptions }, token) =>
        answer(server, { tool: 'search', input }, tokenizationOptions, token),
    }),
    vscode.lm.registerTool('digestLens_getPaper', {
      prepareInvocation: ({ input }) => ({
        invocationMessage: plainMarkdown(vscode.l10n.t('Reading {0} in digests', textIn(input, 'arxivId'))),
      }),
      invoke: ({ input, tokenizationOptions }, token) =>
        answer(server, { tool: 'get_paper', input }, tokenizationOptions, token),
    }),
  );
}

async function answer(
  server: DigestServer,
  params: AgentToolParams,
  budget: vscode.LanguageModelToolTokenizationOptions | undefined,
  token: vscode.CancellationToken,
): Promise<vscode.LanguageModelToolResult> {
  const found = await server.ask(method.agentTool, params, token);
  // What is thrown is told to the model, which can put it right.
  if (found.kind === 'mistake') throw new Error(found.message);
  const { before, pieces, behind } = found.text;
  const textOf = (count: number) => {
    const left = pieces.length - count;
    const note = left > 0 ? `${left} more did not fit into the answer; ask for less.` : '';
    return [before, ...pieces.slice(0, count), behind, note].filter(Boolean).join('\n');
  };
  const text = textOf(await fittingPieces(pieces.length, textOf, budget, token));
  return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
}

/** How many of the pieces may be told with the tokens that there are. */
async function fittingPieces(
  all: number,
  textOf: (count: number) => string,
  budget: vscode.LanguageModelToolTokenizationOptions | undefined,
  token: vscode.CancellationToken,
): Promise<number> {
  if (!budget) return all;
  const fits = async (count: number) =>
    (await budget.countTokens(textOf(count), token)) <= budget.tokenBudget;
  if (await fits(all)) return all;
  let [fitting, tooMany] = [0, all];
  while (tooMany - fitting > 1) {
    const middle = (fitting + tooMany) >> 1;
    if (await fits(middle)) fitting = middle;
    else tooMany = middle;
  }
  return fitting;
}

/** What a digest talked a model into asking must not load a picture from anywhere. */
function plainMarkdown(text: string): vscode.MarkdownString {
  return new vscode.MarkdownString().appendText(text);
}

/** What a model wrote into a field of its input; nothing says that it wrote a text. */
function textIn(input: unknown, field: string): string {
  const value = (input as Readonly<Record<string, unknown>> | null)?.[field];
  return typeof value === 'string' ? value.slice(0, 200) : '';
}
