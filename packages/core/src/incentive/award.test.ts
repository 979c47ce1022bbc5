import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Award, type LedgerEntry, ledgerFaults, liveAwards } from './award.ts';

const award = (id: string, more: Partial<Award> = {}): LedgerEntry => ({
  kind: 'award',
  award: {
    id,
    year: 2020,
    authority: 'province',
    measure: id,
    subItem: id,
    level: 'county',
    city: '431200',
    recipient: '431202',
    recipientName: '鹤城区',
    namedCounty: null,
    notice: '',
    announcedOn: null,
    rewards: [],
    verified: false,
    invented: true,
    ...more,
  },
  knownFrom: '2021-01-29T00:00:00.000Z',
  storedAt: '2021-01-29T00:00:00.000Z',
  by: 'test',
});
const reversal = (id: string, reverses: string, reason = 'wrong'): LedgerEntry => ({
  kind: 'reversal',
  id,
  reverses,
  reason,
  knownFrom: '2021-02-01T00:00:00.000Z',
  storedAt: '2021-02-01T00:00:00.000Z',
  by: 'test',
});

describe('ledgerFaults', () => {
  it.each([
    ['an id that is held', [award('a')], [award('a')], ['repeated-id']],
    ['an award that is in force already', [award('a')], [award('b', { measure: 'a', subItem: 'a' })], ['already-held']],
    ['a reversal of nothing', [], [reversal('r', 'a')], ['unknown-award']],
    ['a second reversal', [award('a'), reversal('r', 'a')], [reversal('q', 'a')], ['already-reversed']],
    ['a reversal without a reason', [award('a')], [reversal('r', 'a', ' ')], ['no-reason']],
    ['a year that is none', [], [award('a', { year: 20.5 })], ['invalid-year']],
    ['all of them at once', [], [award('a', { year: 0 }), reversal('r', 'x')], ['invalid-year', 'unknown-award']],
  ])('finds %s', (_title, held, added, faults) => {
    expect(ledgerFaults(held, added).map((one) => one.fault)).toEqual(faults);
  });

  it('lets an award be entered again once it was reversed', () => {
    const again = award('b', { measure: 'a', subItem: 'a' });
    expect(ledgerFaults([award('a')], [reversal('r', 'a'), again])).toEqual([]);
    expect(liveAwards([award('a'), reversal('r', 'a'), again]).map((one) => one.id)).toEqual(['b']);
  });
});

describe('liveAwards', () => {
  it('are those entered less those reversed, in any order of entering', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 20 }), (reversed) => {
        const entries = reversed.flatMap((gone, place) => [
          award(`a${place}`),
          ...(gone ? [reversal(`r${place}`, `a${place}`)] : []),
        ]);
        expect(liveAwards(entries)).toHaveLength(reversed.filter((gone) => !gone).length);
      }),
    );
  });
});
