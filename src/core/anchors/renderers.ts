import { github } from './github.ts';
import type { Renderer } from './renderer.ts';
import { vscode } from './vscode.ts';

/** Every renderer by the name that settings and the command line use. */
export const renderers = { github, vscode } satisfies Record<string, Renderer>;

export type RendererName = keyof typeof renderers;

export const rendererNames = Object.keys(renderers) as readonly RendererName[];
