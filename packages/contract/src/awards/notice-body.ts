import type { Notice, NoticeElement, RegionIndex, RegionLevel } from '@shigan/core';
import { z } from 'zod';

/** One name list of a notice in JSON. */
export interface NoticeElementBody extends Omit<NoticeElement, 'unmatched'> {
  /** Names that match nothing, as printed. */
  readonly unmatched: readonly string[];
  /** What they may have meant. */
  readonly candidates: readonly {
    readonly name: string;
    readonly regions: readonly { readonly code: string; readonly name: string }[];
  }[];
}

const levels: readonly [RegionLevel, ...RegionLevel[]] = [
  'country',
  'province',
  'city',
  'county',
  'cityLevel',
  'managementArea',
  'park',
];

const noticeElementBody: z.ZodType<NoticeElementBody> = z
  .strictObject({
    measure: z.strictObject({ number: z.string().nullable(), title: z.string() }),
    subItem: z.int().positive().nullable(),
    reason: z.string(),
    recipients: z.array(z.strictObject({ name: z.string(), code: z.string(), level: z.enum(levels) })),
    unmatched: z.array(z.string()),
    candidates: z.array(
      z.strictObject({
        name: z.string(),
        regions: z.array(z.strictObject({ code: z.string(), name: z.string() })),
      }),
    ),
    rewards: z.array(
      z.strictObject({
        level: z.enum(['city', 'county', 'park', 'province']).nullable(),
        amount: z.number(),
        unit: z.string(),
        text: z.string(),
        verified: z.literal(false).exactOptional(),
      }),
    ),
    rewardText: z.string(),
    agencies: z.array(z.string()),
    dropped: z.array(z.string()),
  })
  .meta({
    id: 'NoticeElement',
    description: 'One name list of a notice. Every name is in recipients or in unmatched.',
  });

/** The name lists of a notice, in its order. */
export const noticeBody: z.ZodType<readonly NoticeElementBody[]> = z.array(noticeElementBody);

export function presentNotice(notice: Notice, index: RegionIndex): readonly NoticeElementBody[] {
  return notice.elements.map((element) => ({
    ...element,
    unmatched: element.unmatched.map((one) => one.name),
    candidates: element.unmatched.map(({ name, candidates }) => ({
      name,
      regions: candidates.map((code) => ({ code, name: index.regions.get(code)?.name.zh ?? code })),
    })),
  }));
}
