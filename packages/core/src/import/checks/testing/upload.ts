import type { Indicator, IndicatorCode, Measure } from '../../../indicator/indicator.ts';
import type { PeerSet, Region, RegionCode } from '../../../region/region.ts';
import { parseSpanIso } from '../../../span/span.ts';
import { observationBook } from '../../../observation/book.ts';
import type { Fault, Reading, UnreadRow } from '../../reading.ts';
import { createReadingsBuffer, type ReadingsBuffer, slotOf } from '../../readings-buffer.ts';
import { openUpload, type Upload } from '../../upload.ts';
import { type HeldFigure, type HeldLookup, peerMembers } from '../check-scope.ts';
import { createUploadChecks } from '../check-upload.ts';
import { settleRepeats } from '../settle-repeats.ts';
import { uploadParts } from '../upload-parts.ts';

/** A small city in a small province, with the kinds of indicators that checks tell apart. */
const base: Omit<Indicator, 'code' | 'name'> = {
  section: 'finance',
  aliases: [],
  definition: { zh: '', en: '' },
  kind: 'amount',
  published: { province: ['level', 'yoy'], city: ['level', 'yoy', 'rank'], county: ['level', 'yoy'] },
  headline: 'yoy',
  rankedBy: 'yoy',
  unit: '亿元',
  decimals: { level: 2, yoy: 1 },
  better: 'higher',
  frequency: 'M',
  firstMonth: 1,
  accumulation: 'cumulative',
  release: { day: 12, lagMonths: 1 },
  comparableBasis: false,
  prices: 'current',
  verified: false,
};

function indicator(code: IndicatorCode, zh: string, given: Partial<Indicator> = {}): Indicator {
  return { ...base, code, name: { zh, en: code }, ...given };
}

const entries: readonly Indicator[] = [
  indicator('revenue', '收入', { parts: [['tax', 'fees']], memberSets: ['counties'] }),
  indicator('tax', '税收', { parent: 'revenue', shareOf: 'revenue' }),
  indicator('fees', '非税', { parent: 'revenue', shareOf: 'revenue' }),
  indicator('retail', '零售', { comparableBasis: true }),
  indicator('industry', '工业', { comparableBasis: true, prices: 'constant' }),
  indicator('gdp', '生产总值', { prices: 'constant', frequency: 'Q', firstMonth: 3, parts: [['primary', 'rest']] }),
  indicator('primary', '一产', { prices: 'constant', parent: 'gdp' }),
  indicator('rest', '其他', { prices: 'constant', parent: 'gdp' }),
  indicator('profit', '利润', { mayFall: true, comparableBasis: true }),
  indicator('started', '新增', { kind: 'count', unit: '家', rankedBy: 'count', memberSets: ['counties'] }),
  indicator('loans', '贷款', { kind: 'balance', accumulation: 'endOfSpan' }),
  indicator('prices', '物价', { kind: 'index', unit: '上年同期=100' }),
  indicator('intensity', '能耗', { better: 'lower' }),
];
const catalogue: ReadonlyMap<IndicatorCode, Indicator> = new Map(entries.map((i) => [i.code, i]));

export const cities: readonly RegionCode[] = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];
export const counties: readonly RegionCode[] = ['H1', 'H2', 'H3', 'H4', 'H5', 'H6'];
const region = (code: RegionCode, level: Region['level'], parent: RegionCode | null): Region => ({
  code,
  level,
  parent,
  name: { zh: code, en: code },
  aliases: [],
});
const regions: ReadonlyMap<RegionCode, Region> = new Map(
  [
    region('P', 'province', null),
    ...cities.map((code) => region(code, 'city', 'P')),
    ...counties.map((code) => region(code, 'county', 'H')),
    region('HX', 'managementArea', 'H'),
    region('H.local', 'cityLevel', 'H'),
  ].map((r) => [r.code, r]),
);
const set = (code: string, members: readonly RegionCode[], of: RegionCode): PeerSet => ({
  code,
  members,
  of,
  name: { zh: code, en: code },
  membersWord: { zh: '', en: '' },
});
const peerSets: readonly PeerSet[] = [
  set('cities', cities, 'P'),
  set('counties', [...counties, 'HX', 'H.local'], 'H'),
  set('all-counties', [...counties, ...Array.from({ length: 60 }, (_, i) => `X${i}`)], 'P'),
];

let row = 0;

/** A reading in words: `reading('revenue A 2021-01-01/P4M level', '458.62')`. Each stands in a row of its own, growth in column 7,
 *  ranks in 8, everything else in 6. */
