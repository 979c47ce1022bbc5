import { type Application, explainRosterFigure } from '@shigan/app';
import { presentRosterExplanation, rosterExplanationBody } from '@shigan/contract';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { jsonAnswer } from './answers.ts';
import { asked } from './asked.ts';
import { rosterPresentation } from './roster-presentation.ts';

/** Rosters of projects, parks and investment attraction: where their figures come from. */
export function rosterRoutes(server: Server, app: Application): void {
  server.get(
    '/rosters/figures/:id',
    {
      config: { access: 'project.read' },
      schema: {
        tags: ['projects'],
        summary: 'How a figure of projects, parks or investment attraction came about, down to the cells',
        params: z.strictObject({ id: z.string().max(500) }),
        querystring: z.strictObject(asked),
        response: jsonAnswer(rosterExplanationBody),
      },
    },
    async ({ actor, city, language, params: { id } }, reply) => {
      const explanation = await explainRosterFigure(app, actor, city, id);
      return reply.send(presentRosterExplanation(explanation, rosterPresentation(app, language)));
    },
  );
}
