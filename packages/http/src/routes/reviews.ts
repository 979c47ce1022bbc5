import { type Application, closeReview, listReviews, openReview, readRegistry, readReview } from '@shigan/app';
import { presentReview, reviewBody, type ReviewBody, reviewListBody } from '@shigan/contract';
import { type Actor, dayOf, figureId, type Language } from '@shigan/core';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { jsonAnswer } from './answers.ts';
import { asked, askedAsOf } from './asked.ts';

const params = z.strictObject({ month: z.string().max(20).describe('`2021-05`') });

/** Rounds of the monthly review. Reports are acts on matters. */
export function reviewRoutes(server: Server, app: Application): void {
  const tags = ['reviews'];
  const whole = async (
    actor: Actor,
    city: string,
    month: string,
    { language, asOf }: { readonly language: Language; readonly asOf?: string },
  ): Promise<ReviewBody> => {
    const { moment, ...reading } = await readReview(app, actor, city, month, asOf);
    const idOf = (figure: Parameters<typeof figureId>[0]): string =>
      figureId(figure, (content) => app.digest.sha256(content));
    const presenting = { language, idOf, registry: await readRegistry(app, moment) };
    return presentReview({ ...reading, asOf: moment.asOf, demo: moment.city.demo }, presenting, dayOf(moment.asOf));
  };

  server.get(
    '/reviews',
    {
      config: { access: 'matters.read' },
      schema: {
        tags,
        summary: 'Rounds of the monthly review, the last first',
        querystring: z.strictObject(askedAsOf),
        response: jsonAnswer(reviewListBody),
      },
    },
    async ({ actor, city, query: { asOf } }, reply) => {
      const { moment, reviews } = await listReviews(app, actor, city, asOf);
      return reply.send({
        asOf: moment.asOf,
        demo: moment.city.demo,
        reviews: reviews.map(({ month, due, openedAt, closedAt }) => ({ month, due, openedAt, closedAt })),
      });
    },
  );

  server.post(
    '/reviews',
    {
      config: { access: 'proceeding.conduct' },
      schema: {
        tags,
        summary: 'Opens the month’s round: asks for what is owed, exempts what is green throughout',
        querystring: z.strictObject(asked),
        body: z.strictObject({
          due: z.iso.date().exactOptional().describe('The last day in time; the 18th unless said.'),
        }),
        response: jsonAnswer(reviewBody, 201),
      },
    },
    async ({ actor, city, language, body }, reply) => {
      const month = await openReview(app, actor, city, body);
      return reply.code(201).send(await whole(actor, city, month, { language }));
    },
  );

  server.get(
    '/reviews/:month',
    {
      config: { access: 'matters.read' },
      schema: {
        tags,
        summary: 'A round: what every unit owes, what it finds filled in, what came, what is pointed out',
        params,
        querystring: z.strictObject(askedAsOf),
        response: jsonAnswer(reviewBody),
      },
    },
    async ({ actor, city, language, params: { month }, query }, reply) =>
      reply.send(
        await whole(actor, city, month, { language, ...(query.asOf === undefined ? {} : { asOf: query.asOf }) }),
      ),
  );

  server.post(
    '/reviews/:month/close',
    {
      config: { access: 'proceeding.conduct' },
      schema: {
        tags,
        summary: 'Closes a round: what has not come is missing',
        params,
        querystring: z.strictObject(asked),
        response: jsonAnswer(reviewBody),
      },
    },
    async ({ actor, city, language, params: { month } }, reply) => {
      await closeReview(app, actor, city, month);
      return reply.send(await whole(actor, city, month, { language }));
    },
  );
}
