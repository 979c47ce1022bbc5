import {
  type Application,
  listInspections,
  moveInspection,
  openMatterFromFinding,
  planInspection,
  readInspection,
  recordFinding,
} from '@shigan/app';
import {
  inspectionBody,
  type InspectionBody,
  inspectionListBody,
  inspectionPlanBody,
  presentInspection,
  presentInspectionRow,
} from '@shigan/contract';
import type { Actor, Language } from '@shigan/core';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { jsonAnswer } from './answers.ts';
import { asked, askedAsOf } from './asked.ts';

const params = z.strictObject({ id: z.string().max(20).describe('Year and number, `2021-3`.') });
const querystring = z.strictObject(asked);
const text = z.string().max(1000);

/** Inspections: planned, made or received, with findings that become matters. */
export function inspectionRoutes(server: Server, app: Application): void {
  const tags = ['inspections'];
  const conduct = { access: 'proceeding.conduct' } as const;
  const whole = async (
    actor: Actor,
    city: string,
    id: string,
    { language, asOf }: { readonly language: Language; readonly asOf?: string | undefined },
  ): Promise<InspectionBody> => {
    const { moment, ...reading } = await readInspection(app, actor, city, id, asOf);
    return presentInspection({ ...reading, asOf: moment.asOf, demo: moment.city.demo }, language);
  };

  server.get(
    '/inspections',
    {
      config: { access: 'matters.read' },
      schema: {
        tags,
        summary: 'The plan register of inspections; it warns of objects inspected twice',
        querystring: z.strictObject(askedAsOf),
        response: jsonAnswer(inspectionListBody),
      },
    },
    async ({ actor, city, language, query: { asOf } }, reply) => {
      const { moment, inspections } = await listInspections(app, actor, city, asOf);
      return reply.send({
        asOf: moment.asOf,
        demo: moment.city.demo,
        inspections: inspections.map((one) => presentInspectionRow(one, language)),
      });
    },
  );

  server.post(
    '/inspections',
    {
      config: conduct,
      schema: {
        tags,
        summary: 'Plans an inspection; an object inspected lately needs a stated reason',
        querystring,
        body: inspectionPlanBody,
        response: jsonAnswer(inspectionBody, 201),
      },
    },
    async ({ actor, city, language, body }, reply) =>
      reply.code(201).send(await whole(actor, city, await planInspection(app, actor, city, body), { language })),
  );

  server.get(
    '/inspections/:id',
    {
      config: { access: 'matters.read' },
      schema: {
        tags,
        summary: 'An inspection, and what its findings became',
        params,
        querystring: z.strictObject(askedAsOf),
        response: jsonAnswer(inspectionBody),
      },
    },
    async ({ actor, city, language, params: { id }, query: { asOf } }, reply) =>
      reply.send(await whole(actor, city, id, { language, asOf })),
  );

  server.post(
    '/inspections/:id/begin',
    {
      config: conduct,
      schema: { tags, summary: 'The team begins', params, querystring, response: jsonAnswer(inspectionBody) },
    },
    async ({ actor, city, language, params: { id } }, reply) => {
      await moveInspection(app, actor, city, id, { kind: 'begin' });
      return reply.send(await whole(actor, city, id, { language }));
    },
  );

  server.post(
    '/inspections/:id/close',
    {
      config: conduct,
      schema: {
        tags,
        summary: 'The team has left: its conclusion',
        params,
        querystring,
        body: z.strictObject({ conclusion: text }),
        response: jsonAnswer(inspectionBody),
      },
    },
    async ({ actor, city, language, params: { id }, body }, reply) => {
      await moveInspection(app, actor, city, id, { kind: 'close', ...body });
      return reply.send(await whole(actor, city, id, { language }));
    },
  );

  server.post(
    '/inspections/:id/call-off',
    {
      config: conduct,
      schema: {
        tags,
        summary: 'Calls an inspection off before it begins',
        params,
        querystring,
        body: z.strictObject({ reason: text }),
        response: jsonAnswer(inspectionBody),
      },
    },
    async ({ actor, city, language, params: { id }, body }, reply) => {
      await moveInspection(app, actor, city, id, { kind: 'callOff', ...body });
      return reply.send(await whole(actor, city, id, { language }));
    },
  );

  server.post(
    '/inspections/:id/findings',
    {
      config: conduct,
      schema: {
        tags,
        summary: 'Records what was found at an object',
        params,
        querystring,
        body: z.strictObject({
          object: z.string().max(120).exactOptional().describe('Code of the object; the only one unless said.'),
          text,
          evidence: z
            .array(z.strictObject({ name: z.string().max(300) }))
            .max(50)
            .exactOptional(),
        }),
        response: jsonAnswer(inspectionBody, 201),
      },
    },
    async ({ actor, city, language, params: { id }, body }, reply) => {
      await recordFinding(app, actor, city, id, body);
      return reply.code(201).send(await whole(actor, city, id, { language }));
    },
  );

  server.post(
    '/inspections/:id/findings/:finding/matter',
    {
      config: conduct,
      schema: {
        tags,
        summary: 'Makes a finding a matter; sent again it answers with the same one',
        params: z.strictObject({ id: z.string().max(20), finding: z.string().max(20) }),
        querystring,
        body: z.strictObject({
          title: z.string().min(1).max(120),
          deadline: z.iso.date(),
          done: z.string().min(1).max(1000).describe('What counts as done.'),
          leader: z
            .strictObject({ id: z.string().max(120), name: z.string().max(100) })
            .exactOptional()
            .describe('By the portfolios unless said.'),
        }),
        response: jsonAnswer(inspectionBody, 201),
      },
    },
    async ({ actor, city, language, params: { id, finding }, body }, reply) => {
      await openMatterFromFinding(app, actor, city, id, { ...body, finding });
      return reply.code(201).send(await whole(actor, city, id, { language }));
    },
  );
}
