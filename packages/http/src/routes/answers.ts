import { problemBody } from '@shigan/contract';
import { z } from 'zod';

/** What an answer that is text already is sent as. */
export const json = 'application/json; charset=utf-8';

type Answers = Readonly<Record<string, unknown>>;

/** Refusals and failures, as every route can answer them. */
export const problems: { readonly description: string; readonly content: object } = {
  description: 'Refused, or failed.',
  content: { 'application/problem+json': { schema: problemBody } },
};

/** The answers of a route that gives JSON. */
export function jsonAnswer(body: z.ZodType, status = 200): Answers {
  return { [status]: body, default: problems };
}

/** The answers of a route that gives JSON, or nothing to who prefers that. */
export function jsonOrNothing(body: z.ZodType): Answers {
  return { ...jsonAnswer(body), 204: z.null().describe('Done; the answer was not asked for.') };
}

/** Whether a `prefer` header asks for no answer beyond that it was done (RFC 7240, 4.2). */
export function prefersNothing(header: string | string[] | undefined): boolean {
  const preferences = [header ?? []].flat().join(',').toLowerCase().split(',');
  return preferences.some((each) => /^\s*return\s*=\s*"?minimal"?\s*(;|$)/.test(each));
}

/** The answers of a route that gives a file. */
export function fileAnswer(mediaType: string, content: z.ZodType): Answers {
  return filesAnswer({ [mediaType]: content });
}

/** The answers of a route that gives a file of one of several kinds, by media type. */
export function filesAnswer(kinds: Readonly<Record<string, z.ZodType>>): Answers {
  const content = Object.fromEntries(Object.entries(kinds).map(([type, schema]) => [type, { schema }]));
  return { 200: { description: 'The file.', content }, default: problems };
}
