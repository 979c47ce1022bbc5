import type { Actor, Board, RegionCode } from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import { resolveMoment } from './moment.ts';
import { type BoardAsked, boardAt } from './read-board.ts';
import { readRegistry } from './read-registry.ts';

/** The outlooks (研判前景) of a region and month as known at a moment: the rows of its board, each with the outlook that was made with what
 *  was known then, or the reason why there is none. Refuses what a board does. */
export async function readOutlooks(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  asked: BoardAsked,
): Promise<Board> {
  authorise(actor, 'outlook.read', cityCode, asked.region);
  const moment = await resolveMoment(app, cityCode, asked.asOf);
  return boardAt(app, moment, await readRegistry(app, moment), asked.region, asked.period);
}
