import {
  type Actor,
  DomainError,
  endMonth,
  type Indicator,
  type IndicatorCode,
  type OutlookTask,
  outlookTask,
  outlookVersion,
  type OutlookVintage,
  parseSpanIso,
  type Period,
  type Region,
  type RegionCode,
  type Registry,
  type WorkedOutlook,
} from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import { calculationOf, type EndSignal } from '../calculation/calculation.ts';
import { type Moment, resolveMoment } from '../queries/moment.ts';
import { checkPeriod } from '../queries/read-board.ts';
import { readRegistry, registryVersion } from '../queries/read-registry.ts';

export interface OutlooksAsked {
  /** Regions whose outlooks are wanted. */
  readonly regions: readonly RegionCode[];
  readonly period: Period;
  /** Only these, by code or Chinese name; all unless said. */
  readonly indicators?: readonly IndicatorCode[];
  readonly asOf?: string;
}

export interface MakingOutlooks {
  /** Told after every indicator. */
  readonly onProgress?: (done: number, of: number) => void;
  /** Ends the work: it rejects with the signal's reason, and nothing is kept. */
  readonly signal?: EndSignal;
}

export interface OutlooksMade {
  /** Vintages kept. */
  readonly made: number;
  /** Those that came out as the last vintage had it already. */
  readonly unchanged: number;
}

/** Indicators worked on at once: each opens a book of all members of its set. */
const lanes = 2;

/** Makes the outlooks (研判前景) of regions for a month from what was known at a moment, and keeps them as vintages. Members of a peer set
 *  are gone through together, for they teach one another. What follows from the same numbers as before is not worked out again: a
 *  file costs the indicators it changes. Made again from the same record nothing is kept twice. Refuses `unknown-region`,
 *  `invalid-span`, `invalid-instant`. */
