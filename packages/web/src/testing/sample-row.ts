import type { BoardRowBody } from '@shigan/contract';
import { type Missing, missing } from '@shigan/core';

const none: Missing = missing('no-figure');

/** A board row with nothing in it but a name; tests say what they are about. */
export function sampleRow(given: Partial<BoardRowBody>): BoardRowBody {
  return {
    indicator: 'fixed-asset-investment',
    name: '固定资产投资',
    section: 'investment',
    headline: 'yoy',
    better: 'higher',
    cutoff: { label: '1-4月', interval: '2021-01-01/P4M' },
    value: none,
    unit: '亿元',
    status: null,
    growth: none,
    share: none,
    change: none,
    changeFromYearBefore: none,
    twoYearAverage: none,
    rank: none,
    rankChange: none,
    distance: none,
    shareOfProvince: none,
    target: none,
    pace: none,
    gap: none,
    distances: { toSchedule: none, toHalf: none, toYear: none },
    growthNeeded: none,
    weightFrom: null,
    howHard: none,
    record: none,
    aboveBase: none,
    outlook: missing('not-yet-made'),
    findings: [],
    spark: [],
    shown: {},
    figures: {},
    ...given,
  };
}

/** A target of a growth of eight percent, in force. */
export const growthTarget: Exclude<BoardRowBody['target'], Missing> = {
  kind: 'growth',
  value: 8,
  bound: 'atLeast',
  unit: '%',
  binding: false,
  verified: true,
};

/** A pace light that went by the target itself. */
export function paced(light: 'green' | 'yellow' | 'red'): Exclude<BoardRowBody['pace'], Missing> {
  return { completion: none, schedule: none, seasonal: none, light, against: 'target' };
}
