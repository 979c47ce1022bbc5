import type { BoardRowBody } from '@shigan/contract';
import { describe, expect, test } from 'vitest';
import type { Order } from '../../address/address.ts';
import { growthTarget, paced, sampleRow } from '../../testing/sample-row.ts';
import { bandsOf } from './bands.ts';

function row(indicator: string, growth: number, more: Partial<BoardRowBody> = {}): BoardRowBody {
  return sampleRow({ indicator, growth, target: growthTarget, shown: { growth: `${growth}` }, ...more });
}

const rows = [
  row('green', 12, { pace: paced('green'), section: 'output' }),
  row('red', 3, { pace: paced('red') }),
  row('no-target', 5, { target: { missing: 'no-target' }, section: 'output' }),
  row('redder', -20, { pace: paced('red') }),
  row('yellow', 7.5, { pace: paced('yellow') }),
  row('too-many', 30, { pace: paced('red'), better: 'lower' }),
];

const namesOf = (order: Order): readonly (readonly [string, readonly string[]])[] =>
  bandsOf(rows, order).map(({ key, rows: band }) => [key, band.map(({ indicator }) => indicator)]);

describe('the rows of a board', () => {
  test('stand by pace, the furthest behind first, those without a target last', () => {
    expect(namesOf('pace')).toEqual([
      ['red', ['too-many', 'redder', 'red']],
      ['yellow', ['yellow']],
      ['green', ['green']],
      ['none', ['no-target']],
    ]);
  });

  test('or by how likely their targets are, the least likely first', () => {
    const likely = (indicator: string, probability: number, light: 'green' | 'yellow' | 'red'): BoardRowBody =>
      row(indicator, 5, {
        outlook: { light, probability, halfYear: { missing: 'too-short' }, fullYear: { missing: 'too-short' } },
      });
    const bands = bandsOf(
      [likely('sure', 95, 'green'), likely('slim', 20, 'red'), row('none', 5), likely('slimmer', 3, 'red')],
      'outlook',
    );
    expect(bands.map(({ key, rows: band }) => [key, band.map(({ indicator }) => indicator)])).toEqual([
      ['red', ['slimmer', 'slim']],
      ['green', ['sure']],
      ['none', ['none']],
    ]);
  });

  test('or by subject, as the catalogue has them', () => {
    expect(namesOf('section')).toEqual([
      ['output', ['green', 'no-target']],
      ['investment', ['red', 'redder', 'yellow', 'too-many']],
    ]);
  });

  test('without a figure stand after those with one', () => {
    const absent = sampleRow({ indicator: 'absent', growth: { missing: 'not-yet-published' } });
    const [band] = bandsOf([absent, row('held', 5, { target: { missing: 'no-target' } })], 'pace');
    expect(band?.rows.map(({ indicator }) => indicator)).toEqual(['held', 'absent']);
  });
});
