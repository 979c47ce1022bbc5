import swagger, { type SwaggerTransformObject } from '@fastify/swagger';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import type { Server } from './access.ts';

/** Where the interface is described. */
export const openApiPath = '/api/v1/openapi.json';

/** Gathers the description of the interface (OpenAPI 3.1) from the routes added afterwards. */
export async function describeInterface(server: Server): Promise<void> {
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Shigan',
        version: 'v1',
        description:
          'Statistics in, the board out. Every reading can be had as of a past moment (`asOf`); an absent value is `{"missing":"reason"}`, never null.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/' }],
      tags: [
        { name: 'board', description: 'Where every indicator stands.' },
        { name: 'outlook', description: 'Where the half-year and the year will end, and how sure that is.' },
        {
          name: 'bulletins',
          description: 'The month in words: drafts, issues, and which published figures were revised.',
        },
        { name: 'series', description: 'Indicators over time, and where figures come from.' },
        { name: 'observations', description: 'The record.' },
        { name: 'registers', description: 'Catalogue, regions, targets, rules: everything read beside observations.' },
        { name: 'matters', description: 'What is followed up: problem, leader, lead unit, deadline, lights, history.' },
        {
          name: 'projects',
          description: 'Key projects: how they stand against plan and season, findings, the indicators they feed.',
        },
        { name: 'parks', description: 'Parks: the five goods, land, output and tax, marks that persons give.' },
        { name: 'attraction', description: 'Investment attraction: deals from lead to production, funds, follow-up.' },
        {
          name: 'enterprises',
          description: 'Enterprises: register, monthly returns, what moved, loss-makers, watch list.',
        },
        { name: 'awards', description: 'Incentives: ledger, standing, odds, plan, points.' },
        { name: 'imports', description: 'Files that came in.' },
        { name: 'session', description: 'Signing in and out, and who one is.' },
        { name: 'accounts', description: 'Who can sign in, and who may do what.' },
        { name: 'audit', description: 'The record of who changed what.' },
        { name: 'health', description: 'The state of the server.' },
      ],
    },
    transform: jsonSchemaTransform,
    transformObject: (document) => usedOnly(jsonSchemaTransformObject(document)),
  });
}

type Described = ReturnType<SwaggerTransformObject>;

/** Without the schemas that no route speaks of: every shape is offered once for what comes in and once for what goes out. */
function usedOnly(document: Described): Described {
  if (!('components' in document)) return document;
  const all = document.components?.schemas ?? {};
  const used = new Set<string>();
  const follow = (part: unknown): void => {
    for (const [, name] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (name === undefined || used.has(name)) continue;
      used.add(name);
      follow(all[name] ?? {});
    }
  };
  follow('paths' in document ? (document.paths ?? {}) : {});
  // The document is ours alone: made by the transform just now.
  for (const name of Object.keys(all)) if (!used.has(name)) delete all[name];
  return document;
}

/** The description of the interface, as docs/openapi.json holds it. */
export async function openApiDocument(server: Server): Promise<string> {
  await server.ready();
  return `${JSON.stringify(server.swagger(), null, 2)}\n`;
}
