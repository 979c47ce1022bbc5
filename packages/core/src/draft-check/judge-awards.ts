import { tierOf } from '../analysis/tier.ts';
import { display } from '../decimal.ts';
import { isMissing } from '../missing.ts';
import type { RegionCode } from '../region/region.ts';
import type { Authority } from '../incentive/authority.ts';
import type { AwardFigure } from '../incentive/report/award-figure.ts';
import type { StandingReport } from '../incentive/report/standing-report.ts';
import { standingReport } from '../incentive/report/work-out-standing.ts';
import type { ClaimVerdict, ClaimWord, UnknownReason } from './draft-check.ts';
import type { DraftRecord } from './draft-record.ts';
import type { FoundAward } from './found-award.ts';
import { isWithin } from './tolerance.ts';
import { fallen } from './written-number.ts';

/** What the ledger says of a claim. */
export interface AwardJudgement {
  readonly verdict: ClaimVerdict;
  readonly reason: UnknownReason | null;
  readonly expected: number | ClaimWord | null;
  readonly digits: string | null;
  readonly figure: AwardFigure | null;
}

interface Held {
  readonly value: number;
  readonly decimals: number;
  readonly figure: AwardFigure | null;
}

function unjudged(reason: UnknownReason): AwardJudgement {
  return { verdict: 'unknown', reason, expected: null, digits: null, figure: null };
}

/** Holds claims about awards against the ledger. */
export class AwardJudge {
  private readonly record: DraftRecord;
  private readonly reports = new Map<string, StandingReport>();

  constructor(record: DraftRecord) {
    this.record = record;
  }

  /** The last year that results of an authority are held of. */
  lastYear(authority: Authority = 'province'): number {
    return this.record.awards.tally.years(authority).at(-1) ?? Number(this.record.today.slice(0, 4)) - 1;
  }

  judge(
    claim: FoundAward,
    peer: RegionCode | null = claim.peer !== null && 'code' in claim.peer ? claim.peer.code : null,
  ): AwardJudgement {
    switch (claim.kind) {
      case 'zero':
        return this.zero(claim);
      case 'trend':
        return this.trend(claim);
      case 'tier':
        return this.tier(claim);
      default: {
        if (claim.measure === 'itemCount') return this.items(claim);
        if (claim.span === null) return unjudged('ambiguous');
        if (claim.kind === 'gap' && peer === null) return unjudged('ambiguous');
        const held = this.valueOf(claim, peer);
        if (held === undefined || claim.number === null) return unjudged('not-on-record');
        const number = claim.sign === -1 ? fallen(claim.number) : claim.number;
        const shown = Number(held.value.toPrecision(12));
        return {
          verdict: isWithin(shown, number.tolerance) ? 'right' : 'wrong',
          reason: null,
          expected: Number(display(held.value, held.decimals)),
          digits: display(Math.abs(held.value), held.decimals),
          figure: held.figure,
        };
      }
    }
  }

  private report(region: RegionCode, authority: Authority, year: number): StandingReport | undefined {
    if (!this.record.awards.set.cities.includes(region)) return undefined;
    const key = `${region}/${authority}/${year}`;
    const known = this.reports.get(key);
    if (known !== undefined) return known;
    const made = standingReport(this.record.awards, region, authority, year);
    this.reports.set(key, made);
    return made;
  }

  /** Awards of a region in a year, by its scope and the measures named; undefined for a year that the ledger does not have. */
  private count(claim: FoundAward, region: RegionCode, year: number): number | undefined {
    const { awards, tally } = this.record.awards;
    if (!tally.years(claim.authority).includes(year) && claim.authority === 'province') return undefined;
    return awards.filter(
      (one) =>
        one.year === year &&
        one.authority === claim.authority &&
        (claim.scope === 'county' ? one.recipient === region || one.namedCounty === region : one.city === region) &&
        (claim.scope !== 'cityLevel' || one.level === 'cityLevel') &&
        (claim.scope !== 'counties' || one.level !== 'cityLevel') &&
        (claim.measures.length === 0 || claim.measures.includes(one.measure)),
    ).length;
  }

