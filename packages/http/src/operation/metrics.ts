import {
  collectDefaultMetrics,
  Counter,
  Gauge,
  Histogram,
  type MetricObjectWithValues,
  type MetricValue,
  Registry,
} from 'prom-client';
import type { Application } from '@shigan/app';
import type { RequestDone } from './request-done.ts';

/** What is measured while a server runs (指标采集), in the text format of Prometheus. */
export interface Metrics {
  readonly contentType: string;
  request(done: RequestDone): void;
  failure(): void;
  text(): Promise<string>;
  /** The same, to be sent in another form. */
  values(): Promise<readonly MetricObjectWithValues<MetricValue<string>>[]>;
}

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10, 30];

/** Counts of this process; those of the queue and of the store are asked for when they are read. */
export function createMetrics({ store }: Pick<Application, 'store'>, version: string): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  new Gauge({ name: 'shigan_build_info', help: 'The program that runs.', labelNames: ['version'], registers }).set(
    { version },
    1,
  );
  const requests = new Histogram({
    name: 'http_server_request_duration_seconds',
    help: 'Time from a request to its answer, by route.',
    labelNames: ['method', 'route', 'status'],
    buckets: seconds,
    registers,
  });
  const failures = new Counter({
    name: 'shigan_failures_total',
    help: 'Failures of the program itself; refusals are none.',
    registers,
  });
  const up = new Gauge({ name: 'shigan_store_up', help: 'Whether the store answers.', registers });
  const schema = new Gauge({ name: 'shigan_schema_version', help: 'Version of the schema held.', registers });
  const jobs = new Gauge({
    name: 'shigan_jobs',
    help: 'Jobs of the queue by city and state.',
    labelNames: ['city', 'state'],
    registers,
  });
  const askStore = async (): Promise<void> => {
    jobs.reset();
    try {
      schema.set((await store.status()).schemaVersion);
      for (const { code } of await store.cities.list())
        for (const [state, count] of Object.entries(await store.jobs.counts(code)))
          jobs.set({ city: code, state }, count);
      up.set(1);
    } catch {
      // That it does not answer is what is told.
      up.set(0);
    }
  };
  return {
    contentType: register.contentType,
    request: ({ method, route, status, seconds: took }) => requests.observe({ method, route, status }, took),
    failure: () => failures.inc(),
    text: async () => {
      await askStore();
      return register.metrics();
    },
    values: async () => {
      await askStore();
      return register.getMetricsAsJSON();
    },
  };
}
