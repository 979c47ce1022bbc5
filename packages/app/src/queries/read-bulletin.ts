import {
  type Actor,
  type BulletinFigure,
  composeBulletin,
  dayOf,
  type EconomicBulletin,
  type Language,
  type Period,
  referenceFigures,
  type RegionCode,
} from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import type { Store } from '../ports.ts';
import { type Moment, resolveMoment } from './moment.ts';
import { boardAt, matrixAt, partsOf } from './read-board.ts';
import { readRegistry } from './read-registry.ts';

export interface BulletinAsked {
  readonly region: RegionCode;
  readonly period: Period;
  readonly asOf?: string;
  /** Number of the issue; without one it is a draft. */
  readonly issueNumber?: number;
  /** Chinese unless said. */
  readonly language?: Language;
}

export interface BulletinReading {
  readonly moment: Moment;
  readonly bulletin: EconomicBulletin<string>;
  /** What the figures of the bulletin are, by their ids. */
  readonly figures: readonly BulletinFigure[];
}

/** The economic bulletin (经济运行情况通报) of a month, drafted from the record as of a moment: the same moment gives the same words. */
export async function readBulletin(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  asked: BulletinAsked,
): Promise<BulletinReading> {
  authorise(actor, 'bulletin.read', cityCode, asked.region);
  const moment = await resolveMoment(app, cityCode, asked.asOf);
  const { bulletin, figures } = await bulletinAt(app, moment, asked);
  const { issueNumber } = asked;
  return { moment, bulletin: issueNumber === undefined ? bulletin : { ...bulletin, issueNumber }, figures };
}

type Written = Omit<BulletinReading, 'moment'>;

/** Bulletins written lately, per store: who drafts asks for the same one after every change. */
const written = new WeakMap<Store, Map<string, Promise<Written>>>();
const keptWritten = 6;

/** The bulletin as of a moment already resolved. */
export async function bulletinAt(
  app: Application,
  moment: Moment,
  asked: Pick<BulletinAsked, 'region' | 'period' | 'language'>,
): Promise<Written> {
  const kept = written.get(app.store) ?? new Map<string, Promise<Written>>();
  written.set(app.store, kept);
  const { region, period, language } = asked;
  const { city, edition, changes, asOf } = moment;
  const key = JSON.stringify([city, region, period, language, edition, changes, dayOf(asOf)]);
  const known = kept.get(key);
  if (known !== undefined) return known;
  const writing = write(app, moment, asked);
  kept.set(key, writing);
  const oldest = kept.keys().next();
  if (kept.size > keptWritten && !oldest.done) kept.delete(oldest.value);
  try {
    return await writing;
  } catch (error) {
    kept.delete(key);
    throw error;
  }
}

async function write(
  app: Application,
  moment: Moment,
  asked: Pick<BulletinAsked, 'region' | 'period' | 'language'>,
): Promise<Written> {
  const registry = await readRegistry(app, moment);
  const board = await boardAt(app, moment, registry, asked.region, asked.period);
  const peers = partsOf(registry, asked.region);
  const matrix = peers && (await matrixAt(app, moment, registry, peers, asked.period));
  const name = board.region.name.zh;
  const office = registry.settings.bulletin ?? {
    masthead: `${name.replace(/[省市县区]$/u, '')}经济运行`,
    unit: `${name}人民政府办公室`,
    addressees: '',
    copiesTo: '',
  };
  const units = await app.store.registers.asOf(moment.city.code, 'unit', moment.asOf);
  const bulletin = composeBulletin({
    board,
    departments: new Map(units.flatMap(({ key, body }) => (body === null ? [] : [[key, body.name]]))),
    ...(matrix ? { matrix } : {}),
    ...office,
    ...(asked.language === undefined ? {} : { language: asked.language }),
    day: dayOf(moment.asOf),
    demo: moment.city.demo,
  });
  return referenceFigures(bulletin, app.digest.sha256);
}
