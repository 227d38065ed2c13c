/** Answers that are sent as they are more than once, with their bytes where they are known. */
const answers = new WeakMap<object, Uint8Array | undefined>();

/** The same answer, which nobody changes: its JSON is made once, where the connection can do that. */
export function sentAgain<Answer extends object>(answer: Answer): Answer {
  if (!answers.has(answer)) answers.set(answer, undefined);
  return answer;
}

/** The bytes of an answer that is sent again; undefined for any other. */
export function bytesSentAgain(
  answer: unknown,
  bytesOf: (answer: object) => Uint8Array,
): Uint8Array | undefined {
  if (typeof answer !== 'object' || answer === null || !answers.has(answer)) return undefined;
  const bytes = answers.get(answer) ?? bytesOf(answer);
  answers.set(answer, bytes);
  return bytes;
}