  private valueOf(claim: FoundAward, peer: RegionCode | null): Held | undefined {
    const { span, region } = claim;
    if (span === null) return undefined;
    const year = 'year' in span ? span.year : span.to;
    const report = this.report(region, claim.authority, year);
    switch (claim.kind) {
      case 'count':
        if (claim.scope === 'someCounties') return report && heldIn(report.countiesWithNone.count);
        return this.counted(claim, report);
      case 'change': {
        const now = this.count(claim, region, year);
        const then = claim.againstYear === null ? undefined : this.count(claim, region, claim.againstYear);
        if (now === undefined || then === undefined) return undefined;
        const line = report?.years.find((one) => one.year === year);
        const fits = claim.againstYear === year - 1 && claim.scope === 'whole' && claim.measures.length === 0;
        return { value: now - then, decimals: 0, figure: fits ? (line?.change ?? null) : null };
      }
      case 'rank':
        return report && heldIn(claim.scope === 'cityLevel' ? report.rankCityLevel : report.rankTotal);
      case 'distance':
        return report && heldIn(claim.scope === 'cityLevel' ? report.cityLevelAgainstMean : report.countiesAgainstMean);
      case 'gap': {
        if (peer === null) return undefined;
        const own = this.count(claim, region, year);
        const other = this.count(claim, peer, year);
        if (own === undefined || other === undefined) return undefined;
        const line = report?.peers.find(({ code }) => code === peer)?.years.find((one) => one.year === year);
        return { value: own - other, decimals: 0, figure: claim.scope === 'whole' ? (line?.gap ?? null) : null };
      }
      default:
        return undefined;
    }
  }

  private counted(claim: FoundAward, report: StandingReport | undefined): Held | undefined {
    const { span, region } = claim;
    if (span === null) return undefined;
    if ('year' in span) {
      const value = this.count(claim, region, span.year);
      if (value === undefined) return undefined;
      const line = report?.years.find((one) => one.year === span.year);
      const ofMeasure = report?.byMeasure.find(({ measure }) => claim.measures.includes(measure))?.count;
      const figure =
        claim.measures.length === 1 || ofMeasure !== undefined
          ? claim.measures.length > 0
            ? (ofMeasure ?? null)
            : null
          : claim.scope === 'cityLevel'
            ? (line?.cityLevel ?? null)
            : claim.scope === 'counties'
              ? (line?.counties ?? null)
              : claim.measures.length > 0
                ? null
                : (line?.total ?? null);
      return { value, decimals: 0, figure };
    }
    const years = this.record.awards.tally.years(claim.authority);
    const from = span.from ?? years[0] ?? span.to;
    const provincial = this.record.awards.tally.years('province');
    if (provincial[0] === undefined || from < provincial[0] || span.to > (provincial.at(-1) ?? 0)) return undefined;
    let value = 0;
    for (let year = from; year <= span.to; year++) value += this.count(claim, region, year) ?? 0;
    const figure =
      claim.measures.length > 0 || claim.scope !== 'whole'
        ? null
        : claim.authority === 'stateCouncil'
          ? report?.stateCouncil
          : from === provincial[0]
            ? report?.overYears
            : null;
    return { value, decimals: 0, figure: figure ?? null };
  }

  /** 未获得过: of some counties, at least one has none; of measures, none of them was ever won. */
  private zero(claim: FoundAward): AwardJudgement {
    const last = this.lastYear();
    const report = this.report(claim.region, 'province', last);
    if (claim.scope === 'someCounties') {
      if (report === undefined) return unjudged('not-on-record');
      const none = heldIn(report.countiesWithNone.count);
      if (none === undefined) return unjudged('not-on-record');
      return {
        verdict: none.value > 0 ? 'right' : 'wrong',
        reason: null,
        expected: 0,
        digits: null,
        figure: none.figure,
      };
    }
    const { awards } = this.record.awards;
    const won = awards.filter(
      (one) =>
        (claim.scope === 'county' ? one.recipient === claim.region : one.city === claim.region) &&
        (claim.measures.length === 0 || claim.measures.includes(one.measure)),
    ).length;
    if (claim.measures.length === 0 && claim.scope !== 'county') return unjudged('ambiguous');
    return {
      verdict: won === 0 ? 'right' : 'wrong',
      reason: null,
      expected: won,
      digits: String(won),
      figure: claim.measures.length > 0 && report ? report.neverWon.count : null,
    };
  }

