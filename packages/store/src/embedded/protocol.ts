import type { CompiledEngine } from './compiled-engine.ts';

/** What the owner's main thread and the thread of its engine say to each other. */

export interface WorkerOptions {
  /** The cluster's directory. */
  readonly cluster: string;
  /** What a new one is copied from. */
  readonly template: string;
  /** Socket to answer on at first, for the owner itself. */
  readonly privatePath: string;
  /** Socket to answer on once the owner says so. */
  readonly path: string;
  readonly token?: string;
  /** Writes are refused while less than this many bytes are free on the disk. */
  readonly freeSpaceFloor: number;
  /** How long a client may hold the session in silence, in milliseconds. */
  readonly idleLimit: number;
  readonly maintenance: MaintenanceOptions;
  /** [0]: what runs (0 nothing, 1 a client's turn or the like, 2 maintenance); [1]: how many things have run; [2]: fsync calls. */
  readonly activity: SharedArrayBuffer;
}

export interface MaintenanceOptions {
  /** Milliseconds between looks at what is due. */
  readonly every: number;
  /** Bytes of write-ahead log after which a checkpoint is due at once. */
  readonly checkpointBytes: number;
  /** Milliseconds after which a checkpoint is due if anything was written. */
  readonly checkpointAfter: number;
  /** Milliseconds for which vacuum and statistics may wait while clients are busy. */
  readonly postpone: number;
}

export const activitySlots = { kind: 0, count: 1, syncs: 2 } as const;
export const activityKinds = { none: 0, turn: 1, maintenance: 2 } as const;

export type ToWorker =
  /** The engine to open, which was being compiled while the thread started. */
  | { readonly type: 'engine'; readonly module: CompiledEngine }
  | { readonly type: 'publish' }
  | { readonly type: 'stop'; readonly grace: number };

export type FromWorker =
  /** The engine is open and answers on the private path. */
  | { readonly type: 'open' }
  /** It answers on the public path. */
  | { readonly type: 'published' }
  | { readonly type: 'stopped' }
  | { readonly type: 'failed'; readonly reason: string; readonly diskFull: boolean };
