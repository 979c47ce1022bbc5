import {
  type Application,
  awardDocument,
  awardDocumentKinds,
  catalogueWorkbook,
  importCatalogue,
  importLedger,
  ledgerWorkbook,
} from '@shigan/app';
import {
  catalogueImportBody,
  type CatalogueImportBody,
  type LedgerImportBody,
  ledgerImportBody,
  presentCatalogueImport,
  presentLedgerImport,
  RequestRefused,
} from '@shigan/contract';
import { authorities } from '@shigan/core';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { FileRefused } from '../problem.ts';
import { fileAnswer, jsonAnswer } from './answers.ts';
import { asked, askedAsOf } from './asked.ts';
import { attachment } from './attachment.ts';
import { documentAnswer, sendDocument } from './documents.ts';
import { withUpload } from './with-upload.ts';

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const workbookAnswer = fileAnswer(mediaType, z.string().meta({ format: 'binary' }));

const uploadBody = z.unknown().meta({
  type: 'object',
  properties: { file: { type: 'string', format: 'binary' } },
  required: ['file'],
});

const yes = z.enum(['true', 'false']).exactOptional();
const year = z.coerce.number().int().min(1949).max(2999);

/** The catalogue of incentives and the award ledger as spreadsheets, out and in. */
export function awardWorkbookRoutes(server: Server, app: Application): void {
  const tags = ['awards'];
  server.get(
    '/awards/documents/:kind',
    {
      config: { access: 'award.read' },
      schema: {
        tags,
        summary:
          'An official document (.docx) or page: where the city stands, who answers for what, points and rewards',
        params: z.strictObject({ kind: z.enum(awardDocumentKinds) }),
        querystring: z.strictObject({
          year: year.exactOptional(),
          format: z.enum(['docx', 'html']).exactOptional(),
          ...askedAsOf,
        }),
        response: documentAnswer,
      },
    },
    async ({ actor, city, params: { kind }, query: { format = 'docx', ...query } }, reply) => {
      const document = await awardDocument(app, actor, city, kind, query);
      const content =
        format === 'docx' ? await app.documents.bulletinDocument(document) : await app.documents.bulletinPage(document);
      return sendDocument(reply, format, document.title, content);
    },
  );

  server.get(
    '/awards/catalogue/workbook',
    {
      config: { access: 'award.read' },
      schema: {
        tags,
        summary: 'The measures of an authority and year as a workbook (.xlsx) that can be brought in again',
        querystring: z.strictObject({ authority: z.enum(authorities).default('province'), year, ...askedAsOf }),
        response: workbookAnswer,
      },
    },
    async ({ actor, city, query }, reply) => sendWorkbook(reply, await catalogueWorkbook(app, actor, city, query)),
  );

  server.post(
    '/awards/catalogue/workbook',
    {
      config: { access: 'incentive.amend' },
      schema: {
        tags,
        summary: 'Puts the measures of a workbook in force, whole or not at all; answers with all faults at once',
        consumes: ['multipart/form-data'],
        querystring: z.strictObject({
          dryRun: yes.describe('Look only: nothing is put in force.'),
          ...asked,
        }),
        body: uploadBody,
        response: jsonAnswer(catalogueImportBody),
      },
    },
    async (request, reply) => {
      const { actor, city, language, query } = request;
      const dryRun = query.dryRun === 'true';
      const imported = await withUpload(request, (file) => importCatalogue(app, actor, city, file, { dryRun }));
      return answer(reply, presentCatalogueImport(imported, language), dryRun || imported.ruleSet !== null);
    },
  );

  server.get(
    '/awards/ledger/workbook',
    {
      config: { access: 'award.read' },
      schema: {
        tags,
        summary: "The city's awards in force as a workbook (.xlsx) that can be brought in again",
        querystring: z.strictObject({ year: year.exactOptional(), ...askedAsOf }),
        response: workbookAnswer,
      },
    },
    async ({ actor, city, query }, reply) => sendWorkbook(reply, await ledgerWorkbook(app, actor, city, query)),
  );

  server.post(
    '/awards/ledger/workbook',
    {
      config: { access: 'award.enter' },
      schema: {
        tags,
        summary: 'Enters the awards of a spreadsheet, all or none; answers with all faults at once',
        consumes: ['multipart/form-data'],
        querystring: z.strictObject({
          dryRun: yes.describe('Look only: nothing is entered.'),
          acceptWarnings: yes.describe('Warnings were seen and are accepted.'),
          settle: z
            .union([z.string(), z.array(z.string())])
            .exactOptional()
            .describe('What a name means, `NAME=CODE`, or `NAME=` to leave its rows out; may be said several times.'),
          ...asked,
        }),
        body: uploadBody,
        response: jsonAnswer(ledgerImportBody),
      },
    },
    async (request, reply) => {
      const { actor, city, language, query } = request;
      const dryRun = query.dryRun === 'true';
      const imported = await withUpload(request, (file) =>
        importLedger(app, actor, city, file, {
          dryRun,
          acceptWarnings: query.acceptWarnings === 'true' || dryRun,
          settled: settledOf(query.settle),
        }),
      );
      return answer(reply, presentLedgerImport(imported, language), dryRun || imported.accepted);
    },
  );
}

function answer(reply: FastifyReply, body: CatalogueImportBody | LedgerImportBody, isAnswered: boolean): FastifyReply {
  if (!isAnswered) throw new FileRefused(body);
  return reply.send(body);
}

function sendWorkbook(
  reply: FastifyReply,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
): FastifyReply {
  return reply
    .header('content-type', mediaType)
    .header('content-disposition', attachment(`${name}.xlsx`))
    .send(Buffer.from(bytes));
}

function settledOf(given: string | readonly string[] | undefined): Readonly<Record<string, string | null>> {
  const pairs = given === undefined ? [] : typeof given === 'string' ? [given] : given;
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.lastIndexOf('=');
      if (at < 1) throw new RequestRefused('invalid-request', { settle: pair });
      const code = pair.slice(at + 1);
      return [pair.slice(0, at), code === '' ? null : code];
    }),
  );
}
