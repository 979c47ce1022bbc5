import { createServer, type IncomingHttpHeaders } from 'node:http';
import { Registry, Counter, Histogram } from 'prom-client';
import { describe, expect, onTestFinished, test } from 'vitest';
import { city, emptyApplication, exampleServer, now } from '../testing/example-city.ts';
import { createMetrics } from './metrics.ts';
import { otlpMetrics, startTelemetry, telemetryTarget } from './open-telemetry.ts';

interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** A collector that keeps what it is sent. */
async function collector(status = 200) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      received.push({ path: request.url ?? '', headers: request.headers, text: body });
      response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return { received, url: `http://127.0.0.1:${port}` };
}

const quiet = { OTEL_METRIC_EXPORT_INTERVAL: '3600000', OTEL_BSP_SCHEDULE_DELAY: '3600000' };

async function served(environment: Readonly<Record<string, string>>) {
  const app = emptyApplication();
  await app.store.cities.create({ code: city, name: '怀化市', demo: true, businessDate: now });
  const target = telemetryTarget({ ...quiet, ...environment }, '1.2.3');
  if (target === undefined) throw new Error('no target');
  const metrics = createMetrics(app, '1.2.3');
  const failures: unknown[] = [];
  const telemetry = startTelemetry(
    target,
    () => metrics.values(),
    (error) => failures.push(error),
  );
  const { server } = await exampleServer(app, {
    observe: (done) => {
      metrics.request(done);
      telemetry.request(done);
    },
  });
  return { server, telemetry, failures };
}

test('a request is pushed as a span and counted, without anything of who asked or for what', async () => {
  const { received, url } = await collector();
  const { server, telemetry, failures } = await served({
    OTEL_EXPORTER_OTLP_ENDPOINT: `${url}/`,
    OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20abc',
  });
  const trace = '0af7651916cd43dd8448eb211c80319c';
  await server.inject({
    url: '/api/v1/matters/secret-matter?city=431200&secret=words',
    headers: { traceparent: `00-${trace}-b7ad6b7169203331-01`, 'user-agent': 'secret-agent' },
  });
  await telemetry.close();
  expect(failures).toEqual([]);
  expect(received.map(({ path }) => path).toSorted()).toEqual(['/v1/metrics', '/v1/traces']);
  for (const { text, headers } of received) {
    expect(text).not.toMatch(/secret|127\.0\.0\.1/);
    expect(headers.authorization).toBe('Bearer abc');
  }
  const textOf = (path: string): string => received.find((one) => one.path === path)?.text ?? '';
  const [span] = JSON.parse(textOf('/v1/traces')).resourceSpans[0].scopeSpans[0].spans;
  expect(span).toMatchObject({
    traceId: trace,
    parentSpanId: 'b7ad6b7169203331',
    name: 'GET /api/v1/matters/:id',
    kind: 2,
  });
  expect(BigInt(span.endTimeUnixNano)).toBeGreaterThan(BigInt(span.startTimeUnixNano));
  const { metrics } = JSON.parse(textOf('/v1/metrics')).resourceMetrics[0].scopeMetrics[0];
  const durations = metrics.find((one: { name: string }) => one.name === 'http_server_request_duration_seconds');
  expect(durations.histogram.dataPoints).toMatchObject([{ count: '1' }]);
});

test('a collector that is away is told of once, and keeps nobody from being served', async () => {
  const { url } = await collector(503);
  const { server, telemetry, failures } = await served({
    OTEL_EXPORTER_OTLP_ENDPOINT: url,
    OTEL_METRIC_EXPORT_INTERVAL: '5',
  });
  for (let i = 0; i < 3; i++) expect((await server.inject('/api/v1/health')).statusCode).toBe(200);
  await telemetry.close();
  expect(failures).toHaveLength(1);
});

describe('the target', () => {
  test.each([
    {},
    { OTEL_EXPORTER_OTLP_ENDPOINT: '' },
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://x', OTEL_SDK_DISABLED: 'true' },
  ])('is none by %j', (environment) => expect(telemetryTarget(environment, '1')).toBeUndefined());

  test('may be of traces or metrics alone', () => {
    const environment = { OTEL_EXPORTER_OTLP_ENDPOINT: 'https://collector:4318', OTEL_TRACES_EXPORTER: 'none' };
    expect(telemetryTarget(environment, '1')).toMatchObject({ traces: false, metrics: true, serviceName: 'shigan' });
  });

  test('has to be an address', () => {
    expect(() => telemetryTarget({ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' }, '1')).toThrow('no address');
  });
});

test('buckets up to a bound become buckets between bounds', async () => {
  const register = new Registry();
  const histogram = new Histogram({ name: 'h', help: 'H', buckets: [1, 2], labelNames: ['a'], registers: [register] });
  for (const value of [0.5, 1.5, 1.7, 9]) histogram.observe({ a: 'x' }, value);
  new Counter({ name: 'c', help: 'C', registers: [register] }).inc(3);
  const found = otlpMetrics(await register.getMetricsAsJSON(), 1, 2);
  expect(found).toMatchObject([
    {
      name: 'h',
      histogram: {
        dataPoints: [{ count: '4', sum: 12.7, explicitBounds: [1, 2], bucketCounts: ['1', '2', '1'] }],
      },
    },
    { name: 'c', sum: { isMonotonic: true, dataPoints: [{ asDouble: 3, timeUnixNano: '2000000' }] } },
  ]);
});
