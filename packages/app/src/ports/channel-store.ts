import type { ChannelKind, Instant, RegionCode } from '@shigan/core';

/** A channel of somebody's (提醒渠道). */
export interface Channel {
  readonly id: string;
  readonly account: string;
  readonly kind: ChannelKind;
  /** Where it goes: a mail address, an address on the web; empty for a calendar. */
  readonly target: string;
  readonly at: Instant;
}

/** A channel with what must be known to use it. */
export interface SecretChannel extends Channel {
  /** Sealed key by which calls are signed; empty where there is none. */
  readonly sealedKey: string;
}

/** Channels. One that was ended stays in the table, marked. */
export interface ChannelStore {
  add(
    city: RegionCode,
    channel: Channel,
    proof: { readonly sealedKey?: string; readonly tokenHash?: string },
  ): Promise<void>;
  /** An account's channels in force, oldest first. */
  of(city: RegionCode, account: string): Promise<readonly Channel[]>;
  /** All mail and web channels in force. */
  outward(city: RegionCode): Promise<readonly SecretChannel[]>;
  /** One in force, by its id. */
  get(city: RegionCode, id: string): Promise<SecretChannel | undefined>;
  /** The calendar that a token opens. */
  byToken(city: RegionCode, tokenHash: string): Promise<Channel | undefined>;
  /** Ends a channel of an account; tells whether there was one. */
  end(city: RegionCode, account: string, id: string, at: Instant): Promise<boolean>;
}
