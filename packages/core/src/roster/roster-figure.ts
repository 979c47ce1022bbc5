import type { Figure } from '../figure/figure.ts';
import { figureContent } from '../figure/figure.ts';
import type { Hash } from '../figure/figure-id.ts';
import type { Instant } from '../instant.ts';
import type { MissingReason } from '../missing.ts';
import type { RegionCode } from '../region/region.ts';
import { type RosterName, rosterNames } from './roster-entry.ts';

/** What a figure of a roster is about: a region's things up to a month, of one thing or one part of them, of one item. */
export interface RosterSubject {
  readonly roster: RosterName;
  readonly region: RegionCode;
  /** year * 12 + month - 1. */
  readonly month: number;
  /** Code of one thing, or a part (`sector:industry`); null for the whole. */
  readonly of: string | null;
  /** A column of the roster's form, where the figure is of one. */
  readonly item: string | null;
}

export type RosterFigureInput =
  /** A statement: its cells are found by thing, item and month. */
  | {
      readonly kind: 'statement';
      readonly role: string;
      readonly subject: string;
      readonly item: string;
      readonly month: number | null;
      readonly value: string | number;
      /** The roster that it is of, where that is not the figure's own. */
      readonly roster?: RosterName;
    }
  /** A sum over so many things. */
  | {
      readonly kind: 'things';
      readonly role: string;
      readonly value: number;
      readonly of: number;
      readonly unit: string;
    }
  | { readonly kind: 'figure'; readonly role: string; readonly figure: RosterFigure }
  /** A figure of the record of indicators. */
  | { readonly kind: 'indicator'; readonly role: string; readonly figure: Figure }
  | { readonly kind: 'setting'; readonly role: string; readonly value: string };

/** A figure worked out from a roster (数), explained as any other: rule, subject, inputs, value. */
export interface RosterFigure {
  readonly rule: string;
  readonly subject: RosterSubject;
  readonly asOf: Instant;
  readonly value: number | { readonly missing: MissingReason };
  readonly decimals: number;
  readonly unit: string;
  readonly inputs: readonly RosterFigureInput[];
}

export interface RosterFigureLocator {
  readonly rule: string;
  readonly subject: RosterSubject;
  readonly asOf: Instant;
}

/** The text that a roster figure's id is a hash of. */
export function rosterFigureContent({ rule, subject, asOf, inputs }: RosterFigure, hash: Hash): string {
  const { roster, region, month, of, item } = subject;
  return JSON.stringify([
    rule,
    [roster, region, month, of, item],
    asOf,
    inputs.map((input) => {
      switch (input.kind) {
        case 'statement':
          return [
            ...(input.roster === undefined ? [] : [input.roster]),
            input.role,
            input.subject,
            input.item,
            input.month,
            input.value,
          ];
        case 'things':
          return [input.role, Number(input.value.toPrecision(12)), input.of];
        case 'figure':
          return [input.role, hash(rosterFigureContent(input.figure, hash))];
        case 'indicator':
          return [input.role, hash(figureContent(input.figure, digestBy(hash)))];
        case 'setting':
          return [input.role, input.value];
      }
    }),
  ]);
}

function digestBy(hash: Hash): (figure: Figure) => string {
  const digest = (figure: Figure): string => hash(figureContent(figure, digest));
  return digest;
}

const mark = 'roster';

/** The id of a roster figure: its locator and a hash, equal in every copy of the record. */
export function rosterFigureId(figure: RosterFigure, hash: Hash): string {
  const { rule, subject, asOf } = figure;
  const { roster, region, month, of, item } = subject;
  return [
    mark,
    roster,
    rule,
    region,
    // Four digits of the year, also of a roster that nothing was stated of yet.
    String(Math.floor(month / 12) * 100 + (month % 12) + 1).padStart(6, '0'),
    of ?? 'all',
    item ?? 'all',
    asOf.replaceAll(/[-:.]/gu, ''),
    hash(rosterFigureContent(figure, hash)).slice(0, 16),
  ].join('~');
}

/** Reads the locator of an id; undefined for what is no id of a roster figure. */
export function parseRosterFigureId(id: string): RosterFigureLocator | undefined {
  const [first, roster, rule, region, month, of, item, asOf, digest, ...rest] = id.split('~');
  if (first !== mark || digest === undefined || rest.length > 0 || !/^[0-9a-f]{16}$/u.test(digest)) return undefined;
  const known = rosterNames.find((one) => one === roster);
  const m = /^(\d{4})(\d{2})$/u.exec(month ?? '');
  const t = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z$/u.exec(asOf ?? '');
  if (!known || !rule || !region || !of || !item || !m || !t) return undefined;
  return {
    rule,
    subject: {
      roster: known,
      region,
      month: Number(m[1]) * 12 + Number(m[2]) - 1,
      of: of === 'all' ? null : of,
      item: item === 'all' ? null : item,
    },
    asOf: `${t[1]}-${t[2]}-${t[3]}T${t[4]}:${t[5]}:${t[6]}.${t[7]}Z`,
  };
}
