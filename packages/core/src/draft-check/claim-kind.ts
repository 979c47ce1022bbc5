import type { Indicator } from '../indicator/indicator.ts';
import type { RegionCode } from '../region/region.ts';
import type { Cue } from './cue.ts';
import type { ClaimKind, ClaimMeasure } from './draft-check.ts';
import type { Token } from './draft-tokens.ts';
import type { FoundClaim, FoundFault } from './found-claim.ts';

/** Tokens that state a value: a number, a blank for one, a record, a place, 没有破零. */
export type ValueToken = Extract<Token, { readonly kind: 'number' | 'blank' | 'record' | 'place' | 'word' }>;

/** What kind of claim a value is, by the rule that says so. */
export interface Kind {
  readonly kind: ClaimKind;
  readonly measure: ClaimMeasure | null;
  readonly rule: string;
  readonly base: FoundClaim['base'];
  readonly sign: number;
  readonly unit: string | null;
  readonly printedUnit?: string;
  readonly start?: number;
  readonly of?: RegionCode;
  readonly fault?: FoundFault;
  readonly verb?: Token;
  readonly misfit?: boolean;
}

/** Enterprises are counted in 家, whatever measure word is printed. */
export function countUnit({ name, unit }: Indicator): string {
  return unit === '个' && /企业|单位/u.test(name.zh) ? '家' : unit;
}

/** What a rank of an indicator is of. */
export function measureOfRank(indicator: Indicator): ClaimMeasure {
  switch (indicator.rankedBy) {
    case 'count':
    case 'level':
      return 'level';
    case 'share':
      return 'share';
    default:
      return 'yearOnYear';
  }
}

/** 13.4%的增长, 以13.4%的速度增长, 两位数增长: the word stands behind the number. 0 where none does. */
export function growthBehind(text: string, token: Token): 1 | -1 | 0 {
  const after = text.slice(token.end, token.end + 6);
  if (/^的?(?:较?快?速度?)?(?:增长|增速|增幅|涨幅|快速增长)/u.test(after)) return 1;
  return /^的?(?:下降|降幅|负增长)/u.test(after) ? -1 : 0;
}

/** 前移2位, 后退1位. */
export function rankMoved(text: string, cue: Cue, start: number): Kind {
  const sign = /后移|后退|退后|下滑|退步|下降/u.test(text.slice(cue.start, start)) ? -1 : 1;
  return { kind: 'change', measure: 'rankChange', rule: 'rank-moved', base: 'headline', sign, unit: '位', start };
}
