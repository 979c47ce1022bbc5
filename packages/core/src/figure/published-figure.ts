import type { Instant } from '../instant.ts';
import type { Observation } from '../observation/observation.ts';
import { spanIso } from '../span/span.ts';
import type { Figure } from './figure.ts';

/** An observation as a figure of its own (公布数): what stands in its cell, as it was published. */
export function publishedFigure(o: Observation, asOf: Instant): Figure {
  return {
    rule: 'published',
    indicator: o.indicator,
    region: o.region,
    span: spanIso(o.span),
    measure: o.measure,
    asOf,
    value: o.value,
    decimals: o.decimals,
    unit: o.unit,
    inputs: [{ kind: 'observation', role: 'value', observation: o }],
  };
}
