import {
  type Application,
  assessmentDocument,
  decideObjection,
  objectToAssessment,
  publishAssessment,
  readAssessment,
  settleAssessment,
} from '@shigan/app';
import { assessmentBody, type AssessmentBody, presentAssessment } from '@shigan/contract';
import type { Actor } from '@shigan/core';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { jsonAnswer } from './answers.ts';
import { asked, askedAsOf } from './asked.ts';
import { documentAnswer, sendDocument } from './documents.ts';

const year = z.coerce.number().int().min(1949).max(2999);
const params = z.strictObject({ year });
const querystring = z.strictObject(asked);
const words = z.string().min(1).max(3000);

/** The performance assessment: worked out, published, objected to, corrected, settled. */
export function assessmentRoutes(server: Server, app: Application): void {
  const tags = ['assessments'];
  const whole = async (
    actor: Actor,
    city: string,
    of: { readonly year?: number; readonly asOf?: string },
  ): Promise<AssessmentBody> => presentAssessment(await readAssessment(app, actor, city, of));

  server.get(
    '/assessments',
    {
      config: { access: 'award.read' },
      schema: {
        tags,
        summary: 'The assessment of a year: what it comes to now, what was published, objections and corrections',
        querystring: z.strictObject({ year: year.exactOptional(), ...askedAsOf }),
        response: jsonAnswer(assessmentBody),
      },
    },
    async ({ actor, city, query }, reply) => reply.send(await whole(actor, city, query)),
  );

  server.post(
    '/assessments/:year/publish',
    {
      config: { access: 'assessment.conduct' },
      schema: {
        tags,
        summary: 'Publishes the results as they are worked out now; they stand whatever becomes known later',
        params,
        querystring,
        response: jsonAnswer(assessmentBody),
      },
    },
    async ({ actor, city, params: { year: of } }, reply) => {
      await publishAssessment(app, actor, city, of);
      return reply.send(await whole(actor, city, { year: of }));
    },
  );

  server.post(
    '/assessments/:year/objections',
    {
      config: { access: 'assessment.object' },
      schema: {
        tags,
        summary: 'Objects to the published results of one’s own county',
        params,
        querystring,
        body: z.strictObject({ unit: z.string().max(20), words }),
        response: jsonAnswer(assessmentBody),
      },
    },
    async ({ actor, city, params: { year: of }, body }, reply) => {
      await objectToAssessment(app, actor, city, of, body);
      return reply.send(await whole(actor, city, { year: of }));
    },
  );

  server.post(
    '/assessments/:year/decisions',
    {
      config: { access: 'assessment.conduct' },
      schema: {
        tags,
        summary: 'Decides on an objection; what is upheld corrects lines, and what they were stays to be seen',
        params,
        querystring,
        body: z.strictObject({
          objection: z.int().min(1),
          upheld: z.boolean(),
          reason: words,
          corrections: z
            .array(z.strictObject({ item: z.string().max(500), points: z.number().min(-1000).max(1000) }))
            .max(200)
            .exactOptional(),
        }),
        response: jsonAnswer(assessmentBody),
      },
    },
    async ({ actor, city, params: { year: of }, body }, reply) => {
      await decideObjection(app, actor, city, of, body);
      return reply.send(await whole(actor, city, { year: of }));
    },
  );

  server.post(
    '/assessments/:year/settle',
    {
      config: { access: 'assessment.conduct' },
      schema: {
        tags,
        summary: 'Settles the results: refused while an objection is open',
        params,
        querystring,
        response: jsonAnswer(assessmentBody),
      },
    },
    async ({ actor, city, params: { year: of } }, reply) => {
      await settleAssessment(app, actor, city, of);
      return reply.send(await whole(actor, city, { year: of }));
    },
  );

  server.get(
    '/assessments/:year/document',
    {
      config: { access: 'award.read' },
      schema: {
        tags,
        summary: 'The results as an official document (.docx), or as a page that stands alone',
        params,
        querystring: z.strictObject({ format: z.enum(['docx', 'html']).exactOptional(), ...askedAsOf }),
        response: documentAnswer,
      },
    },
    async ({ actor, city, params: { year: of }, query: { format = 'docx', asOf } }, reply) => {
      const document = await assessmentDocument(app, actor, city, {
        year: of,
        ...(asOf === undefined ? {} : { asOf }),
      });
      const content =
        format === 'docx' ? await app.documents.bulletinDocument(document) : await app.documents.bulletinPage(document);
      return sendDocument(reply, format, document.title, content);
    },
  );
}
