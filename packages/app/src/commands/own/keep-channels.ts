import { type Actor, type ChannelKind, DomainError, isChannelTarget, type RegionCode } from '@shigan/core';
import { type Application, authorise, nowOf } from '../../application.ts';
import type { Channel } from '../../ports/channel-store.ts';
import type { Identity } from '../../ports/identity.ts';
import { hashOf } from '../session/sign-in.ts';

/** Most channels of one person. */
const mostChannels = 10;

/** A channel just added. What proves it is told once and never again. */
export interface ChannelAdded {
  readonly channel: Channel;
  /** The token of a calendar's address, or the key by which calls are signed. */
  readonly secret: string | null;
}

/** Adds a channel of one's own (添加提醒渠道). Refuses `invalid-entry` for a target that is none, `over-capacity` beyond ten. */
export async function addChannel(
  app: Application,
  identity: Pick<Identity, 'newToken' | 'newId' | 'secrets'>,
  actor: Actor,
  city: RegionCode,
  asked: { readonly kind: ChannelKind; readonly target: string },
): Promise<ChannelAdded> {
  authorise(actor, 'channel.own', city, undefined, { person: actor.id });
  const { kind } = asked;
  const target = asked.target.trim();
  if (!isChannelTarget(kind, target)) throw new DomainError('invalid-entry', { register: 'channel', key: target });
  const held = await app.store.channels.of(city, actor.id);
  if (held.length >= mostChannels)
    throw new DomainError('over-capacity', { channels: held.length, most: mostChannels });
  const at = nowOf(await app.store.cities.get(city), app.clock);
  const channel = { id: identity.newId(), account: actor.id, kind, target, at };
  const secret = kind === 'mail' ? null : identity.newToken();
  const proof =
    secret === null
      ? {}
      : kind === 'webhook'
        ? { sealedKey: identity.secrets.seal(secret) }
        : { tokenHash: hashOf(app, secret) };
  await app.store.together(async () => {
    await app.store.channels.add(city, channel, proof);
    await app.store.audit.append(city, {
      at: app.clock.now(),
      actor,
      action: 'channel.own',
      subject: channel.id,
      detail: { kind, target },
    });
  });
  return { channel, secret };
}

/** One's own channels in force. */
export async function listChannels(app: Application, actor: Actor, city: RegionCode): Promise<readonly Channel[]> {
  authorise(actor, 'channel.own', city, undefined, { person: actor.id });
  return app.store.channels.of(city, actor.id);
}

/** Ends one of one's own channels. Refuses `unknown-channel`. */
export async function endChannel(app: Application, actor: Actor, city: RegionCode, id: string): Promise<void> {
  authorise(actor, 'channel.own', city, undefined, { person: actor.id });
  const at = nowOf(await app.store.cities.get(city), app.clock);
  await app.store.together(async () => {
    if (!(await app.store.channels.end(city, actor.id, id, at)))
      throw new DomainError('unknown-channel', { channel: id });
    await app.store.audit.append(city, {
      at: app.clock.now(),
      actor,
      action: 'channel.own',
      subject: id,
      detail: { ended: true },
    });
  });
}
