import type { Database } from './database.ts';

/** Answers that are held, of a few rows each. */
const most = 500;

export interface HeldAnswers<T> {
  /** The answer to a question: the one given before, where nothing was committed since and `isStill` says that it is of now. */
  answer(question: readonly unknown[], ask: () => Promise<T>, isStill?: (answer: T) => boolean): Promise<T>;
}

/** Holds answers to what is asked with every request (the city, the session, the account) for as long as the database is as it was when
 *  they were asked. They are as true as if asked anew: the count of commits goes up before whoever writes is told that it is written,
 *  so a right that was taken, also by another process, is gone with the next request. */
export function heldAnswers<T>(database: Pick<Database, 'commits'>): HeldAnswers<T> {
  let held = new Map<string, Promise<T>>();
  let heldAt: number | undefined;
  return {
    answer: async (question, ask, isStill = () => true) => {
      const commits = database.commits();
      if (commits === undefined) return ask();
      if (commits !== heldAt) {
        held = new Map();
        heldAt = commits;
      }
      const ofThis = held;
      const key = JSON.stringify(question);
      const known = ofThis.get(key);
      if (known !== undefined) {
        const answer = await known;
        if (isStill(answer)) return answer;
      }
      const asked = ask();
      ofThis.delete(key);
      ofThis.set(key, asked);
      const [oldest] = ofThis.keys();
      if (ofThis.size > most && oldest !== undefined) ofThis.delete(oldest);
      try {
        return await asked;
      } catch (error) {
        if (ofThis.get(key) === asked) ofThis.delete(key);
        throw error;
      }
    },
  };
}
