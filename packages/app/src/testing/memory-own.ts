import type { RegionCode } from '@shigan/core';
import type { NotificationReading, NotificationReadingStore, SavedView, SavedViewStore } from '../ports/own-store.ts';

/** Readings in lists. */
export function memoryNotificationReadings(): NotificationReadingStore {
  const held: (NotificationReading & { readonly city: RegionCode })[] = [];
  const bare = ({ account, key, at }: NotificationReading): NotificationReading => ({ account, key, at });
  const order = (a: NotificationReading, b: NotificationReading): number =>
    [a.at, a.account, a.key].join(' ') < [b.at, b.account, b.key].join(' ') ? -1 : 1;
  return {
    add: async (city, readings) => {
      for (const reading of readings) {
        const isHeld = held.some((h) => h.city === city && h.account === reading.account && h.key === reading.key);
        if (!isHeld) held.push({ ...reading, city });
      }
    },
    of: async (city, account, asOf) =>
      held
        .filter((h) => h.city === city && h.account === account && h.at <= asOf)
        .map(bare)
        .toSorted(order),
    readersOf: async (city, key) =>
      held
        .filter((h) => h.city === city && h.key === key)
        .map(bare)
        .toSorted(order),
  };
}

/** Views in lists. */
export function memorySavedViews(): SavedViewStore {
  const held = new Map<RegionCode, SavedView[]>();
  const of = (city: RegionCode): SavedView[] => held.get(city) ?? [];
  let made = 0;
  return {
    put: async (city, view) => {
      const id = `view-${(made += 1)}`;
      const others = of(city).filter(({ account, name }) => account !== view.account || name !== view.name);
      held.set(city, [...others, { ...view, id }]);
      return id;
    },
    remove: async (city, account, id) => {
      const left = of(city).filter((view) => view.account !== account || view.id !== id);
      const isGone = left.length < of(city).length;
      held.set(city, left);
      return isGone;
    },
    of: async (city, account) =>
      of(city)
        .filter((view) => view.account === account || view.shared)
        .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1)),
  };
}
