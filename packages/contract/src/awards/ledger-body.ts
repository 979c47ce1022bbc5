import { type Authority, authorities, type AwardLevel, awardLevels } from '@shigan/core';
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

/** Awards in force of one city. */
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
    readonly invented: boolean;
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
        invented: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'AwardLedger', description: 'Awards in force.' });
