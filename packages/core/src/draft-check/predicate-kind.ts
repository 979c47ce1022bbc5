import type { Indicator } from '../indicator/indicator.ts';
import { sameQuantity } from '../indicator/unit.ts';
import type { RegionCode } from '../region/region.ts';
import type { Registry } from '../register/registry.ts';
import type { Cue, Subject } from './cue.ts';
import { countUnit, growthBehind, type Kind, measureOfRank, rankMoved, type ValueToken } from './claim-kind.ts';
import { measureOfChange, unitFault } from './change-reading.ts';
import type { Token } from './draft-tokens.ts';
import type { FoundClaim } from './found-claim.ts';

/** Says what kind of claim the values of one predicate are, from the cue before them. */
export class KindReader {
  private readonly cue: Cue;
  private readonly members: readonly ValueToken[];
  private readonly base: FoundClaim['base'];
  private readonly around: { readonly text: string; readonly registry: Registry };

  constructor(
    cue: Cue,
    members: readonly ValueToken[],
    base: FoundClaim['base'],
    around: { readonly text: string; readonly registry: Registry },
  ) {
    this.cue = cue;
    this.members = members;
    this.base = base;
    this.around = around;
  }

  /** The kind of one value of the predicate; undefined for what no rule knows. */
  kindOf(token: ValueToken, subject: Subject | undefined): Kind | undefined {
    const { cue } = this;
    const indicator = subject && this.around.registry.indicators.get(subject.code);
    const inherited = cue.subjects.length === 0;
    const base: FoundClaim['base'] =
      cue.rateNoun !== null
        ? 'yoy'
        : cue.share !== null || subject?.isShare
          ? 'share'
          : cue.levelNoun
            ? 'amount'
            : inherited
              ? this.base
              : 'headline';
    if (token.kind === 'record')
      return (
        subject && {
          kind: 'record',
          measure: base === 'share' ? 'share' : base === 'amount' ? 'level' : 'yearOnYear',
          rule: 'record-of-years',
          base,
          sign: 1,
          unit: '年',
        }
      );
    if (token.kind === 'word')
      return (
        subject && {
          kind: 'zero',
          measure: 'level',
          rule: 'not-broken-zero',
          base: 'amount',
          sign: 1,
          unit: indicator ? countUnit(indicator) : null,
        }
      );
    if (token.kind === 'place' || (token.kind === 'number' && token.number.isOrdinal))
      return this.rank(token, indicator, base);
    if (token.kind !== 'number' && token.kind !== 'blank') return undefined;
    const unit = this.unitOf(token);
    if (unit === '位' && token.kind === 'blank' && this.around.text.charAt(token.start - 1) === '第')
      return this.rank(token, indicator, base);
    if (unit === '位') return rankMoved(this.around.text, cue, this.members[0]!.start);
    if (unit === '%') return this.percent(token, indicator, base);
    if (unit === '百分点') return this.points(token, indicator, base, inherited);
    return this.amount(unit, indicator, subject);
  }

  /** A number in a list has the unit of the last. */
  private unitOf(token: ValueToken): string | null {
    const unitIn = (one: ValueToken): string | null =>
      one.kind === 'number' ? one.number.unit : one.kind === 'blank' ? one.unit : null;
    return unitIn(token) ?? unitIn(this.members.at(-1)!);
  }

  private rank(token: Token, indicator: Indicator | undefined, base: FoundClaim['base']): Kind | undefined {
    const { cue } = this;
    if (cue.rank === null && cue.rankSet === null && !this.isBehindSet(token)) return undefined;
    if (indicator === undefined && cue.rank === null) return undefined;
    const ranked =
      base === 'amount' || (base === 'headline' && indicator?.rankedBy === 'count')
        ? 'level'
        : base === 'share'
          ? 'share'
          : 'yearOnYear';
    const kept = indicator && (indicator.rankedBy === 'count' || indicator.rankedBy === 'level') ? 'level' : ranked;
    const start =
      cue.rank !== null &&
      cue.rank.kind === 'word' &&
      /^(?:居|列|位居|位列|排|名列|排名|居于|排在)$/u.test(cue.rank.word.word)
        ? cue.rank.start
        : token.start;
    return {
      kind: 'rank',
      measure: indicator ? (base === 'yoy' || base === 'headline' ? measureOfRank(indicator) : kept) : null,
      rule: 'rank-in-set',
      base: base === 'headline' || base === 'yoy' ? 'headline' : base,
      sign: 1,
      unit: '位',
      start,
      ...(cue.rankSet === null ? (cue.regions.length > 0 ? this.regionAsSet() : {}) : { of: cue.rankSet }),
    };
  }

  private regionAsSet(): { readonly of?: RegionCode } {
    const last = this.cue.regions.at(-1);
    return last && 'code' in last ? { of: last.code } : {};
  }

