import { DomainError } from '../errors.ts';
import { type Measure, measures } from '../indicator/indicator.ts';
import { endMonth, type Span } from '../span/span.ts';
import { calcCodes, type SdmxDimension, sdmxDimensions } from './components.ts';
import { parseSdmxId } from './identifier.ts';
import { spanOfTimePeriod } from './time-period.ts';

/** What is asked for (查询条件): keys and filters as SDMX REST writes them. */
export interface SdmxSelection {
  /** `*`, or keys with `,` between: a value or `*` for each dimension but time, with `.` between. */
  readonly key?: string;
  /** Per dimension, `c[DIMENSION]=`: values with `,` between are alternatives; `+` between asks for all of them. Before a value stands
   *  an operator (`eq` where none does, `ne`; for time also `ge gt le lt`). */
  readonly filters?: Readonly<Partial<Record<SdmxDimension, string>>>;
}

/** A row as far as a selection looks at it. */
export interface Selectable {
  readonly FREQ: string;
  readonly REF_AREA: string;
  readonly INDICATOR: string;
  readonly CALC: string;
  readonly span: Span;
}

/** A selection understood: what can be looked up by, and the test of a row. */
export interface Selection {
  /** Codes of ours that a row must have one of; absent: any. */
  readonly indicators?: readonly string[];
  readonly regions?: readonly string[];
  readonly measures?: readonly Measure[];
  holds(row: Selectable): boolean;
}

type Coded = Exclude<SdmxDimension, 'TIME_PERIOD'>;
const codedDimensions = sdmxDimensions.filter((one): one is Coded => one !== 'TIME_PERIOD');

type Test = (row: Selectable) => boolean;

/** Understands a selection. Time: `ge` and `gt` look at the first month of a span, `le` and `lt` at its last, so that
 *  `ge:2021-01+le:2021-04` is what lies in those months; `eq` is exactly that span.
 *  Refuses `invalid-data-query` for what is not of that form. */
export function parseSelection({ key = '*', filters = {} }: SdmxSelection): Selection {
  const tests: Test[] = [];
  const allowed = new Map<Coded, Set<string>>();
  const allow = (dimension: Coded, values: readonly string[]): void => {
    const before = allowed.get(dimension);
    allowed.set(dimension, new Set(before === undefined ? values : values.filter((one) => before.has(one))));
  };
  readKeys(key, tests, allow);
  for (const dimension of sdmxDimensions) {
    const text = filters[dimension];
    if (text === undefined) continue;
    // A plus sign in a query string may come as the space it is decoded to.
    for (const all of text.split(/[+ ]/)) {
      const alternatives = all.split(',').map((one) => condition(dimension, one));
      tests.push((row) => alternatives.some(({ test }) => test(row)));
      if (dimension !== 'TIME_PERIOD' && alternatives.every(({ equals }) => equals !== undefined))
        allow(
          dimension,
          alternatives.flatMap(({ equals }) => equals ?? []),
        );
    }
  }
  const codes = (dimension: Coded): readonly string[] | undefined => {
    const found = allowed.get(dimension);
    return found === undefined ? undefined : [...found].map(parseSdmxId);
  };
  const [indicators, regions, calcs] = [codes('INDICATOR'), codes('REF_AREA'), allowed.get('CALC')];
  return {
    ...(indicators === undefined ? {} : { indicators }),
    ...(regions === undefined ? {} : { regions }),
    ...(calcs === undefined ? {} : { measures: measures.filter((measure) => calcs.has(calcCodes[measure])) }),
    holds: (row) => tests.every((test) => test(row)),
  };
}

function readKeys(text: string, tests: Test[], allow: (dimension: Coded, values: readonly string[]) => void): void {
  if (text === '' || text === '*' || text === 'all') return;
  const keys = text.split(',').map((key) => {
    const values = key.split('.');
    if (values.length !== codedDimensions.length) throw new DomainError('invalid-data-query', { query: key });
    return values;
  });
  tests.push((row) => keys.some((key) => key.every((one, i) => isAny(one) || row[codedDimensions[i]!] === one)));
  for (const [i, dimension] of codedDimensions.entries()) {
    const values = keys.map((key) => key[i] ?? '*');
    if (!values.some(isAny)) allow(dimension, values);
  }
}

function isAny(value: string): boolean {
  return value === '*' || value === '';
}

function condition(dimension: SdmxDimension, text: string): { readonly test: Test; readonly equals?: string } {
  const m = /^(?:(eq|ne|ge|gt|le|lt):)?(.+)$/.exec(text);
  const wrong = (): never => {
    throw new DomainError('invalid-data-query', { query: `c[${dimension}]=${text}` });
  };
  const [operator, value] = [m?.[1] ?? 'eq', m?.[2] ?? wrong()];
  if (dimension === 'TIME_PERIOD') return { test: timeTest(operator, spanOfTimePeriod(value) ?? wrong()) };
  if (operator === 'eq') return { test: (row) => row[dimension] === value, equals: value };
  if (operator === 'ne') return { test: (row) => row[dimension] !== value };
  return wrong();
}

function timeTest(operator: string, asked: Span): Test {
  const first = (span: Span): number => span.year * 12 + span.startMonth;
  const last = (span: Span): number => span.year * 12 + endMonth(span);
  const same = (span: Span): boolean => first(span) === first(asked) && last(span) === last(asked);
  switch (operator) {
    case 'ge':
      return ({ span }) => first(span) >= first(asked);
    case 'gt':
      return ({ span }) => first(span) > last(asked);
    case 'le':
      return ({ span }) => last(span) <= last(asked);
    case 'lt':
      return ({ span }) => last(span) < first(asked);
    case 'ne':
      return ({ span }) => !same(span);
    default:
      return ({ span }) => same(span);
  }
}
