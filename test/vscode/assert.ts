// The assertions of the tests inside VS Code: the web worker has no `node:assert`.

/** Fails with the message unless the value is truthy. */
export function ok(value: unknown, message = `${show(value)} is not truthy`): asserts value {
  if (!value) throw new Error(message);
}

/** Fails unless both are the same value. */
export function equal<T>(actual: T, expected: T, message = 'not equal'): void {
  if (!Object.is(actual, expected)) fail(message, actual, expected);
}

/** Fails unless both are the same plain data. */
export function deepEqual<T>(actual: T, expected: T, message = 'not deeply equal'): void {
  if (show(actual) !== show(expected)) fail(message, actual, expected);
}

/** Fails unless the text matches the pattern. */
export function match(actual: string, expected: RegExp, message = 'no match'): void {
  if (!expected.test(actual)) fail(message, actual, expected);
}

function fail(message: string, actual: unknown, expected: unknown): never {
  throw new Error(`${message}\nactual:   ${show(actual)}\nexpected: ${show(expected)}`);
}

function show(value: unknown): string {
  return value instanceof RegExp ? String(value) : (JSON.stringify(value, undefined, 2) ?? String(value));
}
