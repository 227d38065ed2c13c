import * as vscode from 'vscode';

/** Acts a short while after something happened, once for all that happens in that while. */
export function soonAfter(happened: vscode.Event<unknown>, act: () => void): vscode.Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listener = happened(() => {
    timer ??= setTimeout(() => {
      timer = undefined;
      act();
    }, shortWhile);
  });
  return vscode.Disposable.from(listener, { dispose: () => clearTimeout(timer) });
}

const shortWhile = 50;