  private trend(claim: FoundAward): AwardJudgement {
    const { span } = claim;
    const years = this.record.awards.tally.years('province');
    const [first, last] = [years[0], years.at(-1)];
    if (span === null || 'year' in span || first === undefined || last === undefined) return unjudged('ambiguous');
    const counts: number[] = [];
    for (let year = span.from ?? first; year <= span.to; year++) {
      const value = this.count({ ...claim, authority: 'province', measures: [] }, claim.region, year);
      if (value === undefined) return unjudged('not-on-record');
      counts.push(value);
    }
    const sign = claim.word === 'falling' ? -1 : 1;
    const holds = counts.length > 1 && counts.every((value, at) => at === 0 || (value - counts[at - 1]!) * sign > 0);
    const report = this.report(claim.region, 'province', span.to);
    return {
      verdict: holds ? 'right' : 'wrong',
      reason: null,
      expected: holds ? claim.word : null,
      digits: null,
      figure: report?.overYears ?? null,
    };
  }

  private tier(claim: FoundAward): AwardJudgement {
    const year = claim.span === null ? this.lastYear() : 'year' in claim.span ? claim.span.year : claim.span.to;
    const report = this.report(claim.region, 'province', year);
    if (report === undefined) return unjudged('not-on-record');
    const own = report.standing.table.find(({ code }) => code === claim.region);
    const { tiers, set } = this.record.awards;
    const whole = own && tierOf(own.rankTotal, set.cities.length, tiers);
    const level = own && tierOf(own.rankCityLevel, set.cities.length, tiers);
    const wanted = claim.scope === 'both' ? [whole, level] : claim.scope === 'cityLevel' ? [level] : [whole];
    const words = wanted.map((one) =>
      one === undefined || isMissing(one) ? undefined : one === 1 ? 'first' : one === tiers ? 'last' : 'middle',
    );
    if (words.includes(undefined)) return unjudged('not-on-record');
    const right = words.every((one) => one === claim.word);
    return {
      verdict: right ? 'right' : 'wrong',
      reason: null,
      expected: words[0] ?? null,
      digits: null,
      figure: claim.scope === 'cityLevel' ? report.tierCityLevel : report.tierTotal,
    };
  }

  private items(claim: FoundAward): AwardJudgement {
    const year = claim.span !== null && 'year' in claim.span ? claim.span.year : null;
    const countOf = (authority: Authority, of: number): number | null =>
      this.record.ruleSets.find((set) => set.authority === authority && set.year === of)?.measureCount ?? null;
    if (year === null || claim.isOfBoth) return unjudged('ambiguous');
    const held = countOf(claim.authority, year);
    if (held === null || claim.number === null) return unjudged('not-on-record');
    return {
      verdict: claim.number.value === held ? 'right' : 'wrong',
      reason: null,
      expected: held,
      digits: String(held),
      figure: null,
    };
  }

  /** The counties of a city, or all of the set, that won a measure of an authority. */
  winners(authority: Authority, measures: readonly string[], within: RegionCode): readonly RegionCode[] {
    return [
      ...new Set(
        this.record.awards.awards
          .filter(
            (one) =>
              one.authority === authority &&
              one.city === within &&
              measures.includes(one.measure) &&
              one.level !== 'cityLevel',
          )
          .map((one) => (one.level === 'county' ? one.recipient : (one.namedCounty ?? one.recipient))),
      ),
    ];
  }
}

function heldIn(figure: AwardFigure): Held | undefined {
  return typeof figure.value === 'number' ? { value: figure.value, decimals: figure.decimals, figure } : undefined;
}
