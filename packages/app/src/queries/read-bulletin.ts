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
  return { moment, ...(await bulletinAt(app, moment, asked)) };
}

/** The bulletin as of a moment already resolved. */
export async function bulletinAt(
  app: Application,
  moment: Moment,
  asked: Omit<BulletinAsked, 'asOf'>,
): Promise<Omit<BulletinReading, 'moment'>> {
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
  const bulletin = composeBulletin({
    board,
    ...(matrix ? { matrix } : {}),
    ...office,
    ...(asked.issueNumber === undefined ? {} : { issueNumber: asked.issueNumber }),
    ...(asked.language === undefined ? {} : { language: asked.language }),
    day: dayOf(moment.asOf),
    demo: moment.city.demo,
  });
  return referenceFigures(bulletin, app.digest.sha256);
}
