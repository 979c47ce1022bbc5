import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Measure } from '../indicator/indicator.ts';
import { monthly, quarterly, span, spanIso } from '../span/span.ts';
import { joinedBook, observationBook } from './book.ts';
import type { Observation } from './observation.ts';

function observation(over: Partial<Observation> = {}): Observation {
  return {
    indicator: 'gdp',
    region: '431200',
    span: span(2021, 1, 3),
    measure: 'level',
    value: 1,
    decimals: 0,
    unit: '亿元',
    status: null,
    knownFrom: '2021-05-01T00:00:00.000Z',
    storedAt: '2021-05-01T00:00:00.000Z',
    by: 'wang',
    source: { file: '', fileName: '', sheet: '', cell: '' },
    ...over,
  };
}

const spans = [1900, 1998, 2020, 2021].flatMap((year) => [
  span(year, 1, 1),
  span(year, 1, 12),
  monthly(year, 12),
  quarterly(year, 2),
]);
const measures: readonly Measure[] = ['level', 'yoy'];
const regions = ['430000', '431200'];
const days = ['2021-05-01T00:00:00.000Z', '2021-06-01T00:00:00.000Z', '2021-07-01T00:00:00.000Z'];

const observations = fc.uniqueArray(
  fc
    .record({
      region: fc.constantFrom(...regions),
      measure: fc.constantFrom(...measures),
      span: fc.constantFrom(...spans),
      knownFrom: fc.constantFrom(...days),
      value: fc.integer(),
    })
    .map(observation),
  { maxLength: 60, selector: (o) => [o.region, o.measure, spanIso(o.span), o.knownFrom].join(' ') },
);

describe('observationBook', () => {
  it('finds the vintage in force of every key and all that it replaced, in whatever order they come', () => {
    fc.assert(
      fc.property(observations, (all) => {
        const book = observationBook(all);
        for (const region of regions)
          for (const measure of measures) {
            const series = book.series('gdp', region, measure);
            for (const s of spans) {
              const [latest, ...replaced] = all
                .filter((o) => o.region === region && o.measure === measure && spanIso(o.span) === spanIso(s))
                .toSorted((a, b) => (a.knownFrom < b.knownFrom ? 1 : -1));
              expect(book.at('gdp', region, measure, s)).toBe(latest);
              expect(series?.at(s)).toBe(latest);
              let later = latest;
              for (const earlier of replaced) {
                expect(later && book.previousVintage(later)).toBe(earlier);
                later = earlier;
              }
              expect(later && book.previousVintage(later)).toBeUndefined();
            }
            const held = [...(series?.all() ?? [])].map((o) => spanIso(o.span));
            expect(new Set(held).size).toBe(held.length);
          }
      }),
    );
  });

  it('knows nothing of what it does not hold', () => {
    const book = observationBook([observation()]);
    expect(book.at('gdp', '431200', 'level', span(2021, 1, 4))).toBeUndefined();
    expect(book.at('gdp', '431200', 'level', span(1900, 1, 3))).toBeUndefined();
    expect(book.series('gdp', '430000', 'level')).toBeUndefined();
    expect(book.previousVintage(observation())).toBeUndefined();
  });
});

describe('joinedBook', () => {
  it('reads each region from the record that is to hold it', () => {
    const [own, other] = [observation({ value: 2 }), observation({ region: '430000', value: 3 })];
    const book = joinedBook(
      observationBook([own, { ...other, value: 9 }]),
      (region) => region === '431200',
      observationBook([other, { ...own, value: 9 }]),
    );
    expect(book.at('gdp', '431200', 'level', own.span)).toBe(own);
    expect(book.series('gdp', '430000', 'level')?.at(other.span)).toBe(other);
  });
});
