import { type AgentAnswer, type AskedLibrary, mistake } from './agentAnswer.ts';
import { foundPapers } from './foundPapers.ts';
import { listedDays, listedTopics } from './listedCounts.ts';
import { daysSchema, foundPapersSchema, topicsSchema, wholePaperSchema } from './outputSchemas.ts';
import { wholePaper } from './wholePaper.ts';

/** Something that an agent can ask, and nothing that it asks changes anything. */
export interface AgentTool {
  readonly title: string;
  /** For the language model: what the tool is good for and how it is asked. */
  readonly description: string;
  /** JSON Schemas of what it takes, and of the data that it answers with. */
  readonly inputSchema: ObjectSchema;
  readonly outputSchema: ObjectSchema;
  /** The answer to any input, in steps of a few milliseconds. */
  readonly answer: (...asked: Asked) => Generator<void, AgentAnswer<object>>;
}

/** What is asked of, and with which input. */
type Asked = readonly [library: AskedLibrary, input: unknown];

interface ObjectSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, object>>;
  readonly required?: readonly string[];
}

export type AgentToolName = 'search' | 'get_paper' | 'list_days' | 'list_topics';

/** Every tool by its name; VS Code offers the first two. */
export const agentTools: Readonly<Record<AgentToolName, AgentTool>> = {
  search: {
    title: 'Search papers in digests',
    description:
      'Searches all papers that the Markdown digests of arXiv papers in this folder list, and answers with the best: title, authors, arXiv id, topics, the days on which they are listed, the beginning of the abstract, and the file and line where each stands. Use it to find papers by words of title, authors, topics or abstract. Query language: words (all must be found; typing errors are forgiven), "an exact phrase", -not, title:cache, author:"Chao Liu", topic:pruning, id:2412.18419, after:2025-01, before:2025-06-15, on:2024-12-27, has:code, and is:unread or is:starred where a reading list is kept. An empty query answers with the newest papers.',
    inputSchema: {
      type: 'object',
      properties: {
        query: {
          type: 'string',
          description:
            'What to look for, in the query language, as in: topic:pruning after:2025-01 "language models"',
        },
        limit: limitSchema(10, 50, 'papers'),
      },
      required: ['query'],
    },
    outputSchema: foundPapersSchema,
    *answer(asked, input) {
      const query = fieldOf(input, 'query');
      if (typeof query !== 'string')
        return mistake('Give a query as text, as in "topic:pruning after:2025-01".');
      return yield* foundPapers(asked, { query, limit: limitOf(input, 10, 50) });
    },
  },
  get_paper: {
    title: 'Read a paper in digests',
    description:
      'Answers with everything that the Markdown digests of arXiv papers in this folder say of one paper: title, all authors, day, version, links, code, category, topics, summary and the whole abstract, from every digest that lists it, each with file and line. Use it after a search, or when an arXiv id is known. It knows digests only, not arXiv itself.',
    inputSchema: {
      type: 'object',
      properties: {
        arxivId: {
          type: 'string',
          description:
            'The arXiv id, as in 2412.18419 or cs/0112017, or an address of the paper on arxiv.org',
        },
      },
      required: ['arxivId'],
    },
    outputSchema: wholePaperSchema,
    answer: atOnce((asked, input) => {
      const arxivId = fieldOf(input, 'arxivId');
      if (typeof arxivId !== 'string') return mistake('Give an arXiv id as text, as in "2412.18419".');
      return wholePaper(asked, arxivId);
    }),
  },
  list_days: {
    title: 'List days with digests',
    description:
      'Lists the days for which this folder holds digests of arXiv papers, the newest first, with the number of papers and the files of each. Search with on:DAY for the papers of a day.',
    inputSchema: { type: 'object', properties: { limit: limitSchema(50, 1000, 'days') } },
    outputSchema: daysSchema,
    answer: atOnce((asked, input) => listedDays(asked, limitOf(input, 50, 1000))),
  },
  list_topics: {
    title: 'List topics of papers',
    description:
      'Lists the topics of the papers in the digests of this folder, those with most papers first, with the number of papers of each. Search with topic:NAME for the papers of a topic.',
    inputSchema: { type: 'object', properties: { limit: limitSchema(50, 1000, 'topics') } },
    outputSchema: topicsSchema,
    answer: atOnce((asked, input) => listedTopics(asked, limitOf(input, 50, 1000))),
  },
};

/** An answer that is quick enough to be given in one step. */
function atOnce(answer: (...asked: Asked) => AgentAnswer<object>): AgentTool['answer'] {
  return function* (...asked) {
    yield;
    return answer(...asked);
  };
}

function limitSchema(usual: number, most: number, what: string): object {
  return {
    type: 'integer',
    minimum: 1,
    maximum: most,
    default: usual,
    description: `At most so many ${what}, 1 to ${most}`,
  };
}

/** A number of any kind within its bounds: what is meant is plain enough not to ask again. */
function limitOf(input: unknown, usual: number, most: number): number {
  const limit = Number(fieldOf(input, 'limit') ?? usual);
  return Number.isFinite(limit) ? Math.min(Math.max(1, Math.round(limit)), most) : usual;
}

function fieldOf(input: unknown, name: string): unknown {
  return typeof input === 'object' && input !== null
    ? (input as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
