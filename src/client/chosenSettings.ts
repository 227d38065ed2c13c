import * as vscode from 'vscode';
import type { ConfigurationRequest } from 'vscode-languageclient';

/**
 * Answers the server with what somebody chose in VS Code's settings, and leaves defaults out: a configuration file in
 * the folder counts more than a default, and less than a choice.
 */
export const chosenSettings: ConfigurationRequest.MiddlewareSignature = async (params, token, next) => {
  const answers = await next(params, token);
  if (!Array.isArray(answers)) return answers;
  return answers.map((answer, index) => {
    const item = params.items[index];
    return item?.section === 'digestLens' ? chosenIn(item.scopeUri) : answer;
  });
};

function chosenIn(scope: string | undefined): object {
  const configuration = vscode.workspace.getConfiguration(undefined, scope ? vscode.Uri.parse(scope) : null);
  const chosen: Record<string, unknown> = {};
  for (const setting of ourSettings()) {
    const value = chosenValue(configuration.inspect(setting));
    if (value !== undefined) put(chosen, setting.split('.').slice(1), value);
  }
  return chosen;
}

function ourSettings(): string[] {
  const manifest = vscode.extensions.getExtension('digest-lens.digest-lens')?.packageJSON;
  return Object.keys(manifest?.contributes.configuration.properties ?? {});
}

/**
 * The value nearest to the folder; objects are joined, as VS Code joins them. Of topics the first counts that lists a
 * word, so what is nearest comes first.
 */
function chosenValue(said: ReturnType<vscode.WorkspaceConfiguration['inspect']>): unknown {
  const values = [said?.globalValue, said?.workspaceValue, said?.workspaceFolderValue].filter(
    value => value !== undefined,
  );
  const objects = values.filter(isObject);
  return objects.length === values.length && objects.length > 0
    ? Object.assign({}, ...[...objects].reverse(), ...objects)
    : values.at(-1);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function put(
  chosen: Record<string, unknown>,
  [key = '', ...inside]: readonly string[],
  value: unknown,
): void {
  if (inside.length === 0) chosen[key] = value;
  else {
    chosen[key] ??= {};
    put(chosen[key] as Record<string, unknown>, inside, value);
  }
}
