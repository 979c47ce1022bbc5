import {
  type Application,
  clearHazard,
  closeCampaign,
  enterCampaignFigures,
  enterHazard,
  includeMatter,
  listCampaigns,
  planCampaign,
  readCampaign,
  readRegistry,
  writeShifts,
} from '@shigan/app';
import {
  campaignBody,
  type CampaignBody,
  campaignEntryBody,
  campaignHazardBody,
  campaignListBody,
  campaignPlanBody,
  campaignReport,
  campaignShiftsBody,
  campaignWholeBody,
  presentCampaign,
  presentCampaignRow,
} from '@shigan/contract';
import { type Actor, dayOf, figureId, type Language } from '@shigan/core';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { jsonAnswer } from './answers.ts';
import { asked, askedAsOf } from './asked.ts';
import { documentAnswer, sendDocument } from './documents.ts';

const params = z.strictObject({ id: z.string().max(20).describe('Year and number, `2021-1`.') });
const querystring = z.strictObject(asked);
const words = z.string().max(2000);
const evidence = z
  .array(z.strictObject({ name: z.string().max(300) }))
  .max(50)
  .exactOptional();

/** Campaigns: a set of matters and indicators over a stretch of time, with figures, a roster, a list of hidden dangers, a report. */
export function campaignRoutes(server: Server, app: Application): void {
  const tags = ['campaigns'];
  const read = { access: 'matters.read' } as const;
  const conduct = { access: 'proceeding.conduct' } as const;
  const enter = { access: 'campaign.enter' } as const;
  const whole = async (
    actor: Actor,
    city: string,
    id: string,
    { language, asOf }: { readonly language: Language; readonly asOf?: string | undefined },
  ): Promise<CampaignBody> => {
    const { moment, ...reading } = await readCampaign(app, actor, city, id, asOf);
    const presenting = {
      language,
      idOf: (figure: Parameters<typeof figureId>[0]) => figureId(figure, (content) => app.digest.sha256(content)),
      registry: await readRegistry(app, moment),
    };
    const at = { asOf: moment.asOf, demo: moment.city.demo, city: moment.city.name };
    return presentCampaign({ ...reading, ...at }, presenting);
  };

  server.get(
    '/campaigns',
    {
      config: read,
      schema: {
        tags,
        summary: 'Campaigns, the last to begin first',
        querystring: z.strictObject(askedAsOf),
        response: jsonAnswer(campaignListBody),
      },
    },
    async ({ actor, city, language, query: { asOf } }, reply) => {
      const { moment, campaigns } = await listCampaigns(app, actor, city, asOf);
      const today = dayOf(moment.asOf);
      return reply.send({
        asOf: moment.asOf,
        demo: moment.city.demo,
        campaigns: campaigns.map((one) => presentCampaignRow(one, language, today)),
      });
    },
  );

  server.get(
    '/campaigns/:id',
    {
      config: read,
      schema: {
        tags,
        summary: 'A campaign: indicators from start to goal, matters, roster, hidden dangers',
        params,
        querystring: z.strictObject(askedAsOf),
        response: jsonAnswer(campaignBody),
      },
    },
    async ({ actor, city, language, params: { id }, query: { asOf } }, reply) =>
      reply.send(await whole(actor, city, id, { language, asOf })),
  );

  server.get(
    '/campaigns/:id/report',
    {
      config: read,
      schema: {
        tags,
        summary: 'The closing report in the official form (.docx); before it is closed, how it goes',
        params,
        querystring: z.strictObject({ format: z.enum(['docx', 'html']).exactOptional(), ...askedAsOf }),
        response: documentAnswer,
      },
    },
    async ({ actor, city, language, params: { id }, query: { format = 'docx', asOf } }, reply) => {
      const report = campaignReport(await whole(actor, city, id, { language, asOf }), language);
      const content =
        format === 'docx' ? await app.documents.bulletinDocument(report) : await app.documents.bulletinPage(report);
      return sendDocument(reply, format, report.title, content);
    },
  );

  server.post(
    '/campaigns',
    {
      config: conduct,
      schema: {
        tags,
        summary: 'Plans a campaign',
        querystring,
        body: campaignPlanBody,
        response: jsonAnswer(campaignBody, 201),
      },
    },
    async ({ actor, city, language, body }, reply) =>
      reply.code(201).send(await whole(actor, city, await planCampaign(app, actor, city, body), { language })),
  );

  server.post(
    '/campaigns/:id/figures',
    {
      config: enter,
      schema: {
        tags,
        summary: 'States figures as of a day; stated again they take the place of those before, which stay on record',
        params,
        querystring,
        body: campaignEntryBody,
        response: jsonAnswer(campaignBody, 201),
      },
    },
    async ({ actor, city, language, params: { id }, body }, reply) => {
      await enterCampaignFigures(app, actor, city, id, body);
      return reply.code(201).send(await whole(actor, city, id, { language }));
    },
  );

  server.post(
    '/campaigns/:id/whole',
    {
      config: conduct,
      schema: {
        tags,
        summary: 'States figures that the Supervision Office states for the whole',
        params,
        querystring,
        body: campaignWholeBody,
        response: jsonAnswer(campaignBody, 201),
      },
    },
    async ({ actor, city, language, params: { id }, body }, reply) => {
      await enterCampaignFigures(app, actor, city, id, body);
      return reply.code(201).send(await whole(actor, city, id, { language }));
    },
  );

  server.post(
    '/campaigns/:id/shifts',
    {
      config: enter,
      schema: {
        tags,
        summary: 'Writes the duty roster of a unit',
        params,
        querystring,
        body: campaignShiftsBody,
        response: jsonAnswer(campaignBody, 201),
      },
    },
    async ({ actor, city, language, params: { id }, body }, reply) => {
      await writeShifts(app, actor, city, id, body);
      return reply.code(201).send(await whole(actor, city, id, { language }));
    },
  );

  server.post(
    '/campaigns/:id/hazards',
    {
      config: enter,
      schema: {
        tags,
        summary: 'Enters a hidden danger',
        params,
        querystring,
        body: campaignHazardBody,
        response: jsonAnswer(campaignBody, 201),
      },
    },
    async ({ actor, city, language, params: { id }, body }, reply) => {
      await enterHazard(app, actor, city, id, body);
      return reply.code(201).send(await whole(actor, city, id, { language }));
    },
  );

  server.post(
    '/campaigns/:id/hazards/:hazard/clear',
    {
      config: enter,
      schema: {
        tags,
        summary: 'Takes a hidden danger off the list, with how it was removed',
        params: z.strictObject({ id: z.string().max(20), hazard: z.string().max(20) }),
        querystring,
        body: z.strictObject({ words, evidence }),
        response: jsonAnswer(campaignBody),
      },
    },
    async ({ actor, city, language, params: { id, hazard }, body }, reply) => {
      await clearHazard(app, actor, city, id, { ...body, hazard });
      return reply.send(await whole(actor, city, id, { language }));
    },
  );

  server.post(
    '/campaigns/:id/matters',
    {
      config: conduct,
      schema: {
        tags,
        summary: 'Takes a matter into a campaign',
        params,
        querystring,
        body: z.strictObject({ matter: z.string().max(64) }),
        response: jsonAnswer(campaignBody),
      },
    },
    async ({ actor, city, language, params: { id }, body }, reply) => {
      await includeMatter(app, actor, city, id, body);
      return reply.send(await whole(actor, city, id, { language }));
    },
  );

  server.post(
    '/campaigns/:id/close',
    {
      config: conduct,
      schema: {
        tags,
        summary: 'Closes a campaign with its conclusion',
        params,
        querystring,
        body: z.strictObject({ conclusion: words }),
        response: jsonAnswer(campaignBody),
      },
    },
    async ({ actor, city, language, params: { id }, body }, reply) => {
      await closeCampaign(app, actor, city, id, body);
      return reply.send(await whole(actor, city, id, { language }));
    },
  );
}
