import { randomBytes } from 'node:crypto';
import { withoutEnd } from '@shigan/core';
import type { MetricObjectWithValues, MetricValue } from 'prom-client';
import type { RequestDone } from './request-done.ts';

/** Where measurements are pushed to (推送运行数据), as the variables of OpenTelemetry say. */
export interface TelemetryTarget {
  /** The address under which `/v1/metrics` and `/v1/traces` are. */
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly serviceName: string;
  readonly version: string;
  readonly metrics: boolean;
  readonly traces: boolean;
  /** Milliseconds between two pushes of metrics, of spans, and that an answer may take. */
  readonly metricInterval: number;
  readonly spanInterval: number;
  readonly timeout: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the variables of OpenTelemetry; undefined where no endpoint is named, and then nothing is ever sent. */
export function telemetryTarget(environment: Environment, version: string): TelemetryTarget | undefined {
  const endpoint = environment['OTEL_EXPORTER_OTLP_ENDPOINT'];
  if (!endpoint || environment['OTEL_SDK_DISABLED'] === 'true') return undefined;
  if (!/^https?:\/\//.test(endpoint) || !URL.canParse(endpoint))
    throw new Error(`OTEL_EXPORTER_OTLP_ENDPOINT is no address: ${endpoint}`);
  const milliseconds = (name: string, usual: number): number => {
    const text = environment[name];
    return text !== undefined && /^\d{1,8}$/.test(text) && Number(text) > 0 ? Number(text) : usual;
  };
  return {
    endpoint: withoutEnd(endpoint, '/'),
    headers: headersOf(environment['OTEL_EXPORTER_OTLP_HEADERS'] ?? ''),
    serviceName: environment['OTEL_SERVICE_NAME'] || 'shigan',
    version,
    metrics: environment['OTEL_METRICS_EXPORTER'] !== 'none',
    traces: environment['OTEL_TRACES_EXPORTER'] !== 'none',
    metricInterval: milliseconds('OTEL_METRIC_EXPORT_INTERVAL', 60_000),
    spanInterval: milliseconds('OTEL_BSP_SCHEDULE_DELAY', 5000),
    timeout: milliseconds('OTEL_EXPORTER_OTLP_TIMEOUT', 10_000),
  };
}

/** `name=value,name=value`, values percent-encoded. */
function headersOf(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    text.split(',').flatMap((pair) => {
      const at = pair.indexOf('=');
      return at < 1 ? [] : [[pair.slice(0, at).trim().toLowerCase(), decodeURIComponent(pair.slice(at + 1).trim())]];
    }),
  );
}

/** Pushes what is measured; told of every answered request. */
export interface Telemetry {
  request(done: RequestDone): void;
  /** Pushes what is left, and stops. */
  close(): Promise<void>;
}

/** Spans that wait at most: beyond them the oldest are dropped, for a receiver that is away must not fill the memory. */
const mostSpans = 2048;

/** Pushes metrics and a span per request to a collector, as OTLP over HTTP in JSON. A span has the method, the route's pattern and the
 *  status of a request, nothing of who asked, from where or for what. A push that fails is told of once until one succeeds; metrics
 *  are cumulative, so nothing of them is lost by it. */
export function startTelemetry(
  target: TelemetryTarget,
  measured: () => Promise<readonly MetricObjectWithValues<MetricValue<string>>[]>,
  failed: (error: unknown) => void,
): Telemetry {
  const startedAt = Date.now();
  const resource = {
    attributes: [textAttribute('service.name', target.serviceName), textAttribute('service.version', target.version)],
  };
  const scope = { name: 'shigan', version: target.version };
  let spans: object[] = [];
  let isFailing = false;

  const push = async (path: string, body: object): Promise<void> => {
    try {
      const response = await fetch(`${target.endpoint}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...target.headers },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(target.timeout),
        redirect: 'error',
      });
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`the collector answered ${response.status}`);
      isFailing = false;
    } catch (error) {
      if (!isFailing) failed(error);
      isFailing = true;
    }
  };
  const pushMetrics = async (): Promise<void> => {
    if (!target.metrics) return;
    const metrics = otlpMetrics(await measured(), startedAt, Date.now());
    await push('/v1/metrics', { resourceMetrics: [{ resource, scopeMetrics: [{ scope, metrics }] }] });
  };
  const pushSpans = async (): Promise<void> => {
    if (spans.length === 0) return;
    const sent = spans;
    spans = [];
    await push('/v1/traces', { resourceSpans: [{ resource, scopeSpans: [{ scope, spans: sent }] }] });
  };
  // Neither keeps the process alive.
  const timers = [
    setInterval(() => void pushMetrics().catch(failed), target.metricInterval).unref(),
    setInterval(() => void pushSpans(), target.spanInterval).unref(),
  ];
  return {
    request: (done) => {
      if (!target.traces) return;
      if (spans.length >= mostSpans) spans.shift();
      spans.push(spanOf(done, Date.now()));
    },
    close: async () => {
      for (const timer of timers) clearInterval(timer);
      await Promise.all([pushMetrics().catch(failed), pushSpans()]);
    },
  };
}

function textAttribute(key: string, value: string): object {
  return { key, value: { stringValue: value } };
}

function nanoseconds(milliseconds: number): string {
  return String(BigInt(Math.round(milliseconds * 1000)) * 1000n);
}

/** One request as a span of a server; part of the trace that a proxy began, where it says so. */
function spanOf({ method, route, status, seconds, trace }: RequestDone, endedAt: number): object {
  return {
    traceId: trace?.traceId ?? randomBytes(16).toString('hex'),
    spanId: randomBytes(8).toString('hex'),
    ...(trace === undefined ? {} : { parentSpanId: trace.parentId }),
    name: `${method} ${route}`,
    kind: 2,
    startTimeUnixNano: nanoseconds(endedAt - seconds * 1000),
    endTimeUnixNano: nanoseconds(endedAt),
    attributes: [
      textAttribute('http.request.method', method),
      textAttribute('http.route', route),
      { key: 'http.response.status_code', value: { intValue: String(status) } },
    ],
    status: status >= 500 ? { code: 2 } : {},
  };
}

type Value = MetricValue<string>;

/** What prom-client counts in the shape of OTLP: counters as cumulative sums, gauges as they are, histograms with the count of each
 *  bucket instead of those up to it. */
export function otlpMetrics(
  metrics: readonly MetricObjectWithValues<Value>[],
  startedAt: number,
  now: number,
): readonly object[] {
  const times = { startTimeUnixNano: nanoseconds(startedAt), timeUnixNano: nanoseconds(now) };
  const point = ({ labels, value }: Value): object => ({ attributes: attributesOf(labels), ...times, asDouble: value });
  return metrics.flatMap<object>(({ name, help, type, values }) => {
    const head = { name, description: help };
    // Told by name: the enumeration of prom-client is one of its compiled code.
    switch (String(type)) {
      case 'counter':
        return [{ ...head, sum: { aggregationTemporality: 2, isMonotonic: true, dataPoints: values.map(point) } }];
      case 'gauge':
        return [{ ...head, gauge: { dataPoints: values.map(point) } }];
      case 'histogram':
        return [{ ...head, histogram: { aggregationTemporality: 2, dataPoints: histogramPoints(values, times) } }];
      default:
        return [];
    }
  });
}

function attributesOf(labels: Value['labels']): readonly object[] {
  return Object.entries(labels).map(([key, value]) => textAttribute(key, String(value)));
}

/** A value of a histogram as prom-client lists them: one per bucket, the sum, the count, told apart by the end of their name. */
interface HistogramValue extends Value {
  readonly metricName?: string;
}

function histogramPoints(values: readonly HistogramValue[], times: object): readonly object[] {
  const points = new Map<
    string,
    { labels: Value['labels']; bounds: number[]; upTo: number[]; sum: number; count: number }
  >();
  for (const { labels, value, metricName = '' } of values) {
    const { le, ...own } = labels;
    const key = JSON.stringify(own);
    const at = points.get(key) ?? { labels: own, bounds: [], upTo: [], sum: 0, count: 0 };
    points.set(key, at);
    if (metricName.endsWith('_sum')) at.sum = value;
    else if (metricName.endsWith('_count')) at.count = value;
    else {
      at.upTo.push(value);
      if (le !== '+Inf') at.bounds.push(Number(le));
    }
  }
  return [...points.values()].map(({ labels, bounds, upTo, sum, count }) => ({
    attributes: attributesOf(labels),
    ...times,
    count: String(count),
    sum,
    explicitBounds: bounds,
    bucketCounts: upTo.map((value, i) => String(value - (upTo[i - 1] ?? 0))),
  }));
}
