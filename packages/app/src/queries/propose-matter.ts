import {
  type Actor,
  type BoardRow,
  daysInMonth,
  dayOf,
  display,
  DomainError,
  endMonth,
  type Finding,
  findingSentence,
  type FindingRule,
  formatDay,
  type IndicatorCode,
  type IndicatorCondition,
  isMissing,
  type MatterTerms,
  measureOfTarget,
  overlapsOf,
  parseSpanIso,
  type Period,
  type PersonRef,
  type RegionCode,
  releaseDay,
  releasesOf,
  type Span,
  spanIso,
  spanLabelWithYear,
} from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import type { FiledMatter } from '../ports/matter-store.ts';
import { asPerson, countyUnit, type Directory, leaderOver, readDirectory, unitNamed } from './in-charge.ts';
import { resolveMoment } from './moment.ts';
import { boardAt } from './read-board.ts';
import { readRegistry } from './read-registry.ts';

export interface ProposalAsked {
  readonly region: RegionCode;
  readonly period: Period;
  readonly indicator: IndicatorCode;
  readonly rule: FindingRule;
  readonly asOf?: string;
}

/** What the platform proposes for a matter; a person decides on all of it. */
export interface MatterProposal {
  readonly terms: MatterTerms;
  readonly finding: Finding;
  /** Open matters about the same indicator, region and unit: perhaps there need not be another. */
  readonly overlapping: readonly FiledMatter[];
}

/** Proposes a matter from a finding (由研判提示立项): the lead unit from the indicator's metadata, the leader from the portfolios,
 *  the condition from the year's target, the deadline by the release that shows whether it worked. Refuses `unknown-indicator`
 *  where the board has no such finding. */
export async function proposeMatter(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: ProposalAsked,
): Promise<MatterProposal> {
  authorise(actor, 'matters.open', city, asked.region);
  const moment = await resolveMoment(app, city, asked.asOf);
  const registry = await readRegistry(app, moment);
  const board = await boardAt(app, moment, registry, asked.region, asked.period);
  const row = board.rows.find((one) => one.indicator.code === asked.indicator);
  const finding = row?.findings.find((one) => one.rule === asked.rule);
  if (row === undefined || finding === undefined)
    throw new DomainError('unknown-indicator', { indicator: asked.indicator });
  const directory = await readDirectory(app, city, moment.asOf);
  const terms = termsFor(row, finding, dayOf(moment.asOf), directory);
  const all = await app.store.matters.list(city, {});
  return { terms, finding, overlapping: overlappingWith(terms, all) };
}

function termsFor(row: BoardRow, finding: Finding, today: string, directory: Directory): MatterTerms {
  const { indicator, region } = row;
  const span = parseSpanIso(finding.span);
  if (span === undefined) throw new Error(`invalid span: ${finding.span}`);
  const by = nextCheck(row, span);
  const unit = leadUnitOf(row, directory);
  const condition = conditionOf(row, by);
  const sentence = findingSentence(finding, 'zh');
  const day = releaseDay(by, indicator.release);
  const end = formatDay(by.year, endMonth(by), daysInMonth(by.year, endMonth(by)));
  return {
    title: `${indicator.name.zh}：${sentence}`.slice(0, 60),
    problem: `${region.name.zh}${indicator.name.zh}${sentence}`,
    source: { kind: 'finding', reference: `${spanLabelWithYear(span, indicator.frequency)}${sentence}`, on: today },
    region: region.code,
    indicator: indicator.code,
    ...(unit === undefined ? {} : { leadUnit: unit, taskForce: taskForceOf(indicator.name.zh, unit) }),
    ...leaderOf(row, unit?.code, directory),
    supportingUnits: [],
    deadline: end > today ? end : day > today ? day : formatDay(by.year, 12, 31),
    milestones: [],
    rhythm: { kind: 'monthly', day: Math.min(28, indicator.release.day) },
    done: {
      text: condition === undefined ? `${indicator.name.zh}不再${sentence}` : conditionText(row, condition, by),
      ...(condition === undefined ? {} : { condition }),
    },
    measures: [],
    controllability: 3,
  };
}