export function reading(what: string, published: string, more: Partial<Reading> = {}): Reading {
  const [code = '', regionCode = '', iso = '', measure = 'level'] = what.split(' ');
  const span = parseSpanIso(iso);
  if (span === undefined) throw new Error(`not a span: ${what}`);
  const blank = published === '';
  const percent = ['yoy', 'share'].includes(measure);
  return {
    indicator: code,
    region: regionCode,
    span,
    measure: measure as Measure,
    value: blank ? null : Number(published),
    ...(blank ? { missing: 'blank' as const } : {}),
    decimals: published.split('.')[1]?.length ?? 0,
    unit: measure === 'rank' ? '' : percent ? '%' : (catalogue.get(code)?.unit ?? ''),
    status: null,
    sheet: '表',
    row: ++row,
    column: measure === 'yoy' ? 7 : measure === 'rank' ? 8 : 6,
    ...more,
  };
}

/** One block: a figure for each region, `block('revenue 2021-01-01/P4M yoy', cities, '1.2 3.4 …')`. */
export function block(what: string, of: readonly RegionCode[], published: string): readonly Reading[] {
  const [code = '', iso = '', measure = ''] = what.split(' ');
  const figures = published.trim().split(/\s+/);
  return figures.map((figure, i) => reading(`${code} ${of[i] ?? ''} ${iso} ${measure}`, figure === '·' ? '' : figure));
}

export function bufferOf(readings: readonly Reading[]): ReadingsBuffer {
  const buffer = createReadingsBuffer();
  for (const r of readings) buffer.push(r);
  return buffer;
}

export const now = '2021-05-20T01:00:00.000Z';

export function uploadOf(readings: readonly Reading[]): Upload {
  const buffer = bufferOf(readings);
  return openUpload(buffer, now, settleRepeats(buffer, catalogue));
}

/** What the record holds: readings known from a moment on, given oldest first. */
export function heldOf(vintages: readonly (readonly [Reading, string])[]): HeldLookup {
  const held = new Map<string, HeldFigure[]>();
  for (const [{ indicator: code, region: at, span, measure, value, decimals, unit, status }, knownFrom] of vintages) {
    const key = `${code} ${at} ${slotOf(span, measure)}`;
    held.set(key, [...(held.get(key) ?? []), { value: value ?? 0, decimals, unit, status, knownFrom }]);
  }
  return (code, at, slot) => held.get(`${code} ${at} ${slot}`);
}

interface Given {
  readonly held?: HeldLookup;
  readonly unread?: readonly UnreadRow[];
  /** Readings per part. */
  readonly limit?: number;
}

/** The faults that all checks together find: code, what they point at, the value: `cumulative-falls retail C 2021-01-01/P4M level`. */
export function faultsOf(readings: readonly Reading[], { held, unread, limit }: Given = {}): readonly string[] {
  const upload = uploadOf(readings);
  const context = { upload, indicators: catalogue, regions, peerSets: peerMembers(peerSets), knownFrom: now };
  const checks = createUploadChecks({ ...context, unread: unread ?? [] });
  const found = [...checks.whole()].map((f) => f.fault());
  for (const part of uploadParts(upload, catalogue, limit))
    for (const f of checks.part(part, held ?? (() => undefined))) found.push(f.fault());
  return found.map(({ code, row: at, value }) => {
    const r = readings.find((candidate) => candidate.row === at);
    return r === undefined
      ? `${code} ${value ?? ''}`
      : `${code} ${r.indicator} ${r.region} ${r.span.length} ${r.measure}`;
  });
}

/** The notes on figures that are unusual for their past, in the order they are found: code, what they point at, and the sentence. */
export function unusualIn(readings: readonly Reading[], record?: readonly Reading[]): readonly Fault[] {
  const upload = uploadOf(readings);
  const context = { upload, indicators: catalogue, regions, peerSets: peerMembers(peerSets), knownFrom: now };
  const checks = createUploadChecks({ ...context, unread: [] });
  for (const part of uploadParts(upload, catalogue)) for (const f of checks.part(part, () => undefined)) f.fault();
  const held = (record ?? []).flatMap(({ value, ...r }) =>
    value === null
      ? []
      : [
          {
            ...r,
            value,
            knownFrom: now,
            storedAt: now,
            by: '',
            source: { file: '', fileName: '', sheet: r.sheet, cell: '' },
          },
        ],
  );
  return [...checks.unusual(observationBook(held))].map((f) => f.fault());
}
