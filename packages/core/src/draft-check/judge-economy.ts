import { recordClaim, recordRun } from '../analysis/record.ts';
import { rankMembers } from '../analysis/rank.ts';
import {
  amountFigure,
  differenceFigure,
  growthFigure,
  headlineFigure,
  shareFigure,
  twoYearAverageFigure,
} from '../board/growth-figures.ts';
import { leastRecordYears } from '../board/row.ts';
import { distanceFigure, rankChangeFigure, rankStanding, shareOfWholeFigure } from '../board/standing-figures.ts';
import { progress } from '../board/target-figures.ts';
import { amountMeasure, figure, published, type RankingMemory, type Workings, worked } from '../board/workings.ts';
import { display } from '../decimal.ts';
import type { Figure } from '../figure/figure.ts';
import type { Indicator } from '../indicator/indicator.ts';
import { inUnit } from '../indicator/unit.ts';
import { isMissing } from '../missing.ts';
import type { RegionCode } from '../region/region.ts';
import { previousRelease } from '../span/release.ts';
import { cumulative, sameSpan, type Span, yearBefore } from '../span/span.ts';
import type { ClaimVerdict, UnknownReason } from './draft-check.ts';
import type { DraftRecord } from './draft-record.ts';
import type { FoundClaim } from './found-claim.ts';
import { isWithin, type Tolerance } from './tolerance.ts';

/** What the record says of a claim. */
export interface Judgement {
  readonly verdict: ClaimVerdict;
  readonly reason: UnknownReason | null;
  readonly expected: number | null;
  /** As it would be printed, without sign and unit. */
  readonly digits: string | null;
  readonly figure: Figure | null;
  /** The printed value is one that was in force before a revision. */
  readonly revised: boolean;
  readonly targetUnverified: boolean;
}

function unjudged(reason: UnknownReason): Judgement {
  return {
    verdict: 'unknown',
    reason,
    expected: null,
    digits: null,
    figure: null,
    revised: false,
    targetUnverified: false,
  };
}

/** Holds claims about indicators against the record. Rankings are worked out once. */
export class EconomyJudge {
  private readonly record: DraftRecord;
  private readonly rankings: RankingMemory = new Map();

  constructor(record: DraftRecord) {
    this.record = record;
  }

  /** The latest cumulative span of which the record has anything of an indicator: what 今年以来 is. */
  toDate(code: string, region: RegionCode): Span | undefined {
    const [year, month] = [Number(this.record.today.slice(0, 4)), Number(this.record.today.slice(5, 7))];
    for (let at = month; at >= 1; at--)
      for (const measure of ['yoy', 'level', 'count', 'share'] as const)
        if (this.record.book.at(code, region, measure, cumulative(year, at))) return cumulative(year, at);
    return undefined;
  }

  /** Judges a claim as one of a region: its own, or the one tried for a blank. */
  judge(claim: FoundClaim, regionCode: RegionCode | null = claim.region): Judgement {
    if (claim.unknown !== null) return unjudged(claim.unknown);
    const indicator = claim.code === null ? undefined : this.record.registry.indicators.get(claim.code);
    const region = regionCode === null ? undefined : this.record.registry.regions.get(regionCode);
    if (indicator === undefined || region === undefined) return unjudged('not-on-record');
    const w: Workings = {
      registry: this.record.registry,
      book: this.record.book,
      asOf: this.record.asOf,
      indicator,
      region,
    };
    if (claim.span === null) {
      if (claim.fault?.rule !== 4) return unjudged('ambiguous');
      const latest = this.toDate(indicator.code, region.code);
      const tried = latest && this.judge({ ...claim, span: latest, fault: null }, regionCode);
      return tried?.verdict === 'right' ? tried : unjudged('ambiguous');
    }
    if (claim.fault?.rule === 4 && claim.kind === 'rank' && claim.of === null) {
      const of = this.record.registry.peersOf(region.code)?.of;
      const tried = of === undefined ? undefined : this.judge({ ...claim, of, fault: null }, regionCode);
      return tried?.verdict === 'right' ? tried : unjudged('ambiguous');
    }
    return this.held(claim, w, claim.span);
  }

