import type { RegionCode } from '../region/region.ts';

/** Who acts: a person, or the system itself (the loader of the demonstration, a job). Every command and route takes one. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  /** The unit (单位) that the person belongs to: a department's name, or a region's code. */
  readonly unit?: string;
  /** From where: `cli`, `http 127.0.0.1`, `job`. */
  readonly via: string;
}

/** Everything that can be done, one word pair each. */
export const actions = [
  'board.read',
  'bulletin.read',
  'series.read',
  'figure.read',
  'observations.export',
  'register.read',
  'register.amend',
  'file.read',
  'observations.import',
  'observations.backdate',
  'demo.load',
  'demo.advance',
  'store.migrate',
  'health.read',
] as const;

export type Action = (typeof actions)[number];

export interface Subject {
  readonly city: RegionCode;
  readonly region?: RegionCode;
}

/** The one policy function. Until there are accounts every action is allowed, and the server listens on this machine only. */
export function allowed(_actor: Actor, _action: Action, _subject: Subject): boolean {
  return true;
}
