import type { AgentMistake, AgentText } from '../core/agents/agentAnswer.ts';
import type { AgentToolName } from '../core/agents/agentTools.ts';

/** Asks what a language model wants to know; what it sent as input is for the tool to judge. */
export interface AgentToolParams {
  readonly tool: AgentToolName;
  readonly input: unknown;
}

/** An answer for a language model, or what was wrong with its question. */
export type AgentToolAnswer = { readonly kind: 'answer'; readonly text: AgentText } | AgentMistake;