  private held(claim: FoundClaim, w: Workings, span: Span): Judgement {
    switch (claim.kind) {
      case 'record':
        return this.recordOf(claim, w, span);
      case 'zero':
        return this.zero(w, span);
      case 'rank':
        return this.rank(claim, w, span);
      default: {
        const found = this.figureOf(claim, w, span);
        if (found === undefined) return unjudged('not-on-record');
        if ('missing' in found) return unjudged(found.missing);
        return this.compare(claim, w, found.figure, found.unverified === true);
      }
    }
  }

  /** The figure of the record that a claim states. */
  private figureOf(
    claim: FoundClaim,
    w: Workings,
    span: Span,
  ): { readonly figure: Figure; readonly unverified?: boolean } | { readonly missing: UnknownReason } | undefined {
    const { indicator } = w;
    switch (claim.measure) {
      case 'yearOnYear':
        return { figure: this.growth(w, span) };
      case 'twoYearAverage':
        return { figure: twoYearAverageFigure(w, span, growthFigure(w, span), growthFigure(w, yearBefore(span))) };
      case 'level':
      case 'index':
        return { figure: amountFigure(w, span) };
      case 'share':
        return { figure: shareFigure(w, span) };
      case 'sequential':
      case 'contribution':
      case 'contributionShare': {
        const stated = w.book.at(indicator.code, w.region.code, claim.measure, span);
        return stated && { figure: published(w, stated) };
      }
      case 'shareOfProvince': {
        const of = claim.of ?? w.registry.peersOf(w.region.code)?.of;
        return { figure: shareOfWholeFigure(w, span, amountFigure(w, span), of) };
      }
      case 'changeFromPreviousRelease':
      case 'changeFromYearBefore':
      case 'changeFromSpan':
        return this.change(claim, w, span);
      case 'rankChange':
        return this.rankMoved(w, span);
      case 'distanceToProvince':
        return this.distance(claim, w, span);
      case 'distanceToTarget':
      case 'target':
      case 'completion':
        return this.target(claim, w, span);
      default:
        return undefined;
    }
  }

  private growth(w: Workings, span: Span): Figure {
    return growthFigure(w, span);
  }

  private baseFigure(claim: FoundClaim, w: Workings, span: Span, region: RegionCode = w.region.code): Figure {
    switch (claim.base) {
      case 'yoy':
        return growthFigure(w, span, region);
      case 'share':
        return shareFigure(w, span, region);
      case 'amount':
        return amountFigure(w, span, region);
      case 'headline':
        return headlineFigure(w, span, region);
    }
  }

  private change(claim: FoundClaim, w: Workings, span: Span): ReturnType<EconomyJudge['figureOf']> {
    const against = claim.against ?? yearBefore(span);
    const now = this.baseFigure(claim, w, span);
    const then = this.baseFigure(claim, w, against);
    const rule = sameSpan(against, yearBefore(span)) ? 'changeFromYearBefore' : 'changeFromPreviousRelease';
    return { figure: differenceFigure(w, rule, span, now, then) };
  }

  private rankMoved(w: Workings, span: Span): ReturnType<EconomyJudge['figureOf']> {
    const before = previousRelease(span, w.indicator);
    return {
      figure: rankChangeFigure(w, span, rankStanding(w, span, this.rankings), rankStanding(w, before, this.rankings)),
    };
  }

  private distance(claim: FoundClaim, w: Workings, span: Span): ReturnType<EconomyJudge['figureOf']> {
    const own = this.baseFigure(claim, w, span);
    const usual = distanceFigure(w, span, own);
    const whole = claim.of ?? w.registry.peersOf(w.region.code)?.of;
    if (whole === undefined) return undefined;
    if (w.registry.peersOf(w.region.code)?.of === whole)
      return usual.to === 'meanOfPeers' ? undefined : { figure: usual.figure };
    const other = this.baseFigure(claim, w, span, whole);
    return { figure: differenceFigure(w, 'distanceToProvince', span, own, other, ['own', 'whole']) };
  }

