import {
  type Actor,
  checkMove,
  DomainError,
  type LadderMove,
  type LadderStanding,
  type RegionCode,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import { ladderRegisters } from '../../queries/enterprises/ladder-registers.ts';
import { ladderCase, regionOfMove, standingOf } from '../../queries/enterprises/read-ladder.ts';
import { resolveMoment } from '../../queries/moment.ts';

export interface LadderMoveAsked {
  readonly enterprise: string;
  /** Code of the rung. */
  readonly rung: string;
  readonly move: LadderMove;
  readonly reason?: string;
  /** How many steps the actor saw taken; where there are more by now, the move is refused. */
  readonly after?: number;
}

/** Takes a step of an enterprise's declaration (办理申报环节): the next of its path, or back, or out. The county takes the county's steps; what
 *  the city, province and state decided the city's statisticians enter. Refuses `unknown-enterprise`, `invalid-entry` for a rung that
 *  is none, `ladder-step-refused`, `case-changed`, `not-allowed`. */
export async function moveOnLadder(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: LadderMoveAsked,
): Promise<LadderStanding> {
  authorise(actor, 'ladder.move', city);
  const moment = await resolveMoment(app, city);
  const [enterprise] = await app.store.enterprises.list(city, moment.asOf, [asked.enterprise]);
  if (enterprise === undefined) throw new DomainError('unknown-enterprise', { enterprise: asked.enterprise });
  const { rungs } = await ladderRegisters(app, moment);
  const rung = rungs.find(({ code }) => code === asked.rung);
  if (rung === undefined) throw new DomainError('invalid-entry', { register: 'ladderRung', key: asked.rung });
  const of = ladderCase(rung.code, enterprise.code);
  const held = await app.store.enterpriseCases.get(city, of.kind, of.id, moment.asOf);
  const standing = held && standingOf(held, rung.code);
  authorise(actor, 'ladder.move', city, regionOfMove(city, enterprise, asked.move, standing));
  const after = held?.events.length ?? 0;
  if (asked.after !== undefined && asked.after !== after) throw new DomainError('case-changed', { case: of.id });
  const reason = asked.reason?.trim() || null;
  checkMove(rung, standing, asked.move, reason);
  const storedAt = app.clock.now();
  const event = {
    at: moment.asOf,
    storedAt,
    by: { id: actor.id, name: actor.name },
    act: { kind: 'moved', move: asked.move, reason },
  } as const;
  await app.store.together(async () => {
    await app.store.enterpriseCases.append(city, of, after, event);
    await app.store.audit.append(city, {
      at: storedAt,
      actor,
      action: 'ladder.move',
      subject: of.id,
      detail: { move: asked.move, reason: reason ?? '' },
    });
  });
  const events = [...(held?.events ?? []), { ...event, number: after + 1 }];
  const now = standingOf({ ...of, events }, rung.code);
  if (now === undefined) throw new Error(`no standing: ${of.id}`);
  return now;
}
