import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { type Application, type Identity, type OutlookJobs, outlookJobs } from '@shigan/app';
import { jsonText, RequestRefused } from '@shigan/contract';
import type { Actor, RegionCode } from '@shigan/core';
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { guardAccess, type Server } from './access.ts';
import { entityTags } from './etag.ts';
import { checkHost } from './guard/host.ts';
import { checkOrigin } from './guard/origin.ts';
import { securityHeaders } from './guard/security-headers.ts';
import { describeInterface, openApiPath } from './openapi.ts';
import { languageOf } from './language.ts';
import { type RequestDone, requestDone, requestId } from './operation/request-done.ts';
import { problemOf } from './problem.ts';
import { accountRoutes } from './routes/accounts.ts';
import { auditRoutes } from './routes/audit.ts';
import { assessmentRoutes } from './routes/assessments.ts';
import { awardRoutes } from './routes/awards.ts';
import { awardEvidenceRoutes } from './routes/award-evidence.ts';
import { awardWorkbookRoutes } from './routes/award-workbooks.ts';
import { boardRoutes } from './routes/board.ts';
import { completenessRoutes } from './routes/completeness.ts';
import { bulletinDraftRoutes } from './routes/bulletin-drafts.ts';
import { bulletinRoutes } from './routes/bulletins.ts';
import { channelRoutes } from './routes/channels.ts';
import { circularRoutes } from './routes/circulars.ts';
import { enterpriseCaseRoutes } from './routes/enterprise-cases.ts';
import { enterpriseRoutes } from './routes/enterprises.ts';
import { attractionRoutes } from './routes/attraction.ts';
import { parkRoutes } from './routes/parks.ts';
import { projectRoutes } from './routes/projects.ts';
import { visitRoutes } from './routes/visits.ts';
import { rosterRoutes } from './routes/rosters.ts';
import { draftRoutes } from './routes/drafts.ts';
import { healthRoutes } from './routes/health.ts';
import { archiveRoutes } from './routes/archive.ts';
import { importRoutes } from './routes/imports.ts';
import { indicatorRoutes } from './routes/indicator.ts';
import { campaignRoutes } from './routes/campaigns.ts';
import { inspectionRoutes } from './routes/inspections.ts';
import { meetingRoutes } from './routes/meetings.ts';
import { matterTableRoutes } from './routes/matter-tables.ts';
import { evidenceRoutes } from './routes/evidence.ts';
import { matterRoutes } from './routes/matters.ts';
import { observationRoutes } from './routes/observations.ts';
import { sdmxRoutes } from './routes/sdmx.ts';
import { ownAccountRoutes } from './routes/own-account.ts';
import { ownRoutes } from './routes/own.ts';
import { outlookRoutes, renewOutlooks } from './routes/outlook.ts';
import { reviewRoutes } from './routes/reviews.ts';
import { registerWorkbookRoutes } from './routes/register-workbooks.ts';
import { registerRoutes } from './routes/registers.ts';
import { seriesRoutes } from './routes/series.ts';
import { sessionRoutes } from './routes/session.ts';
import { serveWebApp } from './web-app.ts';

export interface ServerOptions {
  /** Of the program. */
  readonly version: string;
  /** The city meant where a request names none and the store holds none or several. */
  readonly defaultCity: RegionCode;
  /** Who people are. */
  readonly identity: Identity;
  /** The address that others reach the server at (`https://shigan.example`); without one only this machine is served. */
  readonly origin?: string;
  /** Every request is this actor's, whoever sends it: for tests of what routes do. */
  readonly actor?: Actor | undefined;
  /** Directory of the built pages; without it only the interface is served. */
  readonly webRoot?: string;
  /** Largest file taken in, in bytes. */
  readonly maxUploadBytes: number;
  /** Outlooks being made; without them a server has its own. */
  readonly outlooks?: OutlookJobs;
  /** Called after what outlooks of a city rest on has changed. */
  readonly renewOutlooks?: (city: RegionCode) => Promise<void>;
  /** Told of every failure of ours; refusals are none. */
  readonly onFailure: (
    error: unknown,
    request: { readonly method: string; readonly url: string; readonly id: string },
  ) => void;
  /** Told of every answered request. */
  readonly observe?: (done: RequestDone) => void;
}

/** Bodies other than files: a register entry is a few kilobytes. */
const maxBodyBytes = 1024 * 1024;