  private target(claim: FoundClaim, w: Workings, span: Span): ReturnType<EconomyJudge['figureOf']> {
    const done = progress(w, span, headlineFigure(w, span), { missing: 'no-figure' }, this.record.today);
    if (isMissing(done.target)) return { missing: 'target-missing' };
    const found =
      claim.measure === 'target'
        ? done.figures.target
        : claim.measure === 'completion'
          ? done.figures.completion
          : done.figures.gap;
    return found && { figure: found, unverified: !done.target.verified };
  }

  private compare(claim: FoundClaim, w: Workings, held: Figure, targetUnverified: boolean): Judgement {
    const inRecord = valueIn(held, w.indicator);
    if (inRecord === undefined) return unjudged('not-on-record');
    const { value, decimals, unit } = inRecord;
    const digits = display(Math.abs(value), decimals);
    const base = {
      reason: null,
      expected: roundNoise(value),
      digits,
      figure: held,
      revised: false,
      targetUnverified,
    } as const;
    if (claim.number === null) return { ...base, verdict: 'filled', expected: Number(display(value, decimals)) };
    const shared = toUnit(claim, unit);
    if (shared === undefined) return unjudged('not-on-record');
    const inClaim = inUnit({ value, decimals }, unit, shared)?.value ?? value;
    const shown = Number(display(inClaim, Math.max(decimals + 6, 8)));
    if (fits(shown, claim.number.tolerance, decimals, held)) return { ...base, verdict: 'right' };
    if (claim.number.unsure !== undefined && isWithin(shown, claim.number.unsure)) return unjudged('ambiguous');
    return { ...base, verdict: 'wrong', revised: this.wasInForce(claim, held) };
  }

  /** Whether the printed value is an earlier vintage of the published one. */
  private wasInForce(claim: FoundClaim, held: Figure): boolean {
    const input = held.rule === 'published' || held.rule === 'inUnit' ? held.inputs[0] : undefined;
    const first = input?.kind === 'figure' ? input.figure.inputs[0] : input;
    if (first?.kind !== 'observation' || claim.number === null) return false;
    for (
      let old = this.record.book.previousVintage(first.observation);
      old !== undefined;
      old = this.record.book.previousVintage(old)
    ) {
      const shared = toUnit(claim, old.unit);
      const value = shared === undefined ? undefined : inUnit(old, old.unit, shared)?.value;
      if (value !== undefined && isWithin(value, claim.number.tolerance)) return true;
    }
    return false;
  }

  private recordOf(claim: FoundClaim, w: Workings, span: Span): Judgement {
    const years = claim.record?.years ?? (claim.record?.since ? span.year - claim.record.since + 1 : null);
    const kind = claim.record?.high === false ? 'low' : 'high';
    const run = recordRun(
      span.year,
      (year) => {
        const value = this.baseFigure({ ...claim, base: claim.base === 'headline' ? 'headline' : claim.base }, w, {
          ...span,
          year,
        }).value;
        return typeof value === 'number' ? value : undefined;
      },
      kind,
    );
    if (run === undefined) return unjudged('not-on-record');
    if (years === null) return unjudged('not-on-record');
    const verdict = recordClaim(run, years);
    if (verdict === 'unknown') return unjudged('not-on-record');
    const rests = Array.from({ length: run.years + (run.dataEndFirst ? 0 : 1) }, (_, back) =>
      this.baseFigure(claim, w, { ...span, year: span.year - back }),
    );
    const [now] = rests;
    if (now === undefined) throw new Error('a run without a year');
    // The board's own figure, so that it explains itself there; a run too short for the board rests on the value itself.
    const held =
      run.years < leastRecordYears || now.measure !== w.indicator.headline
        ? now
        : figure(
            w,
            'record',
            span,
            now.measure,
            { value: run.years, decimals: 0 },
            '年',
            rests.map((one, back) => worked(String(span.year - back), one)),
          );
    // A run of eleven years is also one of ten; what is said is what the run is.
    return {
      verdict:
        verdict === 'right' && run.years === years
          ? 'right'
          : verdict === 'right' && claim.record?.years === null
            ? 'right'
            : run.years > years
              ? 'right'
              : 'wrong',
      reason: null,
      expected: run.years,
      digits: String(run.years),
      figure: held,
      revised: false,
      targetUnverified: false,
    };
  }

