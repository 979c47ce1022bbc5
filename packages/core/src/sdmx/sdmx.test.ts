import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { DomainError } from '../errors.ts';
import { type Span, span, spanIso } from '../span/span.ts';
import { parseSelection, type SdmxSelection } from './data-query.ts';
import { parseSdmxId, sdmxId } from './identifier.ts';
import { spanOfTimePeriod } from './time-period.ts';

describe('an identifier', () => {
  it('is one that the standard allows, and gives the code back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (code) => {
        expect(sdmxId(code)).toMatch(/^[A-Za-z0-9_@$-]+$/);
        expect(parseSdmxId(sdmxId(code))).toBe(code);
      }),
    );
  });

  test.each([
    ['431200.local', '431200@local'],
    ['gdp', 'gdp'],
    ['external:煤', 'external$3a$$7164$'],
    ['a@b', 'a$40$b'],
  ])('%s is %s', (code, id) => expect(sdmxId(code)).toBe(id));
});

test.each([
  ['2021-01-01/P4M', span(2021, 1, 4)],
  ['2021-01-01/P1Y', span(2021, 1, 12)],
  ['2021', span(2021, 1, 12)],
  ['2021-A1', span(2021, 1, 12)],
  ['2021-S2', span(2021, 7, 6)],
  ['2021-Q2', span(2021, 4, 3)],
  ['2021-04', span(2021, 4, 1)],
  ['2021-M12', span(2021, 12, 1)],
  ['2021-W10', undefined],
  ['2021-13', undefined],
  ['2021-04-05', undefined],
  ['2021-11-01/P4M', undefined],
])('the time period %s', (text, expected) => expect(spanOfTimePeriod(text)).toEqual(expected));

describe('a selection', () => {
  const row = (s: Span = span(2021, 1, 4), over = {}) => ({
    FREQ: 'M',
    REF_AREA: '431200@local',
    INDICATOR: 'gdp',
    CALC: 'YOY',
    span: s,
    ...over,
  });
  const lies = (selection: SdmxSelection, s?: Span, over = {}): boolean =>
    parseSelection(selection).holds(row(s, over));

  test.each([
    [{}, true],
    [{ key: '*' }, true],
    [{ key: 'M.431200@local.gdp.YOY' }, true],
    [{ key: '*.*.gdp.*' }, true],
    [{ key: '..gdp.' }, true],
    [{ key: 'Q.*.gdp.*' }, false],
    [{ key: 'Q.*.gdp.*,M.*.gdp.*' }, true],
    [{ filters: { REF_AREA: '430000,431200@local' } }, true],
    [{ filters: { REF_AREA: 'ne:431200@local' } }, false],
    [{ key: '*.430000.*.*', filters: { INDICATOR: 'gdp' } }, false],
    [{ filters: { TIME_PERIOD: 'ge:2021-01+le:2021-04' } }, true],
    [{ filters: { TIME_PERIOD: 'ge:2021-02' } }, false],
    [{ filters: { TIME_PERIOD: 'gt:2020 lt:2022' } }, true],
    [{ filters: { TIME_PERIOD: '2021-01-01/P4M,2020' } }, true],
    [{ filters: { TIME_PERIOD: 'ne:2021-01-01/P4M' } }, false],
  ] satisfies [SdmxSelection, boolean][])('%j holds of January to April 2021: %s', (selection, expected) =>
    expect(lies(selection)).toBe(expected),
  );

  it('names what can be looked up, in our own codes, where all alternatives are equalities', () => {
    expect(
      parseSelection({ key: '*.431200@local.gdp.L,*.430000.gdp.YOY', filters: { REF_AREA: '431200@local' } }),
    ).toMatchObject({ regions: ['431200.local'], indicators: ['gdp'], measures: ['level', 'yoy'] });
    expect(parseSelection({ filters: { REF_AREA: 'ne:430000,431200' } }).regions).toBeUndefined();
  });

  it('never holds of what its lookups leave out', () => {
    const codes = fc.constantFrom('gdp', 'retail', 'a.b');
    fc.assert(
      fc.property(codes, codes, fc.constantFrom('eq:', 'ne:', ''), (asked, held, operator) => {
        const selection = parseSelection({ filters: { INDICATOR: `${operator}${sdmxId(asked)}` } });
        const holds = selection.holds(row(undefined, { INDICATOR: sdmxId(held) }));
        expect(!holds || selection.indicators === undefined || selection.indicators.includes(held)).toBe(true);
      }),
    );
  });

  it('in time agrees with the order of months', () => {
    const spans = fc
      .tuple(fc.integer({ min: 2019, max: 2022 }), fc.integer({ min: 1, max: 12 }), fc.nat(11))
      .map(([year, month, more]) => span(year, month, Math.min(more + 1, 13 - month)));
    fc.assert(
      fc.property(spans, spans, (asked, held) => {
        const by = (operator: string): boolean =>
          lies({ filters: { TIME_PERIOD: `${operator}:${spanIso(asked)}` } }, held);
        expect(by('eq')).toBe(!by('ne'));
        expect(!by('eq') || (by('ge') && by('le') && !by('gt') && !by('lt'))).toBe(true);
        expect(by('gt') && by('lt')).toBe(false);
        expect(by('gt') && by('le')).toBe(false);
      }),
    );
  });

  test.each([{ key: 'M.gdp' }, { filters: { CALC: 'ge:L' } }, { filters: { TIME_PERIOD: 'yesterday' } }])(
    '%j is refused',
    (selection) => expect(() => parseSelection(selection)).toThrow(DomainError),
  );
});
