import { type Authority, authorities, type Award, type AwardLevel, awardLevels, type LedgerEntry } from '@shigan/core';
import { z } from 'zod';

/** A notice that is to be read, or entered. */
export interface NoticeRequestBody {
  readonly text: string;
  readonly authority: Authority;
  readonly year?: number;
}

const notice = {
  text: z.string().min(1).max(500_000),
  authority: z.enum(authorities),
  year: z.int().min(1949).max(2999).exactOptional(),
};

export const noticeRequestBody: z.ZodType<NoticeRequestBody> = z.strictObject(notice);

export interface NoticeEntryBody extends NoticeRequestBody {
  readonly notice?: string;
  readonly announcedOn?: string;
  readonly knownFrom?: string;
  /** What names that matched nothing mean: a region's code, or null to leave the name out. */
  readonly settled?: Readonly<Record<string, string | null>>;
}

export const noticeEntryBody: z.ZodType<NoticeEntryBody> = z.strictObject({
  ...notice,
  notice: z.string().max(500).exactOptional(),
  announcedOn: z.iso.date().exactOptional(),
  knownFrom: z.string().max(40).exactOptional(),
  settled: z.record(z.string(), z.string().nullable()).exactOptional(),
});

/** What became of a notice. */
export interface EnteredBody {
  readonly entered: readonly string[];
  readonly alreadyHeld: number;
  readonly leftOut: readonly string[];
  readonly knownFrom: string;
}

export const enteredBody: z.ZodType<EnteredBody> = z.strictObject({
  entered: z.array(z.string()),
  alreadyHeld: z.int(),
  leftOut: z.array(z.string()),
  knownFrom: z.string(),
});

export interface ReversalBody {
  readonly award: string;
  readonly reason: string;
}

export const reversalBody: z.ZodType<ReversalBody> = z.strictObject({
  award: z.string().min(1).max(500),
  reason: z.string().max(2000),
});

/** The text of an uploaded notice. */
export const noticeFileBody: z.ZodType<{ readonly text: string }> = z.strictObject({ text: z.string() });

/** Awards of one city: those in force, and where asked for those that were reversed. */
export interface LedgerBody {
  readonly awards: readonly {
    readonly id: string;
    readonly year: number;
    readonly authority: Authority;
    readonly measure: string;
    readonly subItem: string;
    readonly title: string;
    readonly level: AwardLevel;
    readonly recipient: string;
    readonly recipientName: string;
    readonly notice: string;
    /** The county that the notice names beside a park. */
    readonly namedCounty: string | null;
    readonly announcedOn: string | null;
    /** As the notice words them. */
    readonly rewards: readonly string[];
    readonly verified: boolean;
    readonly invented: boolean;
    readonly knownFrom: string;
    readonly by: string;
    readonly reversed: { readonly reason: string; readonly by: string; readonly knownFrom: string } | null;
  }[];
}

export const ledgerBody: z.ZodType<LedgerBody> = z
  .strictObject({
    awards: z.array(
      z.strictObject({
        id: z.string(),
        year: z.int(),
        authority: z.enum(authorities),
        measure: z.string(),
        subItem: z.string(),
        title: z.string(),
        level: z.enum(awardLevels),
        recipient: z.string(),
        recipientName: z.string(),
        notice: z.string(),
        namedCounty: z.string().nullable(),
        announcedOn: z.string().nullable(),
        rewards: z.array(z.string()),
        verified: z.boolean(),
        invented: z.boolean(),
        knownFrom: z.string(),
        by: z.string(),
        reversed: z.strictObject({ reason: z.string(), by: z.string(), knownFrom: z.string() }).nullable(),
      }),
    ),
  })
  .meta({ id: 'AwardLedger', description: 'Awards of the city with where each comes from.' });

/** Presents the lines of a ledger: each award with who entered it when, and its reversal. */
export function presentLedger(
  entries: readonly LedgerEntry[],
  about: {
    readonly city: string;
    readonly year?: number;
    readonly reversed: boolean;
    readonly titleOf: (award: Award) => string;
    /** Who an account is; others are shown by their id. */
    readonly personOf: (id: string) => string;
  },
): LedgerBody {
  const reversals = new Map(
    entries.flatMap((entry) => (entry.kind === 'reversal' ? [[entry.reverses, entry] as const] : [])),
  );
  return {
    awards: entries.flatMap((entry) => {
      if (entry.kind === 'reversal') return [];
      const { award, knownFrom, by } = entry;
      const reversal = reversals.get(award.id);
      if (award.city !== about.city || (about.year ?? award.year) !== award.year) return [];
      if (reversal !== undefined && !about.reversed) return [];
      return [
        {
          id: award.id,
          year: award.year,
          authority: award.authority,
          measure: award.measure,
          subItem: award.subItem,
          title: about.titleOf(award),
          level: award.level,
          recipient: award.recipient,
          recipientName: award.recipientName,
          notice: award.notice,
          namedCounty: award.namedCounty,
          announcedOn: award.announcedOn,
          rewards: award.rewards.map((reward) => reward.text),
          verified: award.verified,
          invented: award.invented,
          knownFrom,
          by: about.personOf(by),
          reversed:
            reversal === undefined
              ? null
              : {
                  reason: reversal.reason,
                  by: about.personOf(reversal.by),
                  knownFrom: reversal.knownFrom,
                },
        },
      ];
    }),
  };
}
