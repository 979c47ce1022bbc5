import {
  type Actor,
  assess,
  type AssessedUnit,
  type AssessmentPolicy,
  type AssessmentRecord,
  dayOf,
  DomainError,
  figureId,
  foldAssessment,
  isMissing,
  type Period,
  type PublishedAssessment,
  type RecordLine,
  recordOf,
  type RegionCode,
  type Registry,
  type Unit,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import { calendarOf } from '../../supervision/standing.ts';
import { type Moment, resolveMoment } from '../moment.ts';
import { matrixAt, partsOf } from '../read-board.ts';
import { readRegistry } from '../read-registry.ts';
import { awardNames } from './award-names.ts';
import { readPoints } from './read-points.ts';

/** An assessment as it stands: what it would come to now, and what was published. */
export interface ReadAssessment {
  readonly moment: Moment;
  readonly policy: AssessmentPolicy;
  /** The month that figures go up to. */
  readonly period: Period;
  /** Worked out from what is known; best first. */
  readonly units: readonly AssessedUnit[];
  readonly published: PublishedAssessment | null;
  readonly years: readonly number[];
}

/** The performance assessment (绩效考核) of a year for the city's counties, as of a moment: indicators by rank, supervision by what was
 *  broken, awards by their points; and the published results with objections and corrections. Refuses `unknown-assessment` for a
 *  year without a policy. */
export async function readAssessment(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: { readonly year?: number; readonly asOf?: string },
): Promise<ReadAssessment> {
  authorise(actor, 'award.read', city);
  const moment = await resolveMoment(app, city, asked.asOf);
  const registry = await readRegistry(app, moment);
  const held = await app.store.registers.asOf(city, 'assessmentPolicy', moment.asOf);
  const policies = held.flatMap(({ body }) => body ?? []).toSorted((a, b) => a.year - b.year);
  const year = asked.year ?? policies.at(-1)?.year;
  const policy = policies.find((one) => one.year === year);
  if (policy === undefined) throw new DomainError('unknown-assessment', { year: year ?? '' });
  const period = periodOf(policy.year, dayOf(moment.asOf));
  const records = await recordsOf(app, actor, { moment, registry, policy, period });
  const events = await app.store.proceedings.events(city, 'assessment', moment.asOf, String(policy.year));
  return {
    moment,
    policy,
    period,
    units: assess(policy, records),
    published: foldAssessment(events) ?? null,
    years: policies.map((one) => one.year),
  };
}

/** December of a year that is over, else the month before today's. */
function periodOf(year: number, today: string): Period {
  const current = Number(today.slice(0, 4));
  return { year, month: year < current ? 12 : Math.max(1, Number(today.slice(5, 7)) - 1) };
}

interface Basis {
  readonly moment: Moment;
  readonly registry: Registry;
  readonly policy: AssessmentPolicy;
  readonly period: Period;
}

async function recordsOf(app: Application, actor: Actor, basis: Basis): Promise<readonly AssessmentRecord[]> {
  const { moment, registry, policy, period } = basis;
  const city = moment.city.code;
  const peers = partsOf(registry, city);
  if (peers === undefined) throw new DomainError('unknown-region', { region: city });
  const [matrix, points, supervision] = await Promise.all([
    matrixAt(app, moment, registry, peers, period),
    readPoints(app, actor, city, { year: policy.year, asOf: moment.asOf }),
    supervisionBy(app, basis),
  ]);
  const titleOf = awardNames(points.open, 'zh', 'province', policy.year).measure;
  return peers.members.map((code) => {
    const board = matrix.boards.find(({ region }) => region.code === code);
    const own = points.recipients.find(({ recipient }) => recipient === code);
    return {
      code,
      name: registry.regions.get(code)?.name.zh ?? code,
      indicators: policy.indicators.flatMap(({ indicator }) => {
        const row = board?.rows.find((one) => one.indicator.code === indicator);
        if (row === undefined) return [];
        const rank = isMissing(row.rank) ? row.rank : { rank: row.rank.place, of: row.rank.of };
        const figure = isMissing(row.rank) ? null : figureId(row.figures.rank, app.digest.sha256);
        return [{ indicator, title: row.indicator.name.zh, rank, figure }];
      }),
      supervision: supervision.get(code) ?? [],
      awards: {
        result: own?.result ?? { lines: [], sum: 0, capped: false, total: 0 },
        titles: new Map(own?.awards.map((award) => [award.id, titleOf(award.measure)])),
      },
    };
  });
}

/** What each county did with the matters that its units lead, of the year: assigned ones alone, which everybody sees. */
async function supervisionBy(
  app: Application,
  { moment, registry, policy }: Basis,
): Promise<ReadonlyMap<RegionCode, readonly RecordLine[]>> {
  const city = moment.city.code;
  const [filed, held] = await Promise.all([
    app.store.matters.asOf(city, {}, moment.asOf),
    app.store.registers.asOf(city, 'unit', moment.asOf),
  ]);
  const matters = filed.flatMap(({ matter }) => (matter.assignedOn === null ? [] : [matter]));
  const isOfYear = (line: RecordLine): boolean => {
    const assigned = matters.find(({ id }) => id === line.matter)?.assignedOn ?? '';
    return (line.due ?? assigned).startsWith(String(policy.year));
  };
  const lines = new Map<RegionCode, RecordLine[]>();
  for (const { region, code } of held.flatMap(({ body }): readonly Unit[] => (body === null ? [] : [body]))) {
    const { lines: own } = recordOf(matters, { kind: 'unit', id: code }, dayOf(moment.asOf), calendarOf(registry));
    lines.set(region, [...(lines.get(region) ?? []), ...own.filter((line) => isOfYear(line))]);
  }
  return lines;
}
