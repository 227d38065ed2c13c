import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import {
  CallToolRequestSchema,
  type CallToolResult,
  ErrorCode,
  ListToolsRequestSchema,
  McpError,
  type Tool,
} from '@modelcontextprotocol/sdk/types.js';

// This file is a bundle of its own, so that no other command pays for the SDK: of ours it imports types at most.

/** What a client of the protocol is offered. */
export interface Offer {
  readonly version: string;
  readonly instructions: string;
  readonly tools: Readonly<Record<string, OfferedTool>>;
  /** Answers with one or more texts and data, or with what is wrong with the question. */
  readonly call: (tool: string, input: unknown, signal: AbortSignal) => Promise<Outcome>;
}

interface OfferedTool {
  readonly title: string;
  readonly description: string;
  readonly inputSchema: object;
  readonly outputSchema: object;
}

export type Outcome =
  | { readonly kind: 'answer'; readonly texts: readonly string[]; readonly data: object }
  | { readonly kind: 'mistake'; readonly message: string };

/** Serves one client over standard input and output, for as long as the input lasts. */
export async function serveMcp({ version, instructions, tools, call }: Offer): Promise<void> {
  const server = new Server(
    { name: 'digest-lens', title: 'Digest Lens', version },
    { capabilities: { tools: {} }, instructions },
  );
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: Object.entries(tools).map(toTool) }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }, { signal }) => {
    if (!Object.hasOwn(tools, params.name)) {
      throw new McpError(ErrorCode.InvalidParams, `There is no tool ${params.name}.`);
    }
    return toResult(await call(params.name, params.arguments, signal));
  });
  await server.connect(new StdioServerTransport());
}

function toTool([name, { title, description, inputSchema, outputSchema }]: [string, OfferedTool]): Tool {
  return {
    name,
    title,
    description,
    inputSchema: inputSchema as Tool['inputSchema'],
    outputSchema: outputSchema as NonNullable<Tool['outputSchema']>,
    annotations: {
      title,
      readOnlyHint: true,
      destructiveHint: false,
      idempotentHint: true,
      openWorldHint: false,
    },
  };
}

function toResult(outcome: Outcome): CallToolResult {
  if (outcome.kind === 'mistake')
    return { content: [{ type: 'text', text: outcome.message }], isError: true };
  return {
    content: outcome.texts.map(text => ({ type: 'text', text })),
    structuredContent: { ...outcome.data },
  };
}
