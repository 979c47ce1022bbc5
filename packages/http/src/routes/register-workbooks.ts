import { type Application, importRegister, registerWorkbook } from '@shigan/app';
import { presentRegisterImport, registerImportBody } from '@shigan/contract';
import { sheetRegisters } from '@shigan/core';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { FileRefused } from '../problem.ts';
import { fileAnswer, jsonAnswer } from './answers.ts';
import { asked, askedAsOf } from './asked.ts';
import { attachment } from './attachment.ts';
import { withUpload } from './with-upload.ts';

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const params = z.strictObject({ register: z.enum(sheetRegisters) });

const uploadBody = z.unknown().meta({
  type: 'object',
  properties: { file: { type: 'string', format: 'binary' } },
  required: ['file'],
});

/** Targets and the catalogue as spreadsheets, out and in. */
export function registerWorkbookRoutes(server: Server, app: Application): void {
  server.get(
    '/registers/:register/workbook',
    {
      config: { access: 'register.read' },
      schema: {
        tags: ['registers'],
        summary: 'Targets or the catalogue of indicators as a workbook (.xlsx) that can be brought in again',
        params,
        querystring: z.strictObject(askedAsOf),
        response: fileAnswer(mediaType, z.string().meta({ format: 'binary' })),
      },
    },
    async ({ actor, city, params: { register }, query: { asOf } }, reply) => {
      const { name, bytes } = await registerWorkbook(app, actor, city, register, asOf);
      return reply
        .header('content-type', mediaType)
        .header('content-disposition', attachment(`${name}.xlsx`))
        .send(Buffer.from(bytes));
    },
  );

  server.post(
    '/registers/:register/workbook',
    {
      config: { access: 'register.amend' },
      schema: {
        tags: ['registers'],
        summary: 'Puts what a workbook changes in force, whole or not at all; answers with all faults at once',
        description: 'Entries that it does not name stay as they are; a row whose 撤销 says 是 takes its entry back.',
        consumes: ['multipart/form-data'],
        params,
        querystring: z.strictObject({
          dryRun: z.enum(['true', 'false']).exactOptional().describe('Look only: nothing is put in force.'),
          ...asked,
        }),
        body: uploadBody,
        response: jsonAnswer(registerImportBody),
      },
    },
    async (request, reply) => {
      const {
        actor,
        city,
        language,
        params: { register },
        query,
      } = request;
      const dryRun = query.dryRun === 'true';
      const imported = await withUpload(request, (file) =>
        importRegister(app, actor, city, register, file, { dryRun }),
      );
      const body = presentRegisterImport(imported, language);
      if (!dryRun && body.faults.some(({ severity }) => severity === 'error')) throw new FileRefused(body);
      return reply.send(body);
    },
  );
}
