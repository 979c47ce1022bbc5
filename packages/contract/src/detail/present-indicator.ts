import {
  type CountyStandings,
  type Figure,
  type FigureInput,
  type IndicatorDetail,
  isMissing,
  type Maybe,
  type MemberPart,
  missing,
  type Observation,
  type PartFigures,
  type PartOfWhole,
  type RevisedFigure,
  type Span,
  spanIso,
  spanLabelEnWithYear,
  spanLabelWithYear,
  type Standings,
  yearBefore,
} from '@shigan/core';
import { type BoardPresenting, periodText, presentPeers, presentRow } from '../board/present-board.ts';
import { figureNumber, figureText, figureUnit } from '../figure/figure-number.ts';
import { presentSource } from '../series/present-series.ts';
import type { SourceBody } from '../series/series-body.ts';
import type {
  CountiesBody,
  IndicatorBody,
  LabelledSpan,
  MaybeShown,
  MetadataBody,
  PartBody,
  RevisionBody,
  StandingsBody,
} from './indicator-body.ts';

interface Presenter extends BoardPresenting {
  readonly shown: (figure: Figure) => MaybeShown;
  readonly span: (span: Span) => LabelledSpan;
}

/** An indicator's detail as JSON. */
export function presentIndicator(detail: IndicatorDetail, presenting: BoardPresenting): IndicatorBody {
  const p = presenterOf(detail, presenting);
  const { language } = presenting;
  return {
    region: detail.region.code,
    regionName: detail.region.name[language],
    period: periodText(detail.period),
    asOf: detail.asOf,
    row: presentRow(detail.row, detail.period, presenting),
    metadata: presentMetadata(detail, p),
    course: detail.course.map((point) => ({
      ...p.span(point.span),
      headline: p.shown(point.headline),
      growth: p.shown(point.growth),
      amount: p.shown(point.amount),
      twoYearAverage: p.shown(point.twoYearAverage),
      whole: p.shown(point.whole),
      revised: point.revised,
    })),
    years: detail.years.map(({ year, headline }) => ({ year, headline: p.shown(headline) })),
    required: present(detail.required, (points) =>
      points.map(({ span, due, actual }) => ({ ...p.span(span), due: p.shown(due), actual: p.shown(actual) })),
    ),
    base: present(detail.base, ({ basis, twoYearAverage, points }) => ({
      basis,
      twoYearAverage: p.shown(twoYearAverage),
      points: points.map((point) => ({
        ...p.span(point.span),
        path: p.shown(point.path),
        lastYear: p.shown(point.lastYear),
        actual: p.shown(point.actual),
      })),
    })),
    standings: present(detail.standings, (standings) => presentStandings(standings, detail, p)),
    counties: present(detail.counties, (counties) => presentCounties(counties, p)),
    composition: {
      parts: detail.composition.parts.map((part) => presentPart(part, p)),
      items: detail.composition.items.map((part) => presentPart(part, p)),
      members: detail.composition.members.map((part) => presentMember(part, p)),
    },
    drivers: detail.drivers.map((driver) => ({
      indicator: driver.indicator.code,
      name: driver.indicator.name[language],
      cutoff: present(driver.cutoff, (cutoff) => labelOf(cutoff, driver.indicator.frequency, language)),
      growth: p.shown(driver.growth),
      contribution: p.shown(driver.contribution),
    })),
    revisions: detail.revisions.map((revision) => presentRevision(revision, p)),
  };
}

function presenterOf(detail: IndicatorDetail, presenting: BoardPresenting): Presenter {
  const { language, idOf } = presenting;
  // One figure stands in several places; its hash is worked out once.
  const known = new Map<Figure, MaybeShown>();
  const show = (figure: Figure): MaybeShown => {
    const value = figureNumber(figure);
    const text = figureText(figure);
    if (isMissing(value)) return value;
    if (isMissing(text)) return text;
    return { value, shown: text, unit: figureUnit(figure, language), figure: idOf(figure) };
  };
  return {
    ...presenting,
    shown: (figure) => {
      const held = known.get(figure) ?? show(figure);
      known.set(figure, held);
      return held;
    },
    span: (span) => labelOf(span, detail.indicator.frequency, language),
  };
}

function labelOf(
  span: Span,
  frequency: IndicatorDetail['indicator']['frequency'],
  language: BoardPresenting['language'],
): LabelledSpan {
  const label = language === 'zh' ? spanLabelWithYear(span, frequency) : spanLabelEnWithYear(span, frequency);
  return { label, interval: spanIso(span) };
}

