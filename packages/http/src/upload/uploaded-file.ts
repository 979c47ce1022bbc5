import type { MultipartFile } from '@fastify/multipart';
import { RequestRefused } from '@shigan/contract';
import type { FastifyRequest } from 'fastify';

/** The one file of a request, as it arrives. Refuses `invalid-request` where there is none, and where the request ends within it: the
 *  parser's own errors carry no code. */
export async function uploadedFile(
  request: FastifyRequest,
  limits: { readonly fileSize: number; readonly fieldSize?: number },
): Promise<Pick<MultipartFile, 'filename' | 'fields'> & { readonly pieces: AsyncIterable<Uint8Array> }> {
  let upload: MultipartFile | undefined;
  try {
    upload = await request.file({ limits });
  } catch (error) {
    throw asRefusal(error);
  }
  if (upload === undefined) throw new RequestRefused('invalid-request', { file: 'missing' });
  const { file, filename, fields } = upload;
  return { filename, fields, pieces: arriving(file) };
}

async function* arriving(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces;
  } catch (error) {
    throw asRefusal(error);
  }
}

function asRefusal(error: unknown): unknown {
  const isKnown = error instanceof Error && 'code' in error && typeof error.code === 'string';
  return isKnown ? error : new RequestRefused('invalid-request', { file: 'incomplete' });
}