export async function makeOutlooks(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  asked: OutlooksAsked,
  { onProgress, signal }: MakingOutlooks = {},
): Promise<OutlooksMade> {
  for (const region of asked.regions) authorise(actor, 'outlook.make', cityCode, region);
  checkPeriod(asked.period);
  const moment = await resolveMoment(app, cityCode, asked.asOf);
  const mark = await markOf(app, moment, asked);
  const registry = await readRegistry(app, moment);
  const jobs = scopesOf(registry, asked.regions).flatMap((scope) =>
    indicatorsOf(registry, asked.indicators).map((indicator) => ({ scope, indicator })),
  );
  const worked: WorkedTask[] = [];
  const waiting = jobs.values();
  let done = 0;
  let unchanged = 0;
  const lane = async (): Promise<void> => {
    for (const job of waiting) {
      if (signal?.aborted === true) throw signal.reason;
      const task = await taskOf(app, moment, registry, asked.period, job);
      if (task !== undefined) {
        const standing = await standingOf(app, moment, task);
        if (await app.store.outlooks.wasMade(cityCode, markOfTask(app, task, standing))) unchanged += standing.size;
        else {
          const outlooks = await calculationOf(app).run('outlooks', [task], signal === undefined ? {} : { signal });
          worked.push({ task, standing, outlooks: outlooks.flat() });
        }
      }
      onProgress?.(++done, jobs.length);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const { fresh, made } = await keep(app, actor, moment, asked, worked);
  const freshCount = [...fresh.values()].reduce((sum, { size }) => sum + size, 0);
  // Where an edition had its outlook already, that one stands, though others follow from what is known now: of the next edition they
  // have to be worked out again.
  const settled = worked.filter(({ task }) => made === freshCount || fresh.get(task)?.size === 0);
  const marks = settled.map(({ task, standing }) =>
    markOfTask(app, task, new Map([...standing, ...(fresh.get(task) ?? [])])),
  );
  await app.store.outlooks.noteMade(cityCode, [...marks, mark], app.clock.now());
  const all = worked.reduce((sum, { outlooks }) => sum + outlooks.length, 0);
  return { made, unchanged: unchanged + all - made };
}

/** Whether outlooks were made of the record as it stands at a moment: made again they would come out the same. */
export async function areOutlooksMade(app: Application, moment: Moment, asked: OutlooksAsked): Promise<boolean> {
  return app.store.outlooks.wasMade(moment.city.code, await markOf(app, moment, asked));
}

/** What the outlooks asked for follow from. */
async function markOf(app: Application, moment: Moment, asked: OutlooksAsked): Promise<string> {
  const { regions, period, indicators = null } = asked;
  const figures = await app.store.observations.count(moment.city.code);
  const registers = await registryVersion(app, moment);
  return app.digest.sha256(
    JSON.stringify([outlookVersion, moment.edition, regions, period, indicators, figures, registers]),
  );
}

/** The last vintages of a task's outlooks, by region. */
type Standing = ReadonlyMap<RegionCode, OutlookVintage>;

interface WorkedTask {
  readonly task: OutlookTask;
  readonly standing: Standing;
  readonly outlooks: readonly WorkedOutlook[];
}

async function standingOf(app: Application, { city, edition }: Moment, task: OutlookTask): Promise<Standing> {
  const cutoffs = new Map(task.regions.map(({ region, cutoff }) => [region, cutoff]));
  const ends = [...cutoffs.values()].map(cutoffEnd);
  const held = await app.store.outlooks.standing(
    city.code,
    {
      regions: task.wanted,
      indicators: [task.indicator],
      cutoffFrom: Math.min(...ends),
      cutoffTo: Math.max(...ends),
    },
    edition,
  );
  return new Map(held.filter((v) => v.cutoff === cutoffs.get(v.region)).map((v) => [v.region, v]));
}

/** That what stands is what follows from a task: the numbers alone would not do, for they may have been others in between. */
function markOfTask(app: Application, task: OutlookTask, standing: Standing): string {
  const editions = task.wanted.map((region) => standing.get(region)?.edition ?? null);
  const numbers = (_key: string, value: unknown): unknown => (value instanceof Float64Array ? [...value] : value);
  return app.digest.sha256(JSON.stringify([outlookVersion, task, editions], numbers));
}

/** Regions that teach one another, and those of them that are wanted. */
interface Scope {
  readonly regions: readonly Region[];
  readonly wanted: readonly RegionCode[];
  /** The whole, for weights. */
  readonly whole: readonly RegionCode[];
}

function scopesOf(registry: Registry, asked: readonly RegionCode[]): readonly Scope[] {
  const bySet = new Map<string, RegionCode[]>();
  for (const code of new Set(asked)) {
    if (!registry.regions.has(code)) throw new DomainError('unknown-region', { region: code });
    const key = registry.peersOf(code)?.code ?? code;
    bySet.set(key, [...(bySet.get(key) ?? []), code]);
  }
  return [...bySet].map(([key, wanted]) => {
    const peers = registry.peerSets.get(key);
    const codes = peers?.members ?? wanted;
    return {
      regions: codes.flatMap((code) => registry.regions.get(code) ?? []),
      wanted,
      whole: peers === undefined ? [] : [peers.of],
    };
  });
}

function indicatorsOf(registry: Registry, asked?: readonly IndicatorCode[]): readonly Indicator[] {
  return [...registry.indicators.values()].filter(
    (i) => i.section !== 'external' && (asked === undefined || asked.includes(i.code) || asked.includes(i.name.zh)),
  );
}

/** History that an outlook may look back on. */
const yearsBack = 16;

/** One indicator at a time, so that whoever wants a page meanwhile is served between them. */
async function taskOf(
  app: Application,
  moment: Moment,
  registry: Registry,
  period: Period,
  { scope, indicator }: { readonly scope: Scope; readonly indicator: Indicator },
): Promise<OutlookTask | undefined> {
  const indicators = [indicator.code, indicator.shareOf, ...(indicator.weightProxy ?? [])].filter(
    (code) => code !== undefined,
  );
  const book = await app.store.observations.book(
    moment.city.code,
    {
      indicators,
      regions: [...scope.regions.map((r) => r.code), ...scope.whole],
      years: { from: period.year - yearsBack, to: period.year },
    },
    moment.asOf,
  );
  return outlookTask({
    registry,
    book,
    edition: moment.edition,
    period,
    indicator,
    regions: scope.regions,
    wanted: scope.wanted,
  });
}

/** Keeps what came out otherwise than it stands; gives that of each task, and how many were kept. */
async function keep(
  app: Application,
  actor: Actor,
  moment: Moment,
  asked: OutlooksAsked,
  worked: readonly WorkedTask[],
): Promise<{ readonly fresh: ReadonlyMap<OutlookTask, Standing>; readonly made: number }> {
  const { edition } = moment;
  const madeAt = app.clock.now();
  const fresh = new Map(
    worked.map(({ task, standing, outlooks }) => {
      const vintages = outlooks.flatMap(({ region, cutoff, content, replay }): readonly OutlookVintage[] => {
        const before = standing.get(region);
        if (before?.version === outlookVersion && JSON.stringify(before.content) === JSON.stringify(content)) return [];
        return [
          { region, indicator: task.indicator, cutoff, edition, madeAt, version: outlookVersion, content, replay },
        ];
      });
      return [task, new Map(vintages.map((v) => [v.region, v]))];
    }),
  );
  const made = await app.store.outlooks.append(
    moment.city.code,
    [...fresh.values()].flatMap((vintages) => [...vintages.values()]),
  );
  if (made > 0)
    await app.store.audit.append(moment.city.code, {
      at: madeAt,
      actor,
      action: 'outlook.make',
      subject: asked.regions.join(', ').slice(0, 500),
      detail: { period: `${asked.period.year}-${asked.period.month}`, edition, made },
    });
  return { fresh, made };
}

function cutoffEnd(cutoff: string): number {
  const s = parseSpanIso(cutoff);
  if (s === undefined) throw new Error(`invalid span: ${cutoff}`);
  return s.year * 12 + endMonth(s) - 1;
}
