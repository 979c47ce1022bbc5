import type { Day } from '../instant.ts';

/** What winners did (先进做法): a note on a measure or an indicator, with where it is from, who took it up, and what came of it. */
export interface PracticeNote {
  readonly id: string;
  /** A measure by its id, or an indicator by its code. */
  readonly about: { readonly kind: 'measure' | 'indicator'; readonly id: string };
  /** Whose practice it is: 长沙市. */
  readonly of: string;
  readonly title: string;
  readonly text: string;
  /** Where it was read or heard: a document, a notice, a visit. */
  readonly source: string;
  readonly on: Day;
  readonly adopted: readonly {
    readonly unit: string;
    readonly on: Day;
    /** What came of it; empty as long as that cannot be said. */
    readonly effect: string;
  }[];
  readonly verified: boolean;
}
