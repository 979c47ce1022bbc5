import type { Instant, Matter, MatterEvent, MatterId, MatterState, RegionCode, SourceKind } from '@shigan/core';

/** Number of a matter within its city: the n-th opened in a year. */
export interface MatterNumber {
  readonly year: number;
  readonly sequence: number;
}

/** A matter as it is filed: what its events made of it, and its number. */
export interface FiledMatter {
  readonly matter: Matter;
  readonly number: MatterNumber;
}

/** An event as it is kept. */
export interface StoredMatterEvent extends MatterEvent {
  readonly storedAt: Instant;
}

/** A matter and what made it so, oldest first. */
export interface WholeMatter extends FiledMatter {
  readonly history: readonly StoredMatterEvent[];
}

export interface MatterQuery {
  readonly states?: readonly MatterState[];
  readonly leadUnit?: string;
  readonly leader?: string;
  readonly region?: RegionCode;
  readonly indicator?: string;
  /** The indicator that it names or, where it names none, its condition speaks of: what overlaps shares it. */
  readonly about?: string;
  readonly source?: SourceKind;
  readonly campaign?: string;
}

/** One more event of a matter, and what the matter is with it. */
export interface MatterAppend {
  readonly event: MatterEvent;
  readonly matter: Matter;
  /** Told by the caller: an act sent twice with one key is done once. */
  readonly key?: string;
  readonly storedAt: Instant;
}

/** Matters (督办事项). Events are appended and never changed; a matter is the fold of its events, kept beside them so that
 *  lists need not be folded. */
export interface MatterStore {
  /** Appends an event at exactly its version; the first opens the matter and numbers it. All or nothing. Refuses
   *  `matter-changed` where somebody else was faster, and where the key was used before. */
  append(city: RegionCode, entry: MatterAppend): Promise<void>;
  get(city: RegionCode, id: MatterId): Promise<FiledMatter | undefined>;
  /** A matter with all its events, both as of one moment. */
  whole(city: RegionCode, id: MatterId): Promise<WholeMatter | undefined>;
  /** What was done under a key. */
  keyed(city: RegionCode, key: string): Promise<StoredMatterEvent | undefined>;
  /** The events of a matter that had happened by a moment, oldest first. */
  history(city: RegionCode, id: MatterId, asOf: Instant): Promise<readonly StoredMatterEvent[]>;
  /** The events of all matters after one moment up to and including another, those of each matter in their order. */
  events(city: RegionCode, after: Instant, until: Instant): Promise<readonly StoredMatterEvent[]>;
  /** All matters that a query asks for as they are now, in the order of their numbers. */
  list(city: RegionCode, query: MatterQuery): Promise<readonly FiledMatter[]>;
  /** All matters as they stood at a moment: the fold of what had happened by then. */
  asOf(city: RegionCode, query: MatterQuery, asOf: Instant): Promise<readonly FiledMatter[]>;
}
