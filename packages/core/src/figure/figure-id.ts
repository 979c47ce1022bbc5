import type { IndicatorCode, Measure } from '../indicator/indicator.ts';
import { measures } from '../indicator/indicator.ts';
import type { Instant } from '../instant.ts';
import type { RegionCode } from '../region/region.ts';
import { parseSpanIso, type SpanIso } from '../span/span.ts';
import { type Figure, figureContent, type FigureRule, figureRules } from './figure.ts';

/** What a figure is about: enough to work it out again. */
export interface FigureLocator {
  readonly rule: FigureRule;
  readonly indicator: IndicatorCode;
  readonly region: RegionCode;
  readonly span: SpanIso;
  readonly measure: Measure;
  readonly asOf: Instant;
}

/** Hashes text to lower-case hex: given by the caller, for the core has no hash of its own. */
export type Hash = (content: string) => string;

const separator = '~';

/** The id of a figure: its locator, then the hash of rule, subject, span, as-of and inputs. Equal on every surface, in every
 *  run and in every copy of the data; it can be worked out again from the record alone, so nothing has to be kept for it. */
export function figureId(figure: Figure, hash: Hash): string {
  return [
    figure.rule,
    figure.indicator,
    figure.region,
    figure.span.replace('-01/', '').replace('M', ''),
    figure.measure,
    figure.asOf.replaceAll(/[-:.]/g, ''),
    digestOf(figure, hash).slice(0, 16),
  ].join(separator);
}

/** Digests of figures by the function they were made with: one figure is an input of many (a ranking has every member's). */
const digests = new WeakMap<Hash, WeakMap<Figure, string>>();

function digestOf(figure: Figure, hash: Hash): string {
  let made = digests.get(hash);
  if (made === undefined) digests.set(hash, (made = new WeakMap()));
  let found = made.get(figure);
  if (found === undefined) {
    found = hash(figureContent(figure, (input) => digestOf(input, hash)));
    made.set(figure, found);
  }
  return found;
}

/** Reads the locator of an id; undefined for what is no id. */
export function parseFigureId(id: string): FigureLocator | undefined {
  const [rule, indicator, region, span, measure, asOf, digest, ...rest] = id.split(separator);
  if (digest === undefined || rest.length > 0 || !/^[0-9a-f]{16}$/.test(digest)) return undefined;
  const knownRule = figureRules.find((r) => r === rule);
  const knownMeasure = measures.find((m) => m === measure);
  const s = /^(\d{4}-\d{2})P(\d{1,2})$/.exec(span ?? '');
  const t = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z$/.exec(asOf ?? '');
  if (!knownRule || !knownMeasure || !indicator || !region || !s || !t) return undefined;
  const iso = `${s[1]}-01/P${s[2]}M`;
  if (!parseSpanIso(iso)) return undefined;
  return {
    rule: knownRule,
    indicator,
    region,
    span: iso,
    measure: knownMeasure,
    asOf: `${t[1]}-${t[2]}-${t[3]}T${t[4]}:${t[5]}:${t[6]}.${t[7]}Z`,
  };
}

/** Walks a figure and everything it was worked out from, depth first. */
export function* figuresWithin(figure: Figure): Generator<Figure> {
  yield figure;
  for (const input of figure.inputs) if (input.kind === 'figure') yield* figuresWithin(input.figure);
}
