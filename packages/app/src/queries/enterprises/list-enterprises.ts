import { type Actor, type Enterprise, type RegionCode } from '@shigan/core';
import type { Application } from '../../application.ts';
import { type EnterprisesAsked, type OpenEnterprises, openEnterprises } from './open-enterprises.ts';

/** Enterprises found, and how many there are in all. */
export interface FoundEnterprises {
  readonly open: OpenEnterprises;
  readonly found: readonly Enterprise[];
  readonly of: number;
}

/** Looks enterprises up (企业名录): by part of a name or of a code, in a region and category; so many at most, by code. */
export async function listEnterprises(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: EnterprisesAsked & { readonly search?: string; readonly most: number },
): Promise<FoundEnterprises> {
  const open = await openEnterprises(app, actor, city, asked);
  const wanted = asked.search?.trim().toUpperCase() ?? '';
  const all = open.units
    .map(({ enterprise }) => enterprise)
    .filter(({ name, code }) => name.toUpperCase().includes(wanted) || code.includes(wanted));
  return { open, found: all.slice(0, asked.most), of: all.length };
}
