import { problemBody } from '@shigan/contract';
import type { z } from 'zod';

type Answers = Readonly<Record<string, unknown>>;

/** Refusals and failures, as every route can answer them. */
const problems = {
  description: 'Refused, or failed.',
  content: { 'application/problem+json': { schema: problemBody } },
};

/** The answers of a route that gives JSON. */
export function jsonAnswer(body: z.ZodType, status = 200): Answers {
  return { [status]: body, default: problems };
}

/** The answers of a route that gives a file. */
export function fileAnswer(mediaType: string, content: z.ZodType): Answers {
  return { 200: { description: 'The file.', content: { [mediaType]: { schema: content } } }, default: problems };
}
