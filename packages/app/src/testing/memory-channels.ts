import type { RegionCode } from '@shigan/core';
import type { Channel, ChannelStore, SecretChannel } from '../ports/channel-store.ts';

type Held = SecretChannel & { readonly tokenHash: string | undefined; readonly endedAt: string | null };

/** Channels in memory, for tests. */
export function memoryChannels(): ChannelStore {
  const cities = new Map<RegionCode, Held[]>();
  const shelf = (city: RegionCode): Held[] => {
    const held = cities.get(city) ?? [];
    cities.set(city, held);
    return held;
  };
  const inForce = (city: RegionCode): readonly Held[] => shelf(city).filter(({ endedAt }) => endedAt === null);
  const plain = ({ id, account, kind, target, at }: Held): Channel => ({ id, account, kind, target, at });
  const secret = (held: Held): SecretChannel => ({ ...plain(held), sealedKey: held.sealedKey });
  return {
    add: async (city, channel, { sealedKey = '', tokenHash }) => {
      shelf(city).push({ ...channel, sealedKey, tokenHash, endedAt: null });
    },
    of: async (city, account) =>
      inForce(city)
        .filter((one) => one.account === account)
        .map(plain)
        .toSorted((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1)),
    outward: async (city) =>
      inForce(city)
        .filter(({ kind }) => kind !== 'calendar')
        .map(secret),
    get: async (city, id) => {
      const held = inForce(city).find((one) => one.id === id);
      return held && secret(held);
    },
    byToken: async (city, tokenHash) => {
      const held = inForce(city).find((one) => one.tokenHash === tokenHash);
      return held && plain(held);
    },
    end: async (city, account, id, at) => {
      const place = shelf(city).findIndex((one) => one.id === id && one.account === account && one.endedAt === null);
      const held = shelf(city)[place];
      if (held === undefined) return false;
      shelf(city)[place] = { ...held, endedAt: at };
      return true;
    },
  };
}
