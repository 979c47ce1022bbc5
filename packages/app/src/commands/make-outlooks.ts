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
 *  are gone through together, for they teach one another. Made again from the same record nothing is kept twice. Refuses
 *  `unknown-region`, `invalid-span`, `invalid-instant`. */
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
  const worked: WorkedIn[] = [];
  const waiting = jobs.values();
  let done = 0;
  const lane = async (): Promise<void> => {
    for (const job of waiting) {
      if (signal?.aborted === true) throw signal.reason;
      const task = await taskOf(app, moment, registry, asked.period, job);
      const tasks = task === undefined ? [] : [task];
      const outlooks = await calculationOf(app).run('outlooks', tasks, signal === undefined ? {} : { signal });
      for (const outlook of outlooks.flat()) worked.push({ outlook, indicator: job.indicator.code });
      onProgress?.(++done, jobs.length);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const made = await keep(app, actor, moment, asked, worked);
  await app.store.outlooks.noteMade(cityCode, mark, app.clock.now());
  return made;
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

interface WorkedIn {
  readonly outlook: WorkedOutlook;
  readonly indicator: string;
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

async function keep(
  app: Application,
  actor: Actor,
  moment: Moment,
  asked: OutlooksAsked,
  worked: readonly WorkedIn[],
): Promise<OutlooksMade> {
  const ends = worked.map(({ outlook }) => cutoffEnd(outlook.cutoff));
  const held = await app.store.outlooks.history(
    moment.city.code,
    { regions: asked.regions, cutoffFrom: Math.min(...ends, Infinity), cutoffTo: Math.max(...ends, -Infinity) },
    moment.edition,
  );
  const last = new Map(held.map((v) => [`${v.region}/${v.indicator}/${v.cutoff}`, v]));
  const madeAt = app.clock.now();
  const fresh = worked.flatMap(({ outlook, indicator }): readonly OutlookVintage[] => {
    const { region, cutoff, content, replay } = outlook;
    const before = last.get(`${region}/${indicator}/${cutoff}`);
    if (before?.version === outlookVersion && JSON.stringify(before.content) === JSON.stringify(content)) return [];
    return [{ region, indicator, cutoff, edition: moment.edition, madeAt, version: outlookVersion, content, replay }];
  });
  const made = await app.store.outlooks.append(moment.city.code, fresh);
  if (made > 0)
    await app.store.audit.append(moment.city.code, {
      at: madeAt,
      actor,
      action: 'outlook.make',
      subject: asked.regions.join(', ').slice(0, 500),
      detail: { period: `${asked.period.year}-${asked.period.month}`, edition: moment.edition, made },
    });
  return { made, unchanged: worked.length - made };
}

function cutoffEnd(cutoff: string): number {
  const s = parseSpanIso(cutoff);
  if (s === undefined) throw new Error(`invalid span: ${cutoff}`);
  return s.year * 12 + endMonth(s) - 1;
}
