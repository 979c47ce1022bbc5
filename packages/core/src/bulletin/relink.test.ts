import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Run, runsText } from './block.ts';
import { isFigureByHand, relink } from './relink.ts';

const hand = { by: '王统计', at: '2021-05-20T01:00:00.000Z' };

const sentence: readonly Run<string>[] = [
  { text: '1—4月，全市规模以上工业增加值' },
  { text: '同比增长12.9%', figure: 'growth' },
  { text: '，' },
  { text: '较1—3月回落2.2个百分点', figure: 'change' },
  { text: '，增速' },
  { text: '居全省第7位', figure: 'rank' },
  { text: '。' },
];
const text = runsText(sentence);

/** Runs in short: `[figure:text]`, a `*` for a hand. */
function short(runs: readonly Run<string>[]): string {
  return runs
    .map((run) => {
      const words = `${run.text}${run.hand === undefined ? '' : '*'}`;
      return run.figure === undefined ? words : `[${run.figure}:${words}]`;
    })
    .join('|');
}

describe('a sentence that a person has changed', () => {
  test.each([
    ['nothing changed', text, short(sentence)],
    [
      'a word put in keeps every figure',
      text.replace('，增速', '，但增速'),
      '1—4月，全市规模以上工业增加值|[growth:同比增长12.9%]|，|[change:较1—3月回落2.2个百分点]|，|但*|增速|[rank:居全省第7位]|。',
    ],
    [
      'a figure with another number is that figure by hand',
      text.replace('12.9', '13.9'),
      '1—4月，全市规模以上工业增加值|[growth:同比增长13.9%*]|，|[change:较1—3月回落2.2个百分点]|，增速|[rank:居全省第7位]|。',
    ],
    [
      'a figure turned from up to down is by hand, too',
      text.replace('增长12.9', '下降12.9'),
      '1—4月，全市规模以上工业增加值|[growth:同比下降12.9%*]|，|[change:较1—3月回落2.2个百分点]|，增速|[rank:居全省第7位]|。',
    ],
    [
      'a digit put before a number makes another number',
      text.replace('回落2.2', '回落12.2'),
      '1—4月，全市规模以上工业增加值|[growth:同比增长12.9%]|，|[change:较1—3月回落12.2个百分点*]|，增速|[rank:居全省第7位]|。',
    ],
    ['a sentence put in behind is all the person’s', `${text}新开工项目18个。`, `${short(sentence)}|新开工项目18个。*`],
  ])('%s', (_title, changed, expected) => {
    const runs = relink(sentence, changed, hand);
    expect(runsText(runs)).toBe(changed);
    expect(short(runs)).toBe(expected);
  });

  it('leaves out a figure with its clause, and links the rest', () => {
    const runs = relink(sentence, text.replace('较1—3月回落2.2个百分点，', ''), hand);
    expect(runs.flatMap((run) => (run.figure === undefined ? [] : [run.figure]))).toEqual(['growth', 'rank']);
    expect(runs.some(isFigureByHand)).toBe(false);
  });

  it('says what was computed where a figure was changed, and who changed it', () => {
    const changed = relink(sentence, text.replace('12.9', '13.9'), hand).find(isFigureByHand);
    expect(changed?.hand).toEqual({ ...hand, was: '同比增长12.9%' });
  });

  it('always says what the person wrote, and calls no figure computed that is not', () => {
    const figures = fc.array(
      fc.record({
        text: fc.stringMatching(/^[增降长落]{1,3}\d{1,2}(\.\d)?%$/u),
        figure: fc.option(fc.stringMatching(/^f[0-9]$/), { nil: undefined }),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(figures, fc.array(fc.constantFrom(...'增降长1.2%，。8'), { maxLength: 30 }), (given, typed) => {
        const runs: readonly Run<string>[] = given.map(({ text: words, figure }) =>
          figure === undefined ? { text: words } : { text: words, figure },
        );
        const changed = typed.join('');
        const linked = relink(runs, changed, hand);
        expect(runsText(linked)).toBe(changed);
        const untouched = linked.filter((run) => run.figure !== undefined && run.hand === undefined);
        expect(
          untouched.filter((run) => !runs.some((own) => own.figure === run.figure && own.text === run.text)),
        ).toEqual([]);
      }),
    );
  });
});
