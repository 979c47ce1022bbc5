import { fold } from '../fold.ts';

/** A growth that is written in words. */
export interface GrowthInWords {
  readonly value: number;
  readonly decimals: number;
}

const against = '(?:同比|(?:比|较|与)?(?:上年|去年)?同期(?:相比)?|(?:比|较|与)(?:上年|去年))?';
const unchanged = new RegExp(`^${against}(?:持平|零增长)$`, 'u');
const moved = new RegExp(
  `^${against}(?:(?<up>增长|上升|增加|增|升|↑)|(?<down>下降|减少|负增长|降|减|↓))(?<digits>\\d+(?:\\.(?<decimals>\\d+))?)%?$`,
  'u',
);

/** Reads what stands in words in a column of growth: 持平 and 零增长 are a growth of 0, 下降2.1 and ↓2.1 are −2.1, 增长3.2% is 3.2.
 *  Undefined for anything else: 基本持平 is no figure, and what is 回落 or told in percentage points is a change of a rate. */
export function growthInWords(text: string): GrowthInWords | undefined {
  const folded = fold(text).text;
  if (unchanged.test(folded)) return { value: 0, decimals: 0 };
  const { up, digits, decimals = '' } = moved.exec(folded)?.groups ?? {};
  if (digits === undefined) return undefined;
  const value = Number(digits);
  return { value: up === undefined && value !== 0 ? -value : value, decimals: decimals.length };
}
