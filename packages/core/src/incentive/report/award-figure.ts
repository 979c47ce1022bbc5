import type { Hash } from '../../figure/figure-id.ts';
import type { Instant } from '../../instant.ts';
import type { MissingReason } from '../../missing.ts';
import type { RegionCode } from '../../region/region.ts';
import { authorities, type Authority } from '../authority.ts';

/** The rules by which figures of the award ledger come about. */
export const awardRules = [
  'awards',
  'cityLevelAwards',
  'countyAwards',
  'awardsOverYears',
  'awardsChange',
  'awardItems',
  'rankByAwards',
  'rankByCityLevelAwards',
  'tierByAwards',
  'tierByCityLevelAwards',
  'meanOfCityLevelAwards',
  'meanOfCountyAwards',
  'ownCountyMean',
  'cityLevelAgainstMean',
  'countiesAgainstMean',
  'awardsOfCounty',
  'awardsOfCountyOverYears',
  'countiesWithNone',
  'measuresNeverWon',
  'awardsOfMeasure',
  'shareOfMeasure',
  'gapToPeer',
  'chanceByLot',
  'chanceByHistory',
  'chanceOfSimilar',
  'chanceByScore',
  'estimatedChance',
  'statedChance',
  'chanceOfSubItem',
  'gainOfSubItem',
  'pointsOfCriterion',
  'scoreOfSubItem',
  'brierOfGrades',
  'brierOfEstimates',
] as const;

export type AwardRule = (typeof awardRules)[number];

/** Rules of figures that stand in the odds of a year, and in no standing. */
export const oddsRules: ReadonlySet<AwardRule> = new Set<AwardRule>(
  awardRules.slice(awardRules.indexOf('chanceByLot')),
);

export type AwardFigureInput =
  /** Entries of the ledger, by their ids. */
  | { readonly kind: 'awards'; readonly role: string; readonly ids: readonly string[] }
  | { readonly kind: 'figure'; readonly role: string; readonly figure: AwardFigure }
  /** A set by its name, and how many members it has: the denominator. */
  | { readonly kind: 'set'; readonly role: string; readonly set: string; readonly of: number }
  | { readonly kind: 'constant'; readonly role: string; readonly value: number; readonly unit: string };

/** A figure worked out from the award ledger (数), explained as any other: rule, subject, inputs, value. */
export interface AwardFigure {
  readonly rule: AwardRule;
  readonly region: RegionCode;
  readonly authority: Authority;
  /** The year judged; of several, the last. */
  readonly year: number;
  /** A measure, a county or a peer, where the rule is about one. */
  readonly item: string | null;
  readonly asOf: Instant;
  readonly value: number | { readonly missing: MissingReason };
  readonly decimals: number;
  readonly unit: string;
  readonly inputs: readonly AwardFigureInput[];
}

/** What an award figure is about: enough to work it out again. */
export type AwardFigureLocator = Pick<AwardFigure, 'rule' | 'region' | 'authority' | 'year' | 'asOf'>;

/** The text that an award figure's id is a hash of. */
export function awardFigureContent(figure: AwardFigure): string {
  return JSON.stringify([
    figure.rule,
    figure.region,
    figure.authority,
    figure.year,
    figure.item,
    figure.asOf,
    figure.inputs.map((input) => {
      switch (input.kind) {
        case 'awards':
          return [input.role, input.ids];
        case 'figure':
          return [input.role, awardFigureContent(input.figure)];
        case 'set':
          return [input.role, input.set, input.of];
        case 'constant':
          return [input.role, input.value, input.unit];
      }
    }),
  ]);
}

/** The id of an award figure: its locator and a hash of rule, subject and inputs, equal in every copy of the ledger. */
export function awardFigureId(figure: AwardFigure, hash: Hash): string {
  const asOf = figure.asOf.replaceAll(/[-:.]/gu, '');
  const digest = hash(awardFigureContent(figure)).slice(0, 16);
  return [figure.rule, figure.region, figure.authority, figure.year, asOf, digest].join('~');
}

/** Reads the locator of an id; undefined for what is no id of an award figure. */
export function parseAwardFigureId(id: string): AwardFigureLocator | undefined {
  const [rule, region, authority, year, asOf, digest, ...rest] = id.split('~');
  if (digest === undefined || rest.length > 0 || !/^[0-9a-f]{16}$/u.test(digest)) return undefined;
  const knownRule = awardRules.find((one) => one === rule);
  const knownAuthority = authorities.find((one) => one === authority);
  const t = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z$/u.exec(asOf ?? '');
  if (!knownRule || !knownAuthority || !region || !/^\d{4}$/u.test(year ?? '') || !t) return undefined;
  return {
    rule: knownRule,
    region,
    authority: knownAuthority,
    year: Number(year),
    asOf: `${t[1]}-${t[2]}-${t[3]}T${t[4]}:${t[5]}:${t[6]}.${t[7]}Z`,
  };
}

/** Walks an award figure and everything it was worked out from. */
export function* awardFiguresWithin(figure: AwardFigure): Generator<AwardFigure> {
  yield figure;
  for (const input of figure.inputs) if (input.kind === 'figure') yield* awardFiguresWithin(input.figure);
}
