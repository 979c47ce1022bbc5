import { type Application, readHealth } from '@shigan/app';
import { healthBody } from '@shigan/contract';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { jsonAnswer } from './answers.ts';
import { asked } from './asked.ts';

/** The state of the server. */
export function healthRoutes(server: Server, app: Application, version: string): void {
  server.get(
    '/health',
    {
      config: { access: 'health.read' },
      schema: {
        tags: ['health'],
        summary: 'The state of the server, and whose data it holds',
        querystring: z.strictObject(asked),
        response: jsonAnswer(healthBody),
      },
    },
    async ({ actor }, reply) => {
      const { store, cities } = await readHealth(app, actor);
      return reply.send({
        status: 'ok',
        version,
        store: { backend: store.backend, schemaVersion: store.schemaVersion },
        cities: cities.map(({ code, name, demo, businessDate }) => ({ code, name, demo, businessDate })),
      });
    },
  );
}
