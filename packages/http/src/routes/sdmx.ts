import { type Application, readSdmxData, readSdmxStructures } from '@shigan/app';
import {
  presentSdmxCsv,
  presentSdmxJson,
  presentStructures,
  sdmxCsvMediaType,
  sdmxJsonMediaType,
  sdmxStructureMediaType,
} from '@shigan/contract';
import { DomainError, type RegionCode, sdmxAgency, sdmxDimensions, sdmxStructure } from '@shigan/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { accepted, type Offer } from './accepted.ts';
import { fileAnswer, filesAnswer } from './answers.ts';
import { askedAsOf } from './asked.ts';
import { begun } from './begun.ts';

const dataOffers: readonly [Offer<'json' | 'csv'>, ...Offer<'json' | 'csv'>[]] = [
  { mediaType: 'application/vnd.sdmx.data+json', version: '2.0.0', as: 'json' },
  { mediaType: 'application/vnd.sdmx.data+csv', version: '2.0.0', as: 'csv' },
  { mediaType: 'application/json', as: 'json' },
  { mediaType: 'text/csv', as: 'csv' },
];

const structureOffers: readonly [Offer<'json'>, ...Offer<'json'>[]] = [
  { mediaType: 'application/vnd.sdmx.structure+json', version: '2.0.0', as: 'json' },
  { mediaType: 'application/json', as: 'json' },
];

const name = z.string().max(100);
const artefact = { agency: name, id: name, version: z.string().max(20) };
const filters = Object.fromEntries(sdmxDimensions.map((one) => [`c[${one}]`, z.string().max(4000).exactOptional()]));
const count = z.coerce.number<string>().int().min(1).max(10_000).exactOptional();

const dataQuery = z.strictObject({
  ...askedAsOf,
  ...filters,
  updatedAfter: z.string().max(40).exactOptional().describe('Only what was written after this moment.'),
  includeHistory: z.enum(['true', 'false']).exactOptional().describe('Every vintage, not the one in force alone.'),
  firstNObservations: count,
  lastNObservations: count,
});

/** The record in the exchange format of statistics offices (SDMX 3.0), asked for as SDMX REST 2 asks. */
export function sdmxRoutes(server: Server, app: Application): void {
  const data = {
    config: { access: 'observations.export' as const },
    schema: {
      tags: ['sdmx'],
      description: `Answers with SDMX-JSON 2.0 or SDMX-CSV 2.0, as \`Accept\` asks (\`labels=both\` puts names behind codes in CSV). Filters: \`c[REF_AREA]=431200,431202\`, \`c[TIME_PERIOD]=ge:2021-01+le:2021-04\`.`,
      querystring: dataQuery,
      response: filesAnswer({
        'application/vnd.sdmx.data+json': z.string(),
        'application/vnd.sdmx.data+csv': z.string(),
      }),
    },
  };
  const dataPath = '/sdmx/v2/data/:context/:agency/:id/:version';
  const params = { context: z.enum(['dataflow', 'datastructure', '*']), ...artefact };
  server.get(
    dataPath,
    { ...data, schema: { ...data.schema, summary: 'The record as SDMX', params: z.strictObject(params) } },
    async (request, reply) => answerData(app, request, reply, { ...request.params, key: '*' }),
  );
  server.get(
    `${dataPath}/:key`,
    {
      ...data,
      schema: {
        ...data.schema,
        summary: 'Some series of the record as SDMX',
        params: z.strictObject({
          ...params,
          key: z.string().max(500).describe('Frequency, region, indicator, measure with dots between; `*` for any.'),
        }),
      },
    },
    async (request, reply) => answerData(app, request, reply, request.params),
  );

  server.get(
    '/sdmx/v2/structure/:type/:agency/:id/:version',
    {
      config: { access: 'register.read' },
      schema: {
        tags: ['sdmx'],
        summary: 'The structure of the record as SDMX: dataflow, data structure, concepts, codelists',
        params: z.strictObject({
          type: z.enum(['dataflow', 'datastructure', 'conceptscheme', 'codelist', '*']),
          ...artefact,
        }),
        querystring: z.strictObject({
          ...askedAsOf,
          references: z
            .enum(['none', 'all', 'children', 'descendants', 'parents', 'parentsandsiblings', 'ancestors'])
            .exactOptional()
            .describe('What is referred to comes with it: all, children and descendants say so. Default: none.'),
        }),
        response: fileAnswer('application/vnd.sdmx.structure+json', z.string()),
      },
    },
    async ({ actor, city, language, params: asked, query: { asOf, references = 'none' }, headers }, reply) => {
      accepted(headers.accept, structureOffers);
      requireArtefact(city, { ...asked, id: '*' });
      const reading = await readSdmxStructures(app, actor, city, asOf === undefined ? {} : { asOf });
      const message = presentStructures({
        city,
        language,
        registry: reading.registry,
        asOf: reading.moment.asOf,
        type: asked.type,
        id: isAny(asked.id) ? '*' : asked.id,
        withReferences: references === 'all' || references === 'children' || references === 'descendants',
      });
      if (message === undefined) throw notThere(city, asked);
      return reply.header('content-type', `${sdmxStructureMediaType}; charset=utf-8`).send(JSON.stringify(message));
    },
  );
}

