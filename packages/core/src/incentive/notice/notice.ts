import type { RegionCode, RegionLevel } from '../../region/region.ts';

/** A recipient as a notice names it, and the region that it means. */
export interface NoticeRecipient {
  /** As printed. */
  readonly name: string;
  readonly code: RegionCode;
  readonly level: RegionLevel;
}

/** A name that means no known region, or several: nothing is guessed, a person decides. */
export interface UnmatchedName {
  readonly name: string;
  readonly candidates: readonly RegionCode[];
}

/** An amount that a notice promises. `level` is null where the sentence does not say to whom. */
export interface NoticeReward {
  readonly level: 'city' | 'county' | 'park' | 'province' | null;
  readonly amount: number;
  readonly unit: string;
  readonly text: string;
  /** The level was concluded from the order of the words (分别), not stated beside the amount. */
  readonly verified?: false;
}

/** One name list of a notice (一份名单): its measure, its sub-item, who is on it, what they get and who carries it out. */
export interface NoticeElement {
  /** `number` as printed; null where the notice does not count. */
  readonly measure: { readonly number: string | null; readonly title: string };
  /** 1, 2, … within a measure; null where the measure has one list. */
  readonly subItem: number | null;
  /** The heading right above the list. */
  readonly reason: string;
  readonly recipients: readonly NoticeRecipient[];
  readonly unmatched: readonly UnmatchedName[];
  readonly rewards: readonly NoticeReward[];
  /** The whole sentence; empty for none. */
  readonly rewardText: string;
  readonly agencies: readonly string[];
  /** What stood in the list and is no name: 等, a label, a remark, a city that only says whose counties follow. */
  readonly dropped: readonly string[];
}

/** A notice read (激励通报). */
export interface Notice {
  readonly title: string;
  /** The year that the title says is judged; undefined where it says none. */
  readonly year: number | undefined;
  readonly elements: readonly NoticeElement[];
}
