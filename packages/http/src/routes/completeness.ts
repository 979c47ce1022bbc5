import { type Application, readCompleteness } from '@shigan/app';
import { completenessBody, parsePeriod, presentCompleteness } from '@shigan/contract';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { jsonAnswer } from './answers.ts';
import { askedAsOf } from './asked.ts';

/** What has arrived of what was to come: the grid of releases, who is late, the calendar. */
export function completenessRoutes(server: Server, app: Application): void {
  server.get(
    '/completeness',
    {
      config: { access: 'series.read' },
      schema: {
        tags: ['series'],
        summary: 'Which releases of a region and its parts have arrived, which are late, and when the next are due',
        querystring: z.strictObject({
          region: z.string().max(40),
          period: z.string().max(20).describe('The month that the grid is dated by, `2021-04`.'),
          ...askedAsOf,
        }),
        response: jsonAnswer(completenessBody),
      },
    },
    async ({ actor, city, language, query: { region, period, asOf } }, reply) => {
      const asked = { region, period: parsePeriod(period), ...(asOf === undefined ? {} : { asOf }) };
      return reply.send(presentCompleteness(await readCompleteness(app, actor, city, asked), language));
    },
  );
}