interface ArtefactAsked {
  readonly agency: string;
  readonly id: string;
  readonly version: string;
}

function isAny(text: string): boolean {
  return text === '*' || text === 'all';
}

const versions: ReadonlySet<string> = new Set(['*', 'all', '~', '+', 'latest', sdmxStructure.version, '1.0+', '1+']);

function requireArtefact(city: RegionCode, asked: ArtefactAsked): void {
  const { agency, id, version } = asked;
  const fits =
    (isAny(agency) || agency === sdmxAgency(city)) && (isAny(id) || id === sdmxStructure.id) && versions.has(version);
  if (!fits) throw notThere(city, asked);
}

function notThere(city: RegionCode, { agency, id, version }: ArtefactAsked): DomainError {
  return new DomainError('unknown-dataflow', {
    asked: `${agency}:${id}(${version})`,
    offered: `${sdmxAgency(city)}:${sdmxStructure.id}(${sdmxStructure.version})`,
  });
}

async function answerData(
  app: Application,
  request: Pick<FastifyRequest, 'actor' | 'city' | 'language' | 'headers'> & { readonly query: DataQuery },
  reply: FastifyReply,
  asked: ArtefactAsked & { readonly key: string },
): Promise<FastifyReply> {
  const { actor, city, language, query, headers } = request;
  const { as, parameters } = accepted(headers.accept, dataOffers);
  requireArtefact(city, asked);
  const { asOf, updatedAfter, firstNObservations, lastNObservations } = query;
  const reading = await readSdmxData(app, actor, city, {
    key: asked.key,
    filters: Object.fromEntries(
      sdmxDimensions.flatMap((one) => {
        const text = query[`c[${one}]`];
        return typeof text === 'string' ? [[one, text]] : [];
      }),
    ),
    includeHistory: query.includeHistory === 'true',
    ...(asOf === undefined ? {} : { asOf }),
    ...(updatedAfter === undefined ? {} : { updatedAfter }),
    ...(firstNObservations === undefined ? {} : { firstNObservations }),
    ...(lastNObservations === undefined ? {} : { lastNObservations }),
  });
  const { batches, registry, moment, isUpdate, includeHistory } = reading;
  const options = { city, registry, language, asOf: moment.asOf, isUpdate, includeHistory };
  const labels = parameters['labels'] === 'both' ? ('both' as const) : ('id' as const);
  const pieces = as === 'json' ? presentSdmxJson(batches, options) : presentSdmxCsv(batches, { ...options, labels });
  return reply
    .header('content-type', `${as === 'json' ? sdmxJsonMediaType : sdmxCsvMediaType}; charset=utf-8`)
    .header('vary', 'accept, accept-language')
    .header('cache-control', 'no-store')
    .send(Readable.from(await begun(pieces), { objectMode: false }));
}

type DataQuery = z.output<typeof dataQuery> & { readonly [filter: `c[${string}]`]: unknown };