/** The server: everything it serves, not yet listening. */
export async function createServer(app: Application, options: ServerOptions): Promise<Server> {
  const setHeaders = securityHeaders(options.origin);
  const server: Server = fastify({
    bodyLimit: maxBodyBytes,
    routerOptions: { maxParamLength: 500 },
    forceCloseConnections: 'idle',
    genReqId: requestId,
    // Addresses that cannot be read come here before any hook.
    frameworkErrors: (error, request, reply) => {
      void setHeaders(request, reply);
      answerProblem(error, request, reply, options.onFailure);
    },
  }).withTypeProvider<ZodTypeProvider>();
  server.setValidatorCompiler(validatorCompiler);
  // Answers are checked against their schemas in tests; doing so here would cost more than the analysis.
  server.setSerializerCompiler(() => jsonText);
  server.setReplySerializer(jsonText);

  server.addHook('onRequest', async (request, reply) => void reply.header('x-request-id', request.id));
  const { observe } = options;
  if (observe !== undefined)
    server.addHook('onResponse', async (request, reply) => observe(requestDone(request, reply)));
  server.addHook('onRequest', setHeaders);
  server.addHook('onRequest', checkHost(options.origin));
  server.addHook('onRequest', checkOrigin);
  await server.register(cookie);
  guardAccess(server, app, options);
  const outlooks = options.outlooks ?? outlookJobs(app);
  server.addHook('onClose', async () => outlooks.close());
  if (options.renewOutlooks !== undefined) renewOutlooks(server, options.renewOutlooks);
  server.addHook('onSend', entityTags(app));
  answerProblems(server, options);

  await describeInterface(server);
  await server.register(multipart, { limits: { files: 1, fields: 10, fieldSize: 1000, parts: 11 } });
  await server.register(
    async (api: Server) => {
      healthRoutes(api, app, options.version);
      boardRoutes(api, app);
      indicatorRoutes(api, app);
      seriesRoutes(api, app);
      completenessRoutes(api, app);
      observationRoutes(api, app);
      sdmxRoutes(api, app);
      registerRoutes(api, app);
      registerWorkbookRoutes(api, app);
      bulletinRoutes(api, app);
      bulletinDraftRoutes(api, app);
      importRoutes(api, app, options);
      matterRoutes(api, app);
      evidenceRoutes(api, app);
      matterTableRoutes(api, app, options);
      reviewRoutes(api, app);
      circularRoutes(api, app);
      meetingRoutes(api, app);
      inspectionRoutes(api, app);
      campaignRoutes(api, app);
      archiveRoutes(api, app);
      sessionRoutes(api, app, { identity: options.identity, secure: options.origin?.startsWith('https:') ?? false });
      ownAccountRoutes(api, app, options.identity);
      ownRoutes(api, app);
      channelRoutes(api, app, options.identity);
      accountRoutes(api, app, options.identity);
      auditRoutes(api, app);
      outlookRoutes(api, app, outlooks);
      awardRoutes(api, app);
      awardWorkbookRoutes(api, app);
      awardEvidenceRoutes(api, app);
      enterpriseRoutes(api, app);
      enterpriseCaseRoutes(api, app);
      projectRoutes(api, app);
      visitRoutes(api, app);
      rosterRoutes(api, app);
      parkRoutes(api, app);
      attractionRoutes(api, app);
      assessmentRoutes(api, app);
      draftRoutes(api, app);
    },
    { prefix: '/api/v1' },
  );
  server.get(openApiPath, { config: { access: 'public' }, schema: { hide: true } }, async (_request, reply) =>
    reply.send(server.swagger()),
  );
  if (options.webRoot !== undefined) await serveWebApp(server, options.webRoot);
  return server;
}

function answerProblems(server: Server, options: ServerOptions): void {
  server.setNotFoundHandler((request) => {
    throw new RequestRefused('not-found', { path: request.url.slice(0, 200) });
  });
  server.setErrorHandler((error, request, reply) => answerProblem(error, request, reply, options.onFailure));
}

type OnFailure = ServerOptions['onFailure'];

function answerProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  onFailure: OnFailure,
): FastifyReply {
  const problem = problemOf(error, languageOf(request));
  if (problem.code === 'internal') onFailure(error, { method: request.method, url: request.url, id: request.id });
  // What is left of a refused upload is not waited for.
  if (problem.status === 413) reply.header('connection', 'close');
  return reply
    .code(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(jsonText(problem));
}
