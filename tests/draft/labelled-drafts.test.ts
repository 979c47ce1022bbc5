import { checkDraft, type Claim, correctedText, type DraftCheck, draftParts } from '@shigan/core';
import { demoRecord } from '@shigan/app/testing/demo-record';
import { describe, expect, it } from 'vitest';
import { labelledTexts } from '../../bench/draft/labelled.ts';
import { scoreOf } from '../../bench/draft/score.ts';

const record = demoRecord();
const check = (text: string): DraftCheck => checkDraft(text, '431200', record);
const texts = labelledTexts();

describe('labelled drafts', () => {
  const { all, kinds } = scoreOf(texts, check);

  it('are enough to judge by: three hundred claims of every kind in forty texts', () => {
    expect(texts.length).toBeGreaterThanOrEqual(40);
    expect(all.labelled).toBeGreaterThanOrEqual(300);
    expect(kinds.map(({ kind }) => kind)).toEqual(
      'change count distance gap growth level rank record share shareOfProvince tier trend zero'.split(' '),
    );
  });

  it('are found and judged: hardly anything that is none, hardly a claim passed over', () => {
    expect(all.precision).toBeGreaterThanOrEqual(0.98);
    expect(all.recall).toBeGreaterThanOrEqual(0.95);
    expect(all.judged / all.matched).toBeGreaterThanOrEqual(0.98);
  });
});

/** A claim with its number as it stands in the text, exactly said. */
interface Exact {
  readonly text: string;
  readonly claim: Claim;
  readonly start: number;
  readonly digits: string;
}

const roughly = /[近超逾约多余成半番]|突破|不足|不到|左右|以上|两位数|百分之/u;

const exact: readonly Exact[] = texts.flatMap(({ text }) =>
  check(text).claims.flatMap((claim) => {
    if (claim.verdict !== 'right' || typeof claim.value !== 'number' || roughly.test(claim.text)) return [];
    const number = /\d+(?:\.\d+)?(?=\D*$)/u.exec(claim.text);
    return number === null ? [] : [{ text, claim, start: claim.start + number.index, digits: number[0] }];
  }),
);

/** What is said of the claim once its number is another. */
function judged({ text, claim, start, digits }: Exact, instead: string): Claim | undefined {
  const end = start + digits.length;
  return check(correctedText(text, [{ start, end, text: instead }])).claims.find((one) => one.start === claim.start);
}

describe('a right claim', () => {
  it('is never right with its last digit one more or less', () => {
    expect(exact.length).toBeGreaterThan(200);
    const still = exact.flatMap((one) =>
      [1, -1].flatMap((step) => {
        const { length } = one.digits.split('.')[1] ?? '';
        const instead = (Number(one.digits) + step * 10 ** -length).toFixed(length);
        const claim = judged(one, instead);
        return claim?.verdict === 'right' ? [`${one.claim.text} → ${instead}`] : [];
      }),
    );
    expect(still).toEqual([]);
  });

  it('is never right with another unit', () => {
    const others: Readonly<Record<string, string>> = { 亿元: '万元', 万美元: '亿美元', 家: '亿元', '%': '亿元' };
    const still = exact.flatMap(({ text, claim, start, digits }) => {
      const end = start + digits.length;
      const unit = Object.keys(others).find((one) => text.startsWith(one, end));
      const other = unit === undefined ? undefined : others[unit];
      if (unit === undefined || other === undefined) return [];
      const changed = correctedText(text, [{ start: end, end: end + unit.length, text: other }]);
      const now = check(changed).claims.find((one) => one.start === claim.start);
      return now?.verdict === 'right' ? [`${claim.text}: ${unit} → ${other}`] : [];
    });
    expect(still).toEqual([]);
  });

  it('is right again once a wrong one is corrected as proposed', () => {
    const wrong = texts.flatMap(({ text }) => {
      const found = check(text);
      return draftParts(found).flatMap(({ kind, at, corrections }) => {
        const claim = kind === 'claim' ? found.claims[at] : undefined;
        return claim?.verdict === 'wrong' && corrections.length > 0 ? [{ text, claim, corrections }] : [];
      });
    });
    expect(wrong.length).toBeGreaterThan(20);
    const left = wrong.flatMap(({ text, claim, corrections }) => {
      const now = check(correctedText(text, corrections)).claims.find((one) => one.start === claim.start);
      return now?.verdict === 'right' ? [] : [`${claim.text} → ${corrections[0]?.text}: ${now?.verdict}`];
    });
    expect(left).toEqual([]);
  });
});
