import { type Application, resolveMoment } from '@shigan/app';
import { jsonText } from '@shigan/contract';
import { dayOf, type Instant, type RegionCode } from '@shigan/core';

/** Answers that are kept, some hundred kilobytes each. */
const most = 64;

/** An answer, kept or just worked out, with the moment that it is of now. */
interface KeptAnswer<T> {
  readonly answer: T;
  readonly asOf: Instant;
  /** The answer with its moment as the text that is sent: written once, not for everybody who looks. */
  json(): string;
}

export interface KeptAnswers<T> {
  /** The answer to a question as of a moment: kept, or worked out by `work` and kept. Who asks while it is being worked out waits for
   *  that. */
  answer(
    asked: { readonly city: RegionCode; readonly question: string; readonly asOf: string | undefined },
    work: () => Promise<T>,
  ): Promise<KeptAnswer<T>>;
}

interface Kept<T> {
  readonly answer: Promise<T>;
  /** What stands before and after the moment. */
  text: readonly [string, string] | undefined;
}

/** Keeps answers that rest on what is known and on the day, for as long as neither changes: many people look at one board. The
 *  count of changes is read before the work begins, so that an answer is never newer than it is kept as. */
export function keptAnswers<T extends { readonly asOf: string }>(app: Application): KeptAnswers<T> {
  const kept = new Map<string, Kept<T>>();
  return {
    answer: async ({ city, question, asOf }, work) => {
      const moment = await resolveMoment(app, city, asOf);
      const key = [city, question, moment.edition, moment.changes, dayOf(moment.asOf)].join(' ');
      const entry = kept.get(key) ?? { answer: work(), text: undefined };
      // The last one asked for stands last: the first is the one that nobody has asked for the longest.
      kept.delete(key);
      kept.set(key, entry);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      try {
        const answer = await entry.answer;
        return { answer, asOf: moment.asOf, json: () => textOf(entry, answer, moment.asOf) };
      } catch (error) {
        if (kept.get(key) === entry) kept.delete(key);
        throw error;
      }
    },
  };
}

/** Stands for the moment; no text of an answer holds it. */
const mark = '\u0000';

function textOf<T extends { readonly asOf: string }>(entry: Kept<T>, answer: T, asOf: Instant): string {
  if (entry.text === undefined) {
    const [before = '', after = ''] = jsonText({ ...answer, asOf: mark }).split(JSON.stringify(mark));
    entry.text = [before, after];
  }
  return entry.text.join(JSON.stringify(asOf));
}