  private zero(w: Workings, span: Span): Judgement {
    const held = amountFigure(w, span);
    if (typeof held.value !== 'number') return unjudged('not-on-record');
    return {
      verdict: held.value === 0 ? 'right' : 'wrong',
      reason: null,
      expected: held.value,
      digits: display(held.value, held.decimals),
      figure: held,
      revised: false,
      targetUnverified: false,
    };
  }

  private rank(claim: FoundClaim, w: Workings, span: Span): Judgement {
    const peers = w.registry.peersOf(w.region.code);
    if (peers === undefined || (claim.of !== null && claim.of !== peers.of)) return unjudged('not-on-record');
    const wanted =
      claim.base === 'amount' ? amountMeasure(w.indicator) : claim.base === 'share' ? 'share' : w.indicator.rankedBy;
    if (wanted !== w.indicator.rankedBy) return this.rankBy(claim, w, span, wanted);
    const standing = rankStanding(w, span, this.rankings);
    if (isMissing(standing.rank)) return unjudged('not-on-record');
    return this.placed(claim, standing.rank.place, standing.rank.of, standing.figure, standing.rank.computed);
  }

  private rankBy(claim: FoundClaim, w: Workings, span: Span, measure: Figure['measure']): Judgement {
    const peers = w.registry.peersOf(w.region.code)!;
    const values = peers.members.map((code) => {
      const { value } = headlineFigure(w, span, code, measure);
      return { code, value: typeof value === 'number' ? value : null };
    });
    const ranking = rankMembers(values, w.indicator.better);
    const own = ranking.members.find(({ code }) => code === w.region.code);
    if (own === undefined || ranking.withoutData.length > 0) return unjudged('not-on-record');
    return this.placed(claim, own.rank, ranking.of, null, undefined);
  }

  private placed(
    claim: FoundClaim,
    place: number,
    of: number,
    held: Figure | null,
    computed: number | undefined,
  ): Judgement {
    const base = {
      reason: null,
      expected: place,
      digits: String(place),
      figure: held,
      revised: false,
      targetUnverified: false,
    } as const;
    if (claim.number === null && !claim.fromEnd && claim.place === null) return { ...base, verdict: 'filled' };
    const said = claim.place === null ? (claim.number?.value ?? 0) : claim.fromEnd ? of + 1 - claim.place : claim.place;
    void computed;
    return { ...base, verdict: said === place ? 'right' : 'wrong' };
  }
}

/** Half a unit of noise is none: what was worked out is rounded to more digits than anything is printed with. */
function roundNoise(value: number): number {
  return Number(value.toPrecision(12));
}

/** A computed value is held against a number as both are printed: 2.702… is 2.7. */
function fits(value: number, tolerance: Tolerance, _decimals: number, held: Figure): boolean {
  if (isWithin(value, tolerance)) return true;
  if (held.rule === 'published') return false;
  const { low, high } = tolerance;
  // Half-way values of a difference are rounded away from zero: −0.65 is −0.7.
  return low !== null && high !== null && value < 0 && value === low && !tolerance.lowIncluded;
}

function valueIn(
  held: Figure,
  indicator: Indicator,
): { readonly value: number; readonly decimals: number; readonly unit: string } | undefined {
  if (typeof held.value !== 'number') return undefined;
  return { value: held.value, decimals: held.decimals, unit: held.unit === '' ? indicator.unit : held.unit };
}

/** The unit in which claim and record can be compared; none where they measure different things. */
function toUnit(claim: FoundClaim, recordUnit: string): string | undefined {
  const unit = claim.unit ?? recordUnit;
  if (unit === recordUnit) return unit;
  return inUnit({ value: 1, decimals: 0 }, recordUnit, unit) === undefined ? undefined : unit;
}
