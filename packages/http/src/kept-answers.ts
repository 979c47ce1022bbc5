import { type Application, type Moment, resolveMoment } from '@shigan/app';
import { jsonText } from '@shigan/contract';
import { dayOf, type Instant, type RegionCode } from '@shigan/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { holds, takesGzip } from './etag.ts';
import { json } from './routes/answers.ts';
import { sharedQuestions } from './shared-questions.ts';
import { type SplicedBytes, splicedBytes } from './spliced-bytes.ts';

/** Answers that are kept, some hundred kilobytes each. */
const most = 64;

/** An answer, kept or just worked out, with the moment that it is of now. */
interface KeptAnswer<T> {
  readonly answer: T;
  readonly asOf: Instant;
  /** Sends the answer with its moment: as bytes that were written once, not for everybody who looks, compressed for who takes that; or
   *  "unchanged" to who holds it already. */
  send(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply>;
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
  written: Promise<Written> | undefined;
}

/** An answer as it is sent. */
interface Written {
  readonly bytes: SplicedBytes;
  readonly tag: string;
}

/** Keeps answers that rest on what is known and on the day, for as long as neither changes: many people look at one board. The
 *  count of changes is read before the work begins, so that an answer is never newer than it is kept as; it is read after the
 *  request came, once for all who wait for it. */
export function keptAnswers<T extends { readonly asOf: string }>(app: Application): KeptAnswers<T> {
  const kept = new Map<string, Kept<T>>();
  const moments = sharedQuestions<Moment>();
  return {
    answer: async ({ city, question, asOf }, work) => {
      const moment = await moments(`${city} ${asOf ?? ''}`, () => resolveMoment(app, city, asOf));
      const key = [city, question, moment.edition, moment.changes, dayOf(moment.asOf)].join(' ');
      const entry = kept.get(key) ?? { answer: work(), written: undefined };
      // The last one asked for stands last: the first is the one that nobody has asked for the longest.
      kept.delete(key);
      kept.set(key, entry);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      try {
        const answer = await entry.answer;
        const send = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
          entry.written ??= written(app, answer);
          return sent(await entry.written, moment.asOf, request, reply);
        };
        return { answer, asOf: moment.asOf, send };
      } catch (error) {
        if (kept.get(key) === entry) kept.delete(key);
        throw error;
      }
    },
  };
}

/** Stands for the moment; no text of an answer holds it. */
const mark = '\u0000';

/** The moment is left out of the tag: an answer of an earlier one that says the same is the same, which is what a weak tag says. */
async function written(app: Application, answer: { readonly asOf: string }): Promise<Written> {
  const [before = '', after = ''] = jsonText({ ...answer, asOf: mark }).split(JSON.stringify(mark));
  const tag = `W/"${app.digest.sha256(before + after).slice(0, 32)}"`;
  return { bytes: await splicedBytes(before, after), tag };
}

function sent({ bytes, tag }: Written, asOf: Instant, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { headers } = request;
  reply.headers({ etag: tag, 'cache-control': 'private, no-cache', vary: 'accept-language, accept-encoding' });
  if (holds(headers['if-none-match'], tag)) return reply.code(304).send();
  reply.type(json);
  const moment = JSON.stringify(asOf);
  if (!takesGzip(headers['accept-encoding'])) return reply.send(bytes.plain(moment));
  return reply.header('content-encoding', 'gzip').send(bytes.gzip(moment));
}
