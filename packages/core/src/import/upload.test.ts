import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reading, uploadOf } from './checks/testing/upload.ts';
import type { Reading } from './reading.ts';
import { measureOfSlot, slotOf } from './readings-buffer.ts';

const span = '2021-01-01/P4M';
const june = '2021-06-18T00:00:00.000Z';

const some: fc.Arbitrary<Reading> = fc
  .tuple(
    fc.constantFrom('revenue', 'retail', 'gdp'),
    fc.constantFrom('A', 'B', 'H1'),
    fc.constantFrom(span, '2021-04-01/P1M', '2020-01-01/P4M'),
    fc.constantFrom('level', 'yoy', 'rank'),
    fc.constantFrom('1.2', '3.4', ''),
    fc.constantFrom(undefined, june),
  )
  .map(([code, region, iso, measure, value, knownFrom]) =>
    reading(`${code} ${region} ${iso} ${measure}`, value, knownFrom === undefined ? {} : { knownFrom }),
  );

const keyOf = (r: Reading): string => `${r.indicator} ${r.region} ${slotOf(r.span, r.measure)}`;

describe('an upload', () => {
  it('finds every key, walks every block once, and keeps one reading of each key and date', () => {
    fc.assert(
      fc.property(fc.array(some, { maxLength: 60 }), (list) => {
        const upload = uploadOf(list);
        const { indicators, regions } = upload.readings;
        const keys = new Set(list.map(keyOf));
        const walked: string[] = [];
        for (let id = 0; id < indicators.size; id++) {
          for (const { slot, positions } of upload.blocks(id)) {
            for (const p of positions) {
              walked.push(keyOf(upload.readings.at(p)));
              expect(upload.find(id, slot, upload.readings.regionId(p))).toBe(p);
            }
          }
        }
        expect(walked.toSorted()).toEqual([...keys].toSorted());
        const dated = list.filter((r) => r.value !== null).map((r) => `${keyOf(r)} ${r.knownFrom ?? ''}`);
        expect(
          [...upload.vintages]
            .map((p) => `${keyOf(upload.readings.at(p))} ${upload.readings.knownFrom(p) ?? ''}`)
            .toSorted(),
        ).toEqual([...new Set(dated)].toSorted());
        expect(upload.repeats.length + upload.conflicts.length).toBe(dated.length - new Set(dated).size);
        expect(upload.find(indicators.find('nothing'), 0, regions.find('nowhere'))).toBe(-1);
      }),
    );
  });

  it('keeps the first of what is said twice, and the release of the latest date as what is said', () => {
    const readings = [
      reading(`revenue A ${span} level`, '10.00'),
      reading(`revenue A ${span} level`, '10.10', { knownFrom: june }),
      reading(`revenue A ${span} level`, '10.00'),
      reading(`revenue A ${span} level`, '10.20'),
    ];
    const upload = uploadOf(readings);
    expect(upload.find(0, upload.readings.slot(0), 0)).toBe(1);
    expect(measureOfSlot(upload.readings.slot(0))).toBe('level');
    expect([...upload.vintages]).toEqual([0, 1]);
    expect(upload.repeats).toEqual([[0, 2]]);
    expect(upload.conflicts).toEqual([[0, 3]]);
  });

  it('prefers a figure to a mark', () => {
    const upload = uploadOf([reading(`revenue A ${span} level`, ''), reading(`revenue A ${span} level`, '9.9')]);
    expect(upload.find(0, upload.readings.slot(0), 0)).toBe(1);
    expect(upload.conflicts).toEqual([]);
  });
});
