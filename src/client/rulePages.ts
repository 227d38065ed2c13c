import * as vscode from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';

/** Options that also tell the server where each rule is explained, so that the codes of problems are links. */
export async function withRulePages(
  options: LanguageClientOptions,
  extension: vscode.Uri,
): Promise<LanguageClientOptions> {
  const rulePages = await rulePagesIn(vscode.Uri.joinPath(extension, 'docs/rules.md'));
  const others: unknown = options.initializationOptions;
  return {
    ...options,
    initializationOptions: () => ({ ...(typeof others === 'function' ? others() : others), rulePages }),
  };
}

/** The line of each section: VS Code opens a file at a line, and knows no headings. */
async function rulePagesIn(page: vscode.Uri): Promise<Readonly<Record<string, string>>> {
  try {
    const lines = new TextDecoder().decode(await vscode.workspace.fs.readFile(page)).split('\n');
    const sections = lines.flatMap((line, index) =>
      line.startsWith('## ') ? [[line.slice(3), page.with({ fragment: `L${index + 1}` }).toString()]] : [],
    );
    return Object.fromEntries(sections);
  } catch {
    return {}; // without the page, codes are just no links
  }
}
