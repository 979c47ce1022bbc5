import type { FastifyRequest } from 'fastify';
import { spool } from '../upload/spool.ts';
import { uploadedFile } from '../upload/uploaded-file.ts';

/** Spreadsheets that fill registers and ledgers are small. */
const mostBytes = 20 * 1024 * 1024;

/** Takes in the one file of a request, and removes it whatever becomes of it. */
export async function withUpload<T>(
  request: FastifyRequest,
  use: (file: Awaited<ReturnType<typeof spool>>) => Promise<T>,
): Promise<T> {
  const upload = await uploadedFile(request, { fileSize: mostBytes + 1 });
  const file = await spool(upload.filename, upload.pieces, { maxBytes: mostBytes });
  try {
    return await use(file);
  } finally {
    await file.discard();
  }
}
