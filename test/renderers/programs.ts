import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pageOf, type RenderedPage } from '../support/renderedPage.ts';

/** A renderer's own program, run once for many texts. */
export interface Program {
  readonly name: 'mkdocs' | 'pandoc' | 'hugo';
  /** The HTML of each text. */
  readonly render: (texts: readonly string[]) => string[];
}

/** Python-Markdown with the extensions that MkDocs uses. */
const pythonMarkdown: Program = {
  name: 'mkdocs',
  render: texts =>
    JSON.parse(run('/usr/bin/python3', ['-c', pythonScript], JSON.stringify(texts.map(withoutFrontMatter)))),
};

const pythonScript = `
import json, sys, markdown
reader = markdown.Markdown(extensions=['toc', 'tables', 'fenced_code'])
print(json.dumps([reader.reset().convert(text) for text in json.load(sys.stdin)]))
`;

/** MkDocs takes the YAML block at the top away before Python-Markdown sees the text. */
function withoutFrontMatter(text: string): string {
  return text.replace(/^---[ \t]*\r?\n[\s\S]*?\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/, '');
}

const pandoc: Program = {
  name: 'pandoc',
  render: texts =>
    inFolder(folder => {
      writeFileSync(join(folder, 'texts'), texts.join(separator));
      writeFileSync(join(folder, 'render.lua'), luaFilter(join(folder, 'texts')));
      const args = [
        '-f',
        'markdown',
        '-t',
        'html',
        '--wrap=none',
        '--lua-filter',
        join(folder, 'render.lua'),
      ];
      return run('pandoc', args, '').replace(/\n$/, '').split(separator);
    }),
};

const separator = '\n\u0001\n';

/** Pandoc takes `---` before a text for YAML, and stops at YAML that it cannot read. */
const refused = '<p>refused</p>';

function luaFilter(file: string): string {
  return `
function Pandoc()
  local source = io.open(${JSON.stringify(file)}, 'rb'):read('a')
  local pages, from = {}, 1
  while from do
    local at, after = source:find('\\n\\1\\n', from, true)
    local text = source:sub(from, at and at - 1 or nil)
    local isRead, document = pcall(pandoc.read, text, 'markdown')
    pages[#pages + 1] = isRead and pandoc.write(document, 'html') or '${refused}'
    from = after and after + 1
  end
  return pandoc.Pandoc({ pandoc.RawBlock('html', table.concat(pages, '\\n\\1\\n')) })
end
`;
}

/** One site with a page for each text. */
const hugo: Program = {
  name: 'hugo',
  render: texts =>
    inFolder(folder => {
      mkdirSync(join(folder, 'content'));
      mkdirSync(join(folder, 'layouts', '_default'), { recursive: true });
      writeFileSync(join(folder, 'config.toml'), 'baseURL = "http://example.org/"\n');
      writeFileSync(join(folder, 'layouts', '_default', 'single.html'), '{{ .Content }}');
      texts.forEach((text, index) => {
        // Without this, Hugo takes what a text starts with for something else than Markdown, and stops.
        const page = text.startsWith('---\n') ? text : `---\n---\n${text}`;
        writeFileSync(join(folder, 'content', `p${index}.md`), page);
      });
      const kinds = 'taxonomy,term,RSS,sitemap,home,section,404,robotsTXT';
      run('hugo', ['--quiet', '--source', folder, `--disableKinds=${kinds}`], '');
      return texts.map((_, index) => readFileSync(join(folder, 'public', `p${index}`, 'index.html'), 'utf8'));
    }),
};

/** The programs that tests know to run. */
export const programs: readonly Program[] = [pythonMarkdown, pandoc, hugo];

/** What a browser makes of each text as a program renders it. */
export function pagesOf({ render }: Program, texts: readonly string[]): RenderedPage[] {
  return render(texts).map(pageOf);
}

/** Whether a program is installed here. */
export function isInstalled({ name, render }: Program): boolean {
  const known = installed.get(name);
  if (known !== undefined) return known;
  let works = true;
  try {
    render(['# Title\n']);
  } catch {
    works = false;
  }
  installed.set(name, works);
  return works;
}

const installed = new Map<string, boolean>();

function run(command: string, args: readonly string[], input: string): string {
  return execFileSync(command, args, {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

function inFolder<Result>(use: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'digest-lens-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
