import { type Application, dossierDocument, listArchive, type Moment, readDossier, readRegistry } from '@shigan/app';
import { archiveBody, dossierBody, presentArchiveRow, presentDossier } from '@shigan/contract';
import { dayInWords, dayOf, type Language, type RegionCode } from '@shigan/core';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { jsonAnswer } from './answers.ts';
import { askedAsOf } from './asked.ts';
import { documentAnswer, sendDocument } from './documents.ts';

const params = z.strictObject({ id: z.string().max(64) });
const querystring = z.strictObject(askedAsOf);

/** The archive: what struck-off matters keep, to read and to take along as one file. */
export function archiveRoutes(server: Server, app: Application): void {
  const tags = ['archive'];
  const read = { access: 'matters.read' } as const;
  const namesAt = async (moment: Moment, language: Language): Promise<(code: RegionCode) => string> => {
    const registry = await readRegistry(app, moment);
    return (code) => registry.regions.get(code)?.name[language] ?? code;
  };

  server.get(
    '/archive',
    {
      config: read,
      schema: {
        tags,
        summary: 'The catalogue of the archive: struck-off matters, the last first',
        querystring: z.strictObject({
          text: z.string().max(120).exactOptional(),
          leadUnit: z.string().max(120).exactOptional(),
          ...askedAsOf,
        }),
        response: jsonAnswer(archiveBody),
      },
    },
    async ({ actor, city, language, query: { lang: _lang, city: _city, ...asked } }, reply) => {
      const { moment, matters } = await listArchive(app, actor, city, asked);
      const names = await namesAt(moment, language);
      return reply.send({
        asOf: moment.asOf,
        demo: moment.city.demo,
        matters: matters.map((one) => presentArchiveRow(one, names)),
      });
    },
  );

  server.get(
    '/archive/:id',
    {
      config: read,
      schema: { tags, summary: 'A dossier, read-only', params, querystring, response: jsonAnswer(dossierBody) },
    },
    async ({ actor, city, language, params: { id }, query: { asOf } }, reply) => {
      const { moment, ...dossier } = await readDossier(app, actor, city, id, asOf);
      const at = { asOf: moment.asOf, demo: moment.city.demo };
      return reply.send(presentDossier({ ...dossier, ...at }, language, await namesAt(moment, language)));
    },
  );

  server.get(
    '/archive/:id/file',
    {
      config: read,
      schema: { tags, summary: 'A dossier as one Word file', params, querystring, response: documentAnswer },
    },
    async ({ actor, city, language, params: { id }, query: { asOf } }, reply) => {
      const { moment, ...dossier } = await readDossier(app, actor, city, id, asOf);
      const at = { asOf: moment.asOf, demo: moment.city.demo };
      const body = presentDossier({ ...dossier, ...at }, language, await namesAt(moment, language));
      const content = await app.documents.tablesDocument(
        dossierDocument(body, {
          city: moment.city.name,
          date: language === 'zh' ? dayInWords(dayOf(moment.asOf)) : dayOf(moment.asOf),
          demo: moment.city.demo ? (language === 'zh' ? '演示数据' : 'invented') : '',
          language,
        }),
      );
      return sendDocument(reply, 'docx', `${body.number.year}-${body.number.sequence} ${body.title}`, content);
    },
  );
}