  private isBehindSet(token: Token): boolean {
    return this.around.text.slice(Math.max(0, token.start - 6), token.start).endsWith('个市州');
  }

  private percent(token: Token, indicator: Indicator | undefined, base: FoundClaim['base']): Kind | undefined {
    const { cue } = this;
    const verb = cue.move?.token ?? null;
    if (cue.contributionShare)
      return {
        kind: 'share',
        measure: 'contributionShare',
        rule: 'contribution-share',
        base: 'yoy',
        sign: 1,
        unit: '%',
      };
    if (cue.complete !== null && (cue.target !== null || cue.than?.with === 'target'))
      return {
        kind: 'share',
        measure: 'completion',
        rule: 'completion-of-target',
        base: 'amount',
        sign: 1,
        unit: '%',
        start: cue.complete.start,
      };
    if (cue.share !== null && !(cue.move !== null && cue.move.token.start > cue.share.token.start && !cue.to)) {
      const isOfRegion = cue.share.whole === 'region' || cue.share.region !== null;
      if (isOfRegion)
        return {
          kind: 'shareOfProvince',
          measure: 'shareOfProvince',
          rule: 'share-of-whole-region',
          base: 'amount',
          sign: 1,
          unit: '%',
          start: cue.share.token.start,
          ...(cue.share.region === null ? {} : { of: cue.share.region }),
        };
      const whole = cue.share.whole;
      const fits = whole === null || indicator?.shareOf === whole;
      return {
        kind: 'share',
        measure: 'share',
        rule: 'share-of-whole',
        base: 'share',
        sign: 1,
        unit: '%',
        ...(fits ? {} : { misfit: true }),
      };
    }
    // A rate that fell by so many percent: points are meant.
    const isDifference =
      (cue.rateNoun !== null || base === 'share' || indicator?.kind === 'rate') &&
      cue.move !== null &&
      !cue.to &&
      !this.isFrom(cue) &&
      cue.rateNoun?.token !== cue.move.token &&
      (cue.rateNoun === null || cue.rateNoun.token.start <= cue.move.token.start);
    if (cue.compare !== null && cue.than?.with === 'region') {
      const points = this.points(token, indicator, base, false);
      return points && { ...points, fault: unitFault(cue, this.members, token, 'points') };
    }
    if (isDifference && (cue.move!.isRate || cue.than !== null || cue.sequential !== null || cue.rateNoun !== null)) {
      const points = this.points(token, indicator, base, true);
      return points && { ...points, fault: unitFault(cue, this.members, token, 'points') };
    }
    if (cue.target !== null && cue.move === null && cue.rateNoun === null) return undefined;
    if (cue.target !== null || cue.intend)
      return {
        kind: 'growth',
        measure: 'target',
        rule: 'target-of-growth',
        base: 'yoy',
        sign: cue.move?.sign ?? 1,
        unit: '%',
      };
    if (cue.sequential !== null && cue.move !== null)
      return {
        kind: 'growth',
        measure: 'sequential',
        rule: 'sequential-growth',
        base: 'yoy',
        sign: cue.move.sign,
        unit: '%',
        start: cue.sequential.start,
      };
    if (cue.twoYear)
      return {
        kind: 'growth',
        measure: 'twoYearAverage',
        rule: 'two-year-average',
        base: 'yoy',
        sign: cue.move?.sign ?? 1,
        unit: '%',
      };
    if (indicator?.kind === 'rate' && cue.move === null)
      return { kind: 'level', measure: 'share', rule: 'rate-stands', base: 'share', sign: 1, unit: '%' };
    const behind = growthBehind(this.around.text, token);
    if (cue.move === null && cue.rateNoun === null && !behind) return undefined;
    const sign =
      behind && cue.move === null
        ? behind
        : cue.to && cue.rateNoun !== null
          ? cue.rateNoun.sign
          : cue.move?.isRate
            ? 1
            : (cue.move?.sign ?? cue.rateNoun?.sign ?? 1);
    const isChangedTo = cue.move?.isRate === true && !cue.to && cue.rateNoun === null;
    if (isChangedTo && cue.than !== null) {
      const points = this.points(token, indicator, 'yoy', true);
      return points && { ...points, fault: unitFault(cue, this.members, token, 'points') };
    }
    const adjacent = verb !== null && verb.end === this.members[0]!.start ? verb : null;
    return {
      kind: 'growth',
      measure: 'yearOnYear',
      rule: this.members.length > 1 ? 'growth-list' : 'subject-growth',
      base: 'yoy',
      sign,
      unit: '%',
      ...(adjacent ? { start: adjacent.start, verb: adjacent } : {}),
    };
  }

  /** 增速由1-3月的下降14.2%…: where a rate stood, not by how much it moved. */
  private isFrom({ rateNoun, move }: Cue): boolean {
    if (rateNoun === null || move === null) return false;
    return /^[由从]/u.test(this.around.text.slice(rateNoun.token.end, move.token.start));
  }

