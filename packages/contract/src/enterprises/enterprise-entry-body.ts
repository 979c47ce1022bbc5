import {
  divisionName,
  type Enterprise,
  type EnterpriseCategory,
  enterpriseCategories,
  type Language,
  type Region,
  type ReturnLength,
} from '@shigan/core';
import { z } from 'zod';
import { categoryWords } from './enterprise-words.ts';

/** An enterprise as the register has it, in JSON; what no table has stated is null. */
export interface EnterpriseEntryBody {
  readonly code: string;
  readonly name: string;
  readonly region: { readonly code: string; readonly name: string } | null;
  readonly industry: { readonly code: string; readonly name: string } | null;
  readonly park: { readonly code: string; readonly name: string } | null;
  readonly category: { readonly code: EnterpriseCategory; readonly name: string } | null;
  /** `2019-06`. */
  readonly opened: string | null;
  readonly closed: string | null;
}

/** A thing with its code and its name in the language asked for. */
export const namedBody: z.ZodType<{ readonly code: string; readonly name: string }> = z.strictObject({
  code: z.string(),
  name: z.string(),
});

export const enterpriseEntryBody: z.ZodType<EnterpriseEntryBody> = z
  .strictObject({
    code: z.string().describe('Unified social credit code.'),
    name: z.string(),
    region: namedBody.nullable(),
    industry: namedBody.nullable().describe('Class of GB/T 4754, with the name of its division.'),
    park: namedBody.nullable(),
    category: z.strictObject({ code: z.enum(enterpriseCategories), name: z.string() }).nullable(),
    opened: z.string().nullable(),
    closed: z.string().nullable(),
  })
  .meta({ id: 'Enterprise', description: 'An enterprise as the register has it.' });

export function presentEnterprise(
  enterprise: Enterprise,
  regions: ReadonlyMap<string, Region>,
  language: Language,
): EnterpriseEntryBody {
  const { code, name, industry, category, opened, closed } = enterprise;
  const region = (of: string | null): EnterpriseEntryBody['region'] =>
    of === null || of === '' ? null : { code: of, name: regions.get(of)?.name[language] ?? of };
  return {
    code,
    name,
    region: region(enterprise.region),
    industry: industry === null ? null : { code: industry, name: divisionName(industry)?.[language] ?? industry },
    park: region(enterprise.park),
    category: category === null ? null : { code: category, name: categoryWords[category][language] },
    opened: opened === null ? null : monthLabel(opened),
    closed: closed === null ? null : monthLabel(closed),
  };
}

/** `2021-04`, `2021年二季度`, `2021年1-2季度`: what a return of so many months up to a month is of. */
export function periodLabel(month: number, length: ReturnLength, language: Language): string {
  if (length === 1) return monthLabel(month);
  const year = Math.floor(month / 12);
  const quarter = Math.floor((month % 12) / 3);
  if (language === 'en') return `${year} ${length > 3 ? 'Q1–' : ''}Q${quarter + 1}`;
  return length > 3 ? `${year}年1-${quarter + 1}季度` : `${year}年${['一', '二', '三', '四'][quarter] ?? ''}季度`;
}

/** `2021-04`. */
export function monthLabel(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}
