/** A file by which a folder says what publishes it. */
export interface RendererSign {
  /** Names of the file, as globs without braces. */
  readonly files: readonly string[];
  /** A name of the setting `digestLens.renderers`. */
  readonly renderer: string;
  /** As users know it. */
  readonly title: string;
}

/** The signs that are looked for, the surest first. */
export const rendererSigns: readonly RendererSign[] = [
  { files: ['mkdocs.yml', 'mkdocs.yaml'], renderer: 'mkdocs', title: 'MkDocs' },
  {
    files: ['docusaurus.config.js', 'docusaurus.config.ts', 'docusaurus.config.mjs', 'docusaurus.config.cjs'],
    renderer: 'docusaurus',
    title: 'Docusaurus',
  },
  { files: ['hugo.toml', 'hugo.yaml', 'hugo.json'], renderer: 'hugo', title: 'Hugo' },
  { files: ['.gitlab-ci.yml'], renderer: 'gitlab', title: 'GitLab' },
];

/** The sign among the names of some files, and the file that is it. */
export function signAmong(names: readonly string[]): { sign: RendererSign; file: string } | undefined {
  for (const sign of rendererSigns) {
    const file = sign.files.find(file => names.includes(file));
    if (file !== undefined) return { sign, file };
  }
  return undefined;
}
