import type { Instant, RegionCode } from '@shigan/core';

/** That somebody read a notification: the first reading stands. */
export interface NotificationReading {
  readonly account: string;
  /** The notification's key. */
  readonly key: string;
  /** When, by the city's time. */
  readonly at: Instant;
}

/** When notifications (通知) were read. The notifications themselves are worked out from the record. */
export interface NotificationReadingStore {
  /** Keeps readings; one that is held already stands as it was. */
  add(city: RegionCode, readings: readonly NotificationReading[], storedAt: Instant): Promise<void>;
  /** What an account has read by a moment. */
  of(city: RegionCode, account: string, asOf: Instant): Promise<readonly NotificationReading[]>;
  /** Who has read a notification, the first first: whoever sends reminders records it. */
  readersOf(city: RegionCode, key: string): Promise<readonly NotificationReading[]>;
}

/** A view of a page that somebody keeps under a name (保存的视图). */
export interface SavedView {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  /** Path and query of the page: `/board?order=section`. */
  readonly address: string;
  /** All of the city who sign in see it. */
  readonly shared: boolean;
  readonly at: Instant;
}

/** Saved views. One that is taken away stays in the table, marked. */
export interface SavedViewStore {
  /** Keeps a view and gives its id; the account's view of the same name gives way to it. */
  put(city: RegionCode, view: Omit<SavedView, 'id'>): Promise<string>;
  /** Takes a view of an account away; tells whether there was one. */
  remove(city: RegionCode, account: string, id: string, at: Instant): Promise<boolean>;
  /** An account's own views and those shared by others, in the order of their names. */
  of(city: RegionCode, account: string): Promise<readonly SavedView[]>;
}
