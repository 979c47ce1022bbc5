/** Asks what several wait for at once. */
export type SharedQuestions<T> = (key: string, ask: () => Promise<T>) => Promise<T>;

/** One question at a time for all who want the same answer. Who comes while it is being asked waits for the next asking: nobody is given
 *  an answer that was begun before he asked, so it is as true as one of his own. An asking begins when whatever else has come in has been
 *  looked at, so that those who come together ask together. Not for use within a transaction, which has to see what it did itself. */
export function sharedQuestions<T>(): SharedQuestions<T> {
  /** Answers to questions that are not asked yet. */
  const waiting = new Map<string, Promise<T>>();
  /** Ends of those that are. */
  const asked = new Map<string, Promise<void>>();
  const begin = async (key: string, ask: () => Promise<T>): Promise<T> => {
    await asked.get(key);
    await new Promise((resolve) => setImmediate(resolve));
    waiting.delete(key);
    const answer = ask();
    const over = async (): Promise<void> => {
      await Promise.allSettled([answer]);
      if (asked.get(key) === ended) asked.delete(key);
    };
    const ended = over();
    asked.set(key, ended);
    return answer;
  };
  return (key, ask) => {
    const answer = waiting.get(key) ?? begin(key, ask);
    waiting.set(key, answer);
    return answer;
  };
}
