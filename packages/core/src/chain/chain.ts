import { type RosterBook, rosterNumber, rosterText } from '../roster/roster-entry.ts';
import type { RuleSetting } from '../register/register.ts';

/** A link of an industry chain (产业链环节): what is made there, from which links it takes, which industry works in it. */
export interface ChainLink {
  readonly code: string;
  readonly chain: string;
  readonly name: string;
  /** Where it stands from raw material (1) to market. */
  readonly position: number;
  /** Names of the links that it takes from. */
  readonly upstream: readonly string[];
  /** Leading digits of the GB/T 4754 class whose enterprises work in it; null where the chain does not say. */
  readonly industry: string | null;
  readonly leadUnit: string | null;
  /** The leader who answers for the chain (链长). */
  readonly leader: string | null;
}

/** How strong a link is (强弱): enough enterprises; too few, or only projects; nothing at all (断点). */
export const linkStrengths = ['strong', 'weak', 'missing'] as const;

export type LinkStrength = (typeof linkStrengths)[number];

/** So many enterprises make a link strong; an entry of the register `rule` with the code goes before. */
export const usualChainRule: RuleSetting = {
  code: 'chain-link-strong',
  enabled: true,
  severity: 'notice',
  thresholds: { enterprises: 5 },
};

/** All links of a city's chains, chain by chain from raw material to market. */
export function chainLinksIn(book: RosterBook): readonly ChainLink[] {
  return book.subjects
    .map((code): ChainLink => {
      const text = (item: string): string | null => rosterText(book.at(code, item, null));
      return {
        code,
        chain: text('chain') ?? '',
        name: text('link') ?? code,
        position: rosterNumber(book.at(code, 'position', null)) ?? 1,
        upstream: (text('upstream') ?? '')
          .split(/[、,，;；]/u)
          .map((name) => name.trim())
          .filter((name) => name !== ''),
        industry: text('industry'),
        leadUnit: text('leadUnit'),
        leader: text('leader'),
      };
    })
    .toSorted((a, b) => order(a.chain, b.chain) || a.position - b.position || order(a.code, b.code));
}

/** How strong a link is. Enterprises that may not be seen count as none known: then only projects tell. */
export function strengthOf(
  { enterprises, projects }: { readonly enterprises: number; readonly projects: number },
  rules: ReadonlyMap<string, RuleSetting>,
): LinkStrength {
  const { thresholds } = rules.get(usualChainRule.code) ?? usualChainRule;
  if (enterprises >= (thresholds['enterprises'] ?? 5)) return 'strong';
  return enterprises > 0 || projects > 0 ? 'weak' : 'missing';
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
