import { z } from 'zod';
import type { Server } from '../access.ts';
import { openApiDocument } from '../openapi.ts';

const description = z.object({
  paths: z.record(
    z.string(),
    z.object({
      get: z.object({ responses: z.object({ 200: z.object({ content: z.record(z.string(), z.unknown()) }) }) }),
    }),
  ),
});

/** The media types that a path is described to answer with, in the order they are described in. */
export async function describedTypes(server: Server, path: string): Promise<readonly string[]> {
  const { paths } = JSON.parse(await openApiDocument(server));
  return Object.keys(
    description.parse({ paths: { [path]: paths[path] } }).paths[path]?.get.responses[200].content ?? {},
  );
}
