import { readFileSync, readdirSync } from 'node:fs';
import { buildRegionIndex, findingRules, foldRegionName, isDay, matchRegion, measureOfTarget } from '@shigan/core';
import { describe, expect, it } from 'vitest';
import { reference } from './index.ts';

const spec = new URL('../../../../spec/', import.meta.url);
const index = buildRegionIndex(reference.regions);
const codes = new Set(reference.indicators.map((i) => i.code));
const regionCodes = new Set(reference.regions.map((r) => r.code));
const setCodes = new Set(reference.peerSets.map((s) => s.code));
const repeated = (values: readonly string[]): string[] => values.filter((v, i) => values.indexOf(v) !== i);
const members = (code: string): number => reference.peerSets.find((s) => s.code === code)?.members.length ?? 0;

const fold = (name: string): string =>
  foldRegionName(name)
    .replace(/[“”"「」]/gu, '')
    .toUpperCase();

interface Case {
  readonly id: string;
  readonly kind: string;
  readonly input: { readonly text: string; readonly code: string; readonly province?: string; readonly city?: string };
  readonly expected: Readonly<Record<string, unknown>>;
}

const vectors: { readonly cases: readonly Case[] } = JSON.parse(
  readFileSync(new URL('vectors/codes.json', spec), 'utf8'),
);
const casesOf = (kind: string): [string, Case][] => vectors.cases.filter((c) => c.kind === kind).map((c) => [c.id, c]);

function answer({ text, ...context }: Case['input'], expected: Case['expected']): Record<string, unknown> {
  const match = matchRegion(index, text, context);
  if (match.kind === 'ambiguous') return { code: null, reason: 'ambiguous', candidates: match.candidates };
  if (match.kind === 'unknown') return { code: null, reason: 'unmatched', candidates: [] };
  const region = index.regions.get(match.code);
  if (region?.level === 'cityLevel') return { code: region.parent, level: 'city', scope: 'cityLevel' };
  return {
    code: match.code,
    level: region?.level,
    ...(match.formerCode === undefined ? {} : { formerCode: match.formerCode }),
    ...('formalName' in expected ? { formalName: region?.name.zh } : {}),
  };
}

describe('regions', () => {
  it.each(casesOf('name'))('vector %s', (_id, { input, expected }) => {
    expect(answer(input, expected)).toEqual(expected);
  });

  it.each(casesOf('parent'))('vector %s', (_id, { input, expected }) => {
    expect(index.regions.get(input.code)?.parent).toBe(expected['parent']);
  });

  it('have unique codes and parents that exist', () => {
    expect(repeated(reference.regions.map((r) => r.code))).toEqual([]);
    expect(reference.regions.filter((r) => r.parent !== null && !regionCodes.has(r.parent))).toEqual([]);
    expect(reference.regions.filter((r) => r.parent === null).map((r) => r.level)).toEqual(['country']);
  });

  it('count 34 provinces, 14 cities and 122 counties', () => {
    const counts = ['province', 'city', 'county'].map((l) => reference.regions.filter((r) => r.level === l).length);
    expect(counts).toEqual([34, 14, 122]);
  });

  it('are each found by their own name and code', () => {
    const lost = reference.regions.filter((r) => {
      if (r.level === 'cityLevel') return false;
      return [r.name.zh, r.code].some((text) => {
        const match = matchRegion(index, text, { province: '430000', city: '431200' });
        return match.kind !== 'matched' || match.code !== r.code;
      });
    });
    expect(lost).toEqual([]);
  });

  it('are found by every name that the sample workbooks write', () => {
    const names = [
      '怀 化 市',
      '湘 西 州',
      '湘西自治州',
      '张家界\u3000',
      '全    省',
      '鹤\n城\n区',
      '洪\n江\n区②',
      '麻\n阳\n县',
    ];
    expect(names.filter((name) => matchRegion(index, name, { province: '430000' }).kind !== 'matched')).toEqual([]);
  });
});

describe('peer sets', () => {
  it('have their sizes', () => {
    expect(
      ['hunan-cities', 'huaihua-units', 'huaihua-reporting-units', 'huaihua-counties', 'hunan-counties'].map((c) =>
        members(c),
      ),
    ).toEqual([14, 13, 14, 12, 122]);
  });

  it('hold regions that exist, each once, inside the region they are of', () => {
    const wrong = reference.peerSets.filter(
      (s) => repeated(s.members).length > 0 || !regionCodes.has(s.of) || s.members.some((m) => !regionCodes.has(m)),
    );
    expect(wrong).toEqual([]);
  });
});

describe('catalogue', () => {
  it('is about sixty indicators or more, with unique codes', () => {
    expect(reference.indicators.length).toBeGreaterThanOrEqual(60);
    expect(repeated(reference.indicators.map((i) => i.code))).toEqual([]);
  });

  it('refers only to indicators and peer sets that exist', () => {
    const missing = reference.indicators.flatMap((i) =>
      [i.parent, i.shareOf, ...(i.weightProxy ?? []), ...(i.parts ?? []).flat()]
        .filter((code) => code !== undefined && !codes.has(code))
        .concat((i.memberSets ?? []).filter((s) => !setCodes.has(s))),
    );
    expect(missing).toEqual([]);
  });

  it('has no circle of parents', () => {
    const byCode = new Map(reference.indicators.map((i) => [i.code, i]));
    const depth = (code: string | undefined, at = 0): number =>
      code === undefined || at > 9 ? at : depth(byCode.get(code)?.parent, at + 1);
    expect(reference.indicators.filter((i) => depth(i.code) > 9)).toEqual([]);
  });

  it('has names and aliases that mean one indicator only', () => {
    const meanings = new Map<string, Set<string>>();
    for (const i of reference.indicators)
      for (const name of [i.name.zh, ...i.aliases])
        meanings.set(fold(name), (meanings.get(fold(name)) ?? new Set()).add(i.code));
    expect([...meanings].filter(([, of]) => of.size > 1)).toEqual([]);
  });

  it('publishes the headline and the ranked measure somewhere, with usual decimals', () => {
    const wrong = reference.indicators.filter((i) => {
      const city = i.published.city ?? [];
      return !city.includes(i.headline) || !city.includes(i.rankedBy) || i.decimals[i.headline] === undefined;
    });
    expect(wrong.map((i) => i.code)).toEqual([]);
  });

  it('knows every canonical name of the sample workbooks', () => {
    const names = new Set(reference.indicators.map((i) => i.name.zh));
    const used = new Set(
      readdirSync(new URL('workbooks/', spec))
        .filter((f) => f.endsWith('.expected.csv'))
        .flatMap((f) =>
          readFileSync(new URL(`workbooks/${f}`, spec), 'utf8')
            .split('\n')
            .slice(1),
        )
        .map((line) => line.split(',')[0] ?? '')
        .filter((name) => name !== ''),
    );
    expect(used.size).toBeGreaterThanOrEqual(20);
    expect([...used].filter((name) => !names.has(name))).toEqual([]);
  });

  it('expects no level where the sample workbooks leave it out', () => {
    const growthOnly = ['industrial-value-added', 'fixed-asset-investment', 'private-investment'];
    const withLevel = new Set(
      reference.indicators.filter((i) => i.published.city?.includes('level')).map((i) => i.code),
    );
    expect(growthOnly.filter((code) => withLevel.has(code))).toEqual([]);
  });
});

describe('targets', () => {
  it('are for indicators and regions that exist, one per indicator and region', () => {
    expect(reference.targets.filter((t) => !codes.has(t.indicator) || !regionCodes.has(t.region))).toEqual([]);
    expect(repeated(reference.targets.map((t) => `${t.region}/${t.indicator}`))).toEqual([]);
  });

  it('come in all kinds and bounds', () => {
    expect(new Set(reference.targets.map((t) => t.kind)).size).toBe(Object.keys(measureOfTarget).length);
    expect(new Set(reference.targets.map((t) => t.bound)).size).toBe(3);
  });

  it('are verified only where they have a source', () => {
    expect(reference.targets.filter((t) => t.verified !== (t.source !== undefined))).toEqual([]);
    expect(reference.targets.filter((t) => t.verified && t.region !== '430000')).toEqual([]);
  });
});

describe('rules and calendar', () => {
  it('set every built-in rule once', () => {
    expect(reference.rules.map((r) => r.code).toSorted()).toEqual([...findingRules].toSorted());
  });

  it('hold days that exist, of their year, and agree with the vectors for 2021', () => {
    const foreign = reference.calendars.flatMap((c) =>
      [...c.holidays, ...c.workdays].filter((day) => !isDay(day) || !day.startsWith(String(c.year))),
    );
    expect(foreign).toEqual([]);
    const { calendar } = JSON.parse(readFileSync(new URL('vectors/working-days.json', spec), 'utf8'));
    const year = reference.calendars.find((c) => c.year === 2021);
    expect(year?.workdays).toEqual(calendar.makeUpWorkingDays);
    const inside = (day: string): boolean =>
      calendar.holidays.some((h: { from: string; to: string }) => h.from <= day && day <= h.to);
    expect(year?.holidays.filter((day) => !inside(day))).toEqual([]);
  });
});