  private points(
    token: Token,
    indicator: Indicator | undefined,
    base: FoundClaim['base'],
    inherited: boolean,
  ): Kind | undefined {
    const { cue } = this;
    const start = this.members[0]!.start;
    if (cue.contribution !== null)
      return {
        kind: 'growth',
        measure: 'contribution',
        rule: 'contribution',
        base: 'yoy',
        sign: cue.contribution.sign,
        unit: '百分点',
        start: cue.contribution.token.start,
      };
    const sign =
      (cue.compare?.sign ?? cue.move?.sign ?? 1) *
      (cue.rateNoun?.sign === -1 && cue.move !== null
        ? (cue.move.token.kind === 'word' && /收窄|缩小/u.test(cue.move.token.word.word) ? 1 : -1) * cue.move.sign * -1
        : 1);
    const kept: FoundClaim['base'] =
      base === 'headline' || base === 'amount' ? (indicator?.kind === 'rate' ? 'share' : 'yoy') : base;
    if (cue.than?.with === 'region')
      return {
        kind: 'distance',
        measure: 'distanceToProvince',
        rule: 'distance-to-whole',
        base: kept,
        sign,
        unit: '百分点',
        of: cue.than.region,
        start: cue.than.start,
      };
    if (cue.than?.with === 'target')
      return {
        kind: 'distance',
        measure: 'distanceToTarget',
        rule: 'distance-to-target',
        base: kept,
        sign,
        unit: '百分点',
        start: cue.than.start,
      };
    if (cue.move === null && cue.compare === null) return undefined;
    const starts = [
      cue.yearOnYear?.start,
      cue.sequential?.start,
      cue.than?.start,
      cue.move?.token.start,
      cue.compare?.token.start,
    ].filter((one) => one !== undefined);
    const from = Math.min(start, ...starts);
    // 下降77.4个百分点 of an amount, with no rate spoken of: percent was meant.
    const isAmountMove =
      cue.move !== null &&
      !cue.move.isRate &&
      cue.rateNoun === null &&
      !inherited &&
      kept === 'yoy' &&
      cue.sequential === null &&
      indicator?.kind !== 'rate' &&
      (cue.than === null || (cue.than.with === 'time' && cue.than.time.kind === 'samePeriod')) &&
      !cue.to;
    if (isAmountMove)
      return {
        kind: 'growth',
        measure: 'yearOnYear',
        rule: 'growth-in-points',
        base: 'yoy',
        sign: cue.move!.sign,
        unit: '%',
        printedUnit: '百分点',
        fault: unitFault(cue, this.members, token, 'percent'),
      };
    const measure = measureOfChange(cue);
    return {
      kind: 'change',
      measure,
      rule: this.members.length > 1 ? 'change-list' : 'change-of-rate',
      base: kept,
      sign,
      unit: '百分点',
      start: from,
    };
  }

  private amount(
    unit: string | null,
    indicator: Indicator | undefined,
    subject: Subject | undefined,
  ): Kind | undefined {
    const { cue } = this;
    if (unit === null) return undefined;
    if (subject === undefined && cue.move === null && !cue.to) return undefined;
    const token = this.members[0]!;
    const isCount = indicator?.kind === 'count';
    // Enterprises in 个 are meant as 家; in 亿元 they are not.
    const named = isCount && sameQuantity(unit, countUnit(indicator)) ? countUnit(indicator) : unit;
    if ((cue.target !== null && cue.complete === null) || cue.intend)
      return {
        kind: isCount ? 'count' : 'level',
        measure: 'target',
        rule: 'target-of-amount',
        base: 'amount',
        sign: 1,
        unit: named,
      };
    const isMove =
      cue.move !== null &&
      !cue.move.isRate &&
      !cue.to &&
      (cue.than !== null ||
        cue.yearOnYear !== null ||
        /净|多增|少增|增加|减少|增$/u.test(cue.move.token.kind === 'word' ? cue.move.token.word.word : ''));
    const isCompared = cue.compare !== null && cue.than?.with === 'time';
    if (isMove || isCompared) {
      const sign = cue.compare?.sign ?? cue.move?.sign ?? 1;
      return {
        kind: 'change',
        measure: measureOfChange(cue),
        rule: 'change-of-amount',
        base: 'amount',
        sign,
        unit: named,
        start: Math.min(token.start, cue.than?.start ?? token.start, cue.move?.token.start ?? token.start),
      };
    }
    if (subject === undefined) return undefined;
    const to = this.around.text.charAt(token.start - 1);
    return {
      kind: isCount ? 'count' : 'level',
      measure: 'level',
      rule: isCount ? 'count-of' : 'subject-level',
      base: 'amount',
      sign: 1,
      unit: named,
      ...(to === '达' || to === '为' ? { start: token.start - 1 } : {}),
    };
  }
}
