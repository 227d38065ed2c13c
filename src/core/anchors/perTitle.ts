import { ownText } from '../ownText.ts';

/** A function of titles that remembers its answers: every keystroke asks for all headings, and nearly all are as they were. */
export function perTitle<Answer>(answerOf: (title: string) => Answer): (title: string) => Answer {
  const remembered = new Map<string, Answer>();
  return title => {
    let answer = remembered.get(title);
    if (answer === undefined) {
      const own = ownText(title);
      answer = answerOf(own);
      if (remembered.size >= mostTitles) remembered.clear();
      remembered.set(own, answer);
    }
    return answer;
  };
}

const mostTitles = 20_000;
