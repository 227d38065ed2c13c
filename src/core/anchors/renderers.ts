import { docusaurus } from './docusaurus.ts';
import { gitea } from './gitea.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { hugo } from './hugo.ts';
import { mkdocs } from './mkdocs.ts';
import { pandoc } from './pandoc.ts';
import type { Renderer } from './renderer.ts';
import { vscode } from './vscode.ts';

/** Every renderer by the name that settings and the command line use. */
export const renderers = {
  github,
  vscode,
  gitlab,
  gitea,
  mkdocs,
  docusaurus,
  hugo,
  pandoc,
} satisfies Record<string, Renderer>;

export type RendererName = keyof typeof renderers;

export const rendererNames = Object.keys(renderers) as readonly RendererName[];