/** The release that shows whether it worked: the next quarter's end, so that there is time to act, within the year. */
function nextCheck(row: BoardRow, span: Span): Span {
  const { indicator } = row;
  const releases = releasesOf(span.year, indicator);
  return (
    releases.find((one) => endMonth(one) > endMonth(span) + 1 && endMonth(one) % 3 === 0) ?? releases.at(-1) ?? span
  );
}

function leadUnitOf(row: BoardRow, directory: Directory): { readonly code: string; readonly name: string } | undefined {
  if (row.region.level === 'county' || row.region.level === 'managementArea') {
    const county = countyUnit(row.region.code, directory);
    return { code: county?.code ?? row.region.code, name: county?.name.zh ?? row.region.name.zh };
  }
  const department = row.indicator.responsible?.department;
  if (department === undefined) return undefined;
  const unit = unitNamed(department, directory);
  return { code: unit?.code ?? department, name: unit?.name.zh ?? department };
}

/** The leader whose portfolio holds the unit, the one of the narrowest portfolio; else the one that the catalogue names. */
function leaderOf(row: BoardRow, unit: string | undefined, directory: Directory): { readonly leader?: PersonRef } {
  const found = leaderOver(unit, directory);
  if (found !== undefined) return { leader: asPerson(found) };
  const named = row.indicator.responsible?.leader;
  return named === undefined ? {} : { leader: { id: named, name: named } };
}

/** One task force with one head: of the lead unit, until a person names another. */
function taskForceOf(indicator: string, unit: { readonly code: string; readonly name: string }) {
  return { name: `${indicator}专班`, head: { id: `${unit.code}#head`, name: `${unit.name}主要负责人` } };
}

/** The year's target as the condition: a rate, share or rank as it is; an amount in proportion to the months gone by then. */
function conditionOf(row: BoardRow, by: Span): IndicatorCondition | undefined {
  if (isMissing(row.target) || row.target.goal === undefined) return undefined;
  const { kind, goal, unit, bound } = row.target;
  const measure = measureOfTarget[kind];
  if (measure === null) return undefined;
  const adds = (kind === 'level' || kind === 'count') && row.indicator.accumulation === 'cumulative';
  const due = adds ? (goal.value * endMonth(by)) / 12 : goal.value;
  return {
    indicator: row.indicator.code,
    region: row.region.code,
    measure,
    bound,
    goal: adds ? Number(due.toFixed(goal.decimals)) : goal.value,
    decimals: goal.decimals,
    unit,
    by: spanIso(by),
  };
}

const boundWords = { atLeast: '以上', atMost: '以内', about: '左右' } as const;

function conditionText(row: BoardRow, condition: IndicatorCondition, by: Span): string {
  const until = `${by.startMonth === 1 && endMonth(by) > 1 ? `1-${endMonth(by)}` : endMonth(by)}月`;
  const shown = display(condition.goal, condition.decimals).replace('-', '−');
  const rank = condition.measure === 'rank' ? `位次进入前${shown}位` : undefined;
  const growth = condition.measure === 'yoy' ? '增长' : '达到';
  return `${until}${row.indicator.name.zh}${rank ?? `${growth}${shown}${condition.unit}${boundWords[condition.bound]}`}（平台按公布数自动判定）`;
}

function overlappingWith(terms: MatterTerms, all: readonly FiledMatter[]): readonly FiledMatter[] {
  const asked = {
    ...terms,
    id: '',
    state: 'drafted' as const,
    openedAt: '9999',
    region: terms.region,
    supportingUnits: terms.supportingUnits,
  };
  const ids = new Set(
    overlapsOf([...all.map(({ matter }) => matter), asked])
      .filter((overlap) => overlap.matters.includes(''))
      .flatMap((overlap) => overlap.matters),
  );
  return all.filter(({ matter }) => ids.has(matter.id));
}
