import {
  addDays,
  type Completeness,
  endMonth,
  type Indicator,
  type Language,
  lateUnits,
  type Region,
  type ReleaseArrival,
  releaseCalendar,
  type Span,
  spanIso,
  spanLabelEnWithYear,
  spanLabelWithYear,
} from '@shigan/core';
import type { CompletenessBody, ReleaseBody } from './completeness-body.ts';

/** Days of the calendar before today and after it. */
const daysAround = 31;

/** Completeness as JSON. */
export function presentCompleteness(found: Completeness, language: Language): CompletenessBody {
  const label = (span: Span, { frequency }: Indicator): string =>
    language === 'zh' ? spanLabelWithYear(span, frequency) : spanLabelEnWithYear(span, frequency);
  const named = ({ code, name }: Region): { readonly region: string; readonly name: string } => ({
    region: code,
    name: name[language],
  });
  const presented = (release: ReleaseArrival, indicator: Indicator): ReleaseBody => ({
    span: spanIso(release.span),
    label: label(release.span, indicator),
    due: release.due,
    state: release.state,
    held: release.held,
    of: release.of,
    wanting: release.state === 'coming' ? [] : release.wanting.map(named),
    daysLate: release.daysLate,
  });
  const due = ({ indicator, release }: { readonly indicator: Indicator; readonly release: ReleaseArrival }) => ({
    indicator: indicator.code,
    name: indicator.name[language],
    release: presented(release, indicator),
  });
  const { today } = found;
  return {
    region: found.region.code,
    name: found.region.name[language],
    period: monthText(found.period.year, found.period.month),
    asOf: found.asOf,
    today,
    graceDays: found.grace,
    months: monthsOf(found),
    rows: found.rows.map(({ indicator, never, releases }) => ({
      indicator: indicator.code,
      name: indicator.name[language],
      section: indicator.section,
      department: indicator.responsible?.department ?? null,
      never: never.map(named),
      releases: releases.map((release) => presented(release, indicator)),
    })),
    late: lateUnits(found).map(({ department, late }) => ({
      department: department ?? null,
      releases: late.map(due),
    })),
    calendar: releaseCalendar(found, addDays(today, -daysAround), addDays(today, daysAround)).map(
      ({ day, due: releases }) => ({ day, releases: releases.map(due) }),
    ),
  };
}

function monthText(year: number, month: number): string {
  return `${year}-${month < 10 ? '0' : ''}${month}`;
}

function monthsOf({ rows }: Completeness): readonly string[] {
  const ends = new Set<string>();
  for (const { releases } of rows) for (const { span } of releases) ends.add(monthText(span.year, endMonth(span)));
  return [...ends].toSorted();
}
