import { describe, expect, it } from 'vitest';
import { textIn } from '../../text/use-text.ts';
import { countsOf, type LedgerLine, ledgerTable, linesMeeting } from './ledger-state.ts';

const line = (change: Partial<LedgerLine>): LedgerLine => ({
  id: 'a',
  year: 2020,
  authority: 'province',
  measure: 'fiscal',
  subItem: 'fiscal.city',
  title: '财税管理',
  level: 'cityLevel',
  recipient: '431200',
  recipientName: '怀化市',
  notice: '通报一',
  namedCounty: null,
  announcedOn: '2021-01-29',
  rewards: [],
  verified: true,
  invented: false,
  knownFrom: '2021-01-29T01:00:00.000Z',
  by: '督查室',
  reversed: null,
  ...change,
});
const lines = [
  line({}),
  line({ year: 2019, level: 'county', recipientName: '鹤城区' }),
  line({ measure: 'petitions', title: '信访', reversed: { reason: '有误', by: 'x', knownFrom: '2021-02-01' } }),
];
const all = { year: '', authority: '', level: '', words: '' };

describe('the ledger on its page', () => {
  it.each([
    [all, 3],
    [{ ...all, year: '2019' }, 1],
    [{ ...all, level: 'cityLevel' }, 2],
    [{ ...all, words: '通报 鹤城' }, 1],
    [{ ...all, authority: 'city' }, 0],
  ])('is narrowed by %j', (conditions, count) => {
    expect(linesMeeting(lines, conditions)).toHaveLength(count);
  });

  it('counts what is in force only, and items once', () => {
    expect(countsOf(lines)).toEqual({ awards: 2, items: 1 });
  });

  it('is taken along with why a line was reversed', () => {
    const table = ledgerTable(lines, textIn('zh'));
    expect(table.rows.every((row) => row.length === table.head.length)).toBe(true);
    expect(table.rows[2]?.[5]?.text).toContain('有误');
  });
});
