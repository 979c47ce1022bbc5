import { describe, expect, it } from 'vitest';
import { makeEdit } from '../bulletin/draft.ts';
import type { EconomicBulletin } from '../bulletin/block.ts';
import {
  circularDocument,
  type CircularDetails,
  circularState,
  editedCircular,
  factCheck,
  foldCircular,
  isChecked,
  seesCircular,
  type SupervisionCircular,
} from './circular.ts';
import { cast } from './testing/cast.ts';

const paragraph = (text: string) => ({ kind: 'paragraph', runs: [{ text }] }) as const;

const content: EconomicBulletin<string> = {
  masthead: '怀化政务督查',
  unit: '督查室',
  date: '2021年5月19日',
  title: '通报',
  addressees: '',
  body: [
    { kind: 'heading', level: 1, text: '一、总体情况' },
    paragraph('市财政局在办1件。'),
    { kind: 'heading', level: 1, text: '三、存在问题' },
    paragraph('市商务局：“服务业破零”未报。'),
    paragraph('市工信局：“技改投资”落后。'),
  ],
  annex: [],
  copiesTo: '',
  demo: true,
  language: 'zh',
};
type NameableUnit = SupervisionCircular['units'][number];
const commerce: NameableUnit = { code: '市商务局', name: '市商务局', aliases: [] };
const industry: NameableUnit = { code: 'industry', name: '市工业和信息化局', aliases: ['市工信局'] };
const finance = { code: '市财政局', name: '市财政局', aliases: [] };

function circular(...lines: readonly (readonly [at: string, details: CircularDetails])[]): SupervisionCircular {
  const draft: CircularDetails = {
    kind: 'draft',
    month: '2021-05',
    content,
    figures: [],
    units: [commerce, industry, finance],
  };
  const events = [['2021-05-19T01:00:00.000Z', draft] as const, ...lines].map(([at, details], n) => ({
    topic: 'supervisionCircular' as const,
    id: 'c1',
    version: n + 1,
    by: cast.officer,
    at,
    details,
  }));
  const folded = foldCircular(events);
  if (folded === undefined) throw new Error('no circular');
  return folded;
}

const sent = ['2021-05-19T09:00:00.000Z', { kind: 'send' }] as const;
const answer = (at: string, unit: typeof commerce, agrees: boolean) =>
  [at, { kind: 'answer', unit, agrees, words: agrees ? '' : '已补报' }] as const;
const outcomes = (one: SupervisionCircular, now: string): Readonly<Record<string, string>> =>
  Object.fromEntries(factCheck(one, now).map(({ unit, outcome }) => [unit.code, outcome]));

describe('the fact check of a circular', () => {
  it('asks the units that it names, under any of their names, and no others', () => {
    const checks = factCheck(circular(sent), '2021-05-19T10:00:00.000Z');
    expect(checks.map(({ unit, places, until }) => [unit.code, places, until])).toEqual([
      ['市商务局', ['b3'], '2021-05-20T09:00:00.000Z'],
      ['industry', ['b4'], '2021-05-20T09:00:00.000Z'],
    ]);
  });

  it.each([
    ['before it is sent', [], '2021-05-30T00:00:00.000Z', false],
    ['while a unit has time', [sent], '2021-05-20T08:59:59.999Z', false],
    ['once 24 hours have passed', [sent], '2021-05-20T09:00:00.000Z', true],
    [
      'once all have answered, objecting or not',
      [sent, answer('2021-05-19T10:00:00.000Z', commerce, false), answer('2021-05-19T11:00:00.000Z', industry, true)],
      '2021-05-19T11:00:00.000Z',
      true,
    ],
  ] as const)('may be published %s', (_, lines, now, may) => expect(isChecked(circular(...lines), now)).toBe(may));

  it('asks again about a paragraph that was changed, and leaves the others be', () => {
    const before = circular(
      sent,
      answer('2021-05-19T10:00:00.000Z', commerce, false),
      answer('2021-05-19T10:00:00.000Z', industry, true),
    );
    const at = '2021-05-19T12:00:00.000Z';
    const edit = makeEdit(before.computed, editedCircular(before), {
      place: 'b3',
      text: '市商务局：“服务业破零”5月19日补报，迟报。',
      by: '周某',
      at,
    });
    const after = circular(
      sent,
      answer('2021-05-19T10:00:00.000Z', commerce, false),
      answer('2021-05-19T10:00:00.000Z', industry, true),
      [at, { kind: 'edit', edit }],
    );
    expect(outcomes(after, at)).toEqual({ 市商务局: 'awaited', industry: 'agreed' });
    expect(outcomes(after, '2021-05-20T12:00:00.000Z')).toEqual({ 市商务局: 'lapsed', industry: 'agreed' });
    expect(after.answers).toHaveLength(2);
  });
});

describe('a circular', () => {
  const publish = { kind: 'publish', year: 2021, number: 5, signer: '唐某', date: '2021年5月20日' } as const;

  it('is numbered and dated when it is published', () => {
    const done = circular(sent, ['2021-05-20T10:00:00.000Z', publish]);
    expect(circularState(done)).toBe('published');
    expect(circularDocument(done)).toMatchObject({ issueNumber: 5, date: '2021年5月20日' });
  });

  it.each([
    ['nobody of a unit before it is sent', circular(), cast.head, false],
    ['the named unit in fact check', circular(sent), cast.head, true],
    ['no other unit in fact check', circular(sent), cast.supportingHead, false],
    ['everybody once published', circular(sent, ['2021-05-20T10:00:00.000Z', publish]), cast.viewer, true],
    ['the Supervision Office always', circular(), cast.officer, true],
  ])('is seen by %s', (_, one, by, seen) => expect(seesCircular(by, one, '2021-05-19T10:00:00.000Z')).toBe(seen));
});