function present<T, B>(value: Maybe<T>, of: (value: T) => B): Maybe<B> {
  return isMissing(value) ? value : of(value);
}

function presentMetadata(detail: IndicatorDetail, p: Presenter): MetadataBody {
  const { indicator, nextRelease } = detail;
  return {
    definition: indicator.definition[p.language],
    department: indicator.responsible?.department ?? null,
    leader: indicator.responsible?.leader ?? null,
    frequency: indicator.frequency,
    comparableBasis: indicator.comparableBasis,
    prices: indicator.prices,
    better: indicator.better,
    reasonable: indicator.reasonable ?? null,
    release: indicator.release,
    nextRelease: { ...p.span(nextRelease.span), day: nextRelease.day },
    sources: sourcesOf(detail),
    verified: indicator.verified,
  };
}

/** The cells that the row's own value, growth, share and place were published in, one for each file. */
function sourcesOf(detail: IndicatorDetail): readonly SourceBody[] {
  const { value, growth, share, rank } = detail.row.figures;
  const found = new Map<string, Observation>();
  for (const figure of [value, growth, share, rank])
    for (const o of observationsOf(figure))
      if (o.region === detail.region.code && o.indicator === detail.indicator.code) found.set(o.source.file, o);
  return [...found.values()]
    .toSorted((a, b) => (a.knownFrom < b.knownFrom ? 1 : -1))
    .map((o) => presentSource(o.source));
}

function observationsOf(figure: Figure): readonly Observation[] {
  const of = (input: FigureInput): readonly Observation[] =>
    input.kind === 'observation' ? [input.observation] : input.kind === 'figure' ? observationsOf(input.figure) : [];
  return figure.inputs.flatMap(of);
}

function presentStandings(standings: Standings, detail: IndicatorDetail, p: Presenter): StandingsBody {
  const { peers, releases, members } = standings;
  return {
    peers: presentPeers(peers, p.language),
    wholeName: detail.wholeName === undefined ? peers.of : detail.wholeName[p.language],
    releases: releases.map(({ span, rank, whole, values }) => ({
      ...p.span(span),
      rank: p.shown(rank),
      whole: p.shown(whole),
      values: values.flatMap((figure) => {
        const shown = p.shown(figure);
        return isMissing(shown) ? [] : [{ region: figure.region, ...shown }];
      }),
    })),
    members: members.map(({ region, value, rank }) => ({
      region: region.code,
      name: region.name[p.language],
      value: p.shown(value),
      rank: p.shown(rank),
    })),
  };
}

function presentCounties(counties: CountyStandings, p: Presenter): CountiesBody {
  return {
    ...p.span(counties.span),
    peers: presentPeers(counties.peers, p.language),
    previous: p.span(counties.previousSpan),
    yearBefore: p.span(yearBefore(counties.span)),
    members: counties.members.map((member) => ({
      region: member.region.code,
      name: member.region.name[p.language],
      ...(member.region.tile === undefined ? {} : { tile: member.region.tile }),
      value: p.shown(member.value),
      rank: p.shown(member.rank),
      distance: p.shown(member.distance),
      previous: { value: p.shown(member.previous.value), rank: p.shown(member.previous.rank) },
      yearBefore: { value: p.shown(member.yearBefore.value), rank: p.shown(member.yearBefore.rank) },
      course: member.course.map(({ span, headline }) => ({ ...p.span(span), headline: p.shown(headline) })),
    })),
  };
}

function presentPart(part: PartOfWhole, p: Presenter): PartBody & { readonly indicator: string } {
  const { indicator, share } = part;
  return {
    indicator: indicator.code,
    name: indicator.name[p.language],
    ...partFigures(part, p),
    share: p.shown(share),
  };
}

function presentMember(part: MemberPart, p: Presenter): PartBody & { readonly region: string } {
  const { region } = part;
  return {
    region: region.code,
    name: region.name[p.language],
    ...partFigures(part, p),
    share: missing('not-applicable'),
  };
}

function partFigures(part: PartFigures, p: Presenter): Omit<PartBody, 'name' | 'share'> {
  return {
    amount: p.shown(part.amount),
    growth: p.shown(part.growth),
    contribution: p.shown(part.contribution),
    contributionShare: p.shown(part.contributionShare),
  };
}

function presentRevision({ region, span, old, now, observation }: RevisedFigure, p: Presenter): RevisionBody {
  return {
    ...p.span(span),
    region: region.code,
    name: region.name[p.language],
    measure: observation.measure,
    old: p.shown(old),
    now: p.shown(now),
    knownFrom: observation.knownFrom,
    source: presentSource(observation.source),
    by: observation.by,
  };
}
