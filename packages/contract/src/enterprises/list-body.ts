import { type Enterprise, type Language, type Region } from '@shigan/core';
import { z } from 'zod';
import { enterpriseEntryBody, type EnterpriseEntryBody, presentEnterprise } from './enterprise-entry-body.ts';

/** Enterprises that were looked up, in JSON. */
export interface EnterpriseListBody {
  readonly asOf: string;
  readonly demo: boolean;
  readonly enterprises: readonly EnterpriseEntryBody[];
  /** How many were found in all. */
  readonly of: number;
}

export const enterpriseListBody: z.ZodType<EnterpriseListBody> = z
  .strictObject({ asOf: z.string(), demo: z.boolean(), enterprises: z.array(enterpriseEntryBody), of: z.int() })
  .meta({ id: 'EnterpriseList', description: 'Enterprises of the register.' });

export function presentEnterpriseList(
  list: {
    readonly open: {
      readonly registry: { readonly regions: ReadonlyMap<string, Region> };
      readonly moment: { readonly asOf: string; readonly city: { readonly demo: boolean } };
    };
    readonly found: readonly Enterprise[];
    readonly of: number;
  },
  language: Language,
): EnterpriseListBody {
  const { registry, moment } = list.open;
  return {
    asOf: moment.asOf,
    demo: moment.city.demo,
    enterprises: list.found.map((one) => presentEnterprise(one, registry.regions, language)),
    of: list.of,
  };
}
