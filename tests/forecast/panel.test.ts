import { describe, expect, test } from 'vitest';
import { run as runAnomalies } from '../../bench/anomaly/main.ts';
import { run as runForecasts } from '../../bench/forecast/main.ts';
import { hasPanel } from '../../bench/forecast/panel.ts';
import { run as runYearEnds } from '../../bench/year-end/main.ts';
import { hasYearEndData } from '../../bench/year-end/series.ts';

// The series lie beside the project and are not ours. Without them these tests are skipped, except where everything has to be there.
const mayBeAbsent = process.env['CI'] !== 'true';

describe.skipIf(!hasPanel() && mayBeAbsent)('on a sample of the benchmark panel (../shared/data/series)', () => {
  test('every tier stays well below Naive2, and the intervals hold about what they state', async () => {
    const bench = await runForecasts({ seconds: 5, seed: 7 });
    const ours = bench.reports.filter((r) => r.method.startsWith('shigan'));
    expect(ours).toHaveLength(6);
    for (const { sets } of ours) {
      const all = sets.get('all') ?? sets.get('all quarterly');
      expect(all?.owa).toBeLessThan(0.92);
      for (const [level, low, high] of [
        [80, 75, 87],
        [95, 92, 99],
      ] as const) {
        expect(all?.covered.get(level)).toBeGreaterThan(low);
        expect(all?.covered.get(level)).toBeLessThan(high);
      }
    }
  });
});

describe.skipIf(!hasPanel() && mayBeAbsent)('faults planted in the benchmark panel', () => {
  test('what a clerk slips stands out, ordinary figures do not', () => {
    const [all] = runAnomalies({ every: 6 });
    if (all === undefined) throw new Error('no panel');
    expect(all.falseAlarms).toBeLessThan(0.03);
    for (const [fault, least] of [
      ['ten times', 0.98],
      ['sign flipped', 0.95],
      ['cumulative typed as monthly', 0.93],
      ['a fifth more', 0.4],
    ] as const)
      expect(all.caught.get(fault)).toBeGreaterThan(least);
  });
});

describe.skipIf(!hasYearEndData() && mayBeAbsent)('on a sample of cumulative series (../shared/data)', () => {
  test('year-end outlooks beat persistence on the panel and never lose much to it elsewhere', () => {
    const { reports } = runYearEnds({ seconds: 4 });
    const retail = reports.find((r) => r.group === 'retail');
    const official = reports.find((r) => r.group === 'official');
    expect((retail?.mae ?? 1) / (retail?.members[0] ?? 1)).toBeLessThan(0.75);
    expect((official?.mae ?? 1) / (official?.members[0] ?? 1)).toBeLessThan(1);
    expect(retail?.brier).toBeLessThan(0.08);
  });
});
