import { type Application, resolveMoment } from '@shigan/app';
import { dayOf, type Instant, type RegionCode } from '@shigan/core';

/** Answers that are kept, some hundred kilobytes each. */
const most = 64;

export interface KeptAnswers<T> {
  /** The answer to a question as of a moment: kept, or worked out by `work` and kept; with the moment that it is of now. */
  answer(
    asked: { readonly city: RegionCode; readonly question: string; readonly asOf: string | undefined },
    work: () => Promise<T>,
  ): Promise<{ readonly answer: T; readonly asOf: Instant }>;
}

/** Keeps answers that rest on what is known and on the day, for as long as neither changes: many people look at one board. The
 *  count of changes is read before the work begins, so that an answer is never newer than it is kept as. */
export function keptAnswers<T>(app: Application): KeptAnswers<T> {
  const kept = new Map<string, T>();
  return {
    answer: async ({ city, question, asOf }, work) => {
      const moment = await resolveMoment(app, city, asOf);
      const key = [city, question, moment.edition, moment.changes, dayOf(moment.asOf)].join(' ');
      const known = kept.get(key);
      const answer = known ?? (await work());
      // The last one asked for stands last: the first is the one that nobody has asked for the longest.
      kept.delete(key);
      kept.set(key, answer);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      return { answer, asOf: moment.asOf };
    },
  };
}
