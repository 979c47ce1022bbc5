import type { DraftForm } from './draft-documents.ts';
import type { CheckCounts, DraftDecision, Instant, KeptCheck, RegionCode } from '@shigan/core';

/** Who did something to a draft. */
export interface DraftPerson {
  readonly id: string;
  readonly name: string;
}

/** A draft that was handed in to be checked (送核文稿): what it says never changes. */
export interface DraftPaper {
  readonly id: string;
  readonly title: string;
  readonly form: DraftForm;
  /** What 全市 and 我市 mean in it. */
  readonly region: RegionCode;
  /** As offsets count it. */
  readonly text: string;
  readonly at: Instant;
  readonly storedAt: Instant;
  readonly by: DraftPerson;
}

/** What was done to a draft: it was checked against the record as of an edition, or somebody decided on a part of it. */
export type DraftAct =
  | { readonly kind: 'check'; readonly asOf: Instant; readonly counts: CheckCounts; readonly check: KeptCheck }
  | {
      readonly kind: 'decision';
      readonly part: string;
      readonly decision: DraftDecision;
      readonly reason: string | null;
    };

/** An act with its place in the draft's history, from 1. */
export type DraftEvent<A extends DraftAct = DraftAct> = A & {
  readonly number: number;
  readonly at: Instant;
  readonly storedAt: Instant;
  readonly by: DraftPerson;
};

/** A draft with everything done to it, in order. */
export interface DraftHistory {
  readonly paper: DraftPaper;
  readonly events: readonly DraftEvent[];
}

/** Drafts that were checked. Papers and acts are only ever added. */
export interface DraftStore {
  /** Keeps a paper, with the file it came in where it is a .docx, and its first check. Gives its id. */
  keep(
    city: RegionCode,
    paper: Omit<DraftPaper, 'id'>,
    file: Uint8Array | undefined,
    first: DraftAct & { readonly kind: 'check' },
  ): Promise<string>;
  /** Drafts handed in by a moment, the last first, with what had been done to them by then. */
  list(city: RegionCode, asOf: Instant): Promise<readonly DraftHistory[]>;
  draft(city: RegionCode, id: string, asOf: Instant): Promise<DraftHistory | undefined>;
  /** The bytes of a .docx as they came in. */
  file(city: RegionCode, id: string): Promise<Uint8Array | undefined>;
  /** Adds acts to a draft of which `after` were seen, all or none. Refuses `unknown-draft`, and `draft-changed` where somebody was
   *  faster. */
  append(
    city: RegionCode,
    id: string,
    after: number,
    acts: readonly DraftAct[],
    mark: { readonly at: Instant; readonly storedAt: Instant; readonly by: DraftPerson },
  ): Promise<void>;
}
