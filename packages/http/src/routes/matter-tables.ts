import { type Application, importMatters, listMatters, listsDocument, listsWorkbook, readRegistry } from '@shigan/app';
import { matterImportBody, matterLists, presentMatterImport, presentMatterLists } from '@shigan/contract';
import { dayInWords, dayOf, figureId } from '@shigan/core';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { FileRefused } from '../problem.ts';
import { spool } from '../upload/spool.ts';
import { uploadedFile } from '../upload/uploaded-file.ts';
import { fileAnswer, jsonAnswer } from './answers.ts';
import { asked } from './asked.ts';
import { attachment } from './attachment.ts';
import type { ImportOptions } from './imports.ts';
import { conditionsOf, mattersQuery } from './matters-query.ts';

const mediaTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

const demoWords = { zh: '演示数据', en: 'invented' } as const;

const yes = z.enum(['true', 'false']).exactOptional();

/** What is uploaded. It is read piece by piece and never held, so there is nothing that could be checked here. */
const uploadBody = z.unknown().meta({
  type: 'object',
  properties: { file: { type: 'string', format: 'binary' } },
  required: ['file'],
});

/** The tables of matters that circulate: out as Word and Excel, and in. */
export function matterTableRoutes(server: Server, app: Application, options: ImportOptions): void {
  server.get(
    '/matters/lists/:list/:format',
    {
      config: { access: 'matters.read' },
      schema: {
        tags: ['matters'],
        summary: 'The three lists as the tables that circulate',
        params: z.strictObject({ list: z.enum(['all', ...matterLists]), format: z.enum(['docx', 'xlsx']) }),
        querystring: mattersQuery,
        response: fileAnswer('application/octet-stream', z.string().meta({ format: 'binary' })),
      },
    },
    async ({ actor, city, language, params: { list, format }, query }, reply) => {
      const { moment, matters } = await listMatters(app, actor, city, conditionsOf(query));
      const presenting = {
        language,
        idOf: (figure: Parameters<typeof figureId>[0]) => figureId(figure, (content) => app.digest.sha256(content)),
        registry: await readRegistry(app, moment),
      };
      const { lists } = presentMatterLists(matters, presenting, { asOf: moment.asOf, demo: moment.city.demo });
      const shown = list === 'all' ? lists : lists.filter(({ kind }) => kind === list);
      const about = {
        city: moment.city.name,
        date: language === 'zh' ? dayInWords(dayOf(moment.asOf)) : dayOf(moment.asOf),
        demo: moment.city.demo ? demoWords[language] : '',
        language,
      };
      const content =
        format === 'docx'
          ? await app.documents.tablesDocument(listsDocument(shown, about))
          : await app.documents.workbook(listsWorkbook(shown, about));
      const name = `${shown.map(({ title }) => title).join('、')} ${dayOf(moment.asOf)}.${format}`;
      return reply
        .header('content-type', mediaTypes[format])
        .header('content-disposition', attachment(name))
        .send(Buffer.from(content));
    },
  );

  server.post(
    '/matters/import',
    {
      config: { access: 'matters.open' },
      schema: {
        tags: ['matters'],
        summary: 'Opens the matters of a table: all of them, or none',
        description:
          'Sheets complete each other by the matter’s title. A fault keeps all of it out; the answer names all of them, with sheet, row and column. Sent twice, nothing is opened twice.',
        consumes: ['multipart/form-data'],
        querystring: z.strictObject({
          dryRun: yes.describe('Look only: everything is checked, nothing opened.'),
          approve: yes.describe('What lacks nothing is approved at once.'),
          ...asked,
        }),
        body: uploadBody,
        response: { ...jsonAnswer(matterImportBody), 201: matterImportBody },
      },
    },
    async (request, reply) => {
      const { actor, city, language, query } = request;
      const upload = await uploadedFile(request, { fileSize: options.maxUploadBytes + 1 });
      const file = await spool(upload.filename, upload.pieces, { maxBytes: options.maxUploadBytes });
      try {
        const imported = await importMatters(app, actor, city, file, {
          dryRun: query.dryRun === 'true',
          approve: query.approve === 'true',
        });
        const body = presentMatterImport(imported, language);
        if (body.dryRun) return await reply.send(body);
        if (!body.accepted) throw new FileRefused(body);
        return await reply.code(201).send(body);
      } finally {
        await file.discard();
      }
    },
  );
}
