import {
  cellName,
  type HeldFigure,
  type Indicator,
  type IndicatorCode,
  type Instant,
  type Published,
  type Reading,
  type RegionCode,
  slotOf,
  type Upload,
  regionsBeside,
  uploadParts,
  type UploadPart,
  weigh,
} from '@shigan/core';
import type { Store } from '../ports.ts';
import { loadHeldFigures } from './held-figures.ts';

/** One figure of a file that the record does not have, or has otherwise. */
interface Difference {
  readonly kind: 'new' | 'revised' | 'setBack';
  readonly reading: Reading & { readonly value: number };
  readonly cell: string;
  /** Of the indicator, as the catalogue has it or would have it once the file is in. */
  readonly name: Indicator['name'];
  /** What stands in force so far. */
  readonly old?: Published & { readonly unit: string; readonly knownFrom: Instant };
}

/** What a file would change (差异): revised figures first, then new ones, of each so many as can be looked at. */
export interface Differences {
  readonly listed: readonly Difference[];
  /** How many further ones there are. */
  readonly more: number;
}

/** How many of each kind are listed. */
const listedOfAKind = 300;

/** Holds every figure of an upload against the vintage in force at its moment, as storing it will. */
export async function differencesOf(
  store: Store,
  city: RegionCode,
  upload: Upload,
  usual: Instant,
  indicators: ReadonlyMap<IndicatorCode, Indicator>,
): Promise<Differences> {
  const revised: Difference[] = [];
  const fresh: Difference[] = [];
  let more = 0;
  const regions = regionsBeside(upload, new Map(), []);
  for (const part of uploadParts(upload, indicators)) {
    const held = await loadHeldFigures(store, city, part, regions);
    for (const reading of readingsOf(upload, part)) {
      const knownFrom = reading.knownFrom ?? usual;
      const vintages = held(reading.indicator, reading.region, slotOf(reading.span, reading.measure)) ?? [];
      const kind = kindOf(weigh({ ...reading, knownFrom }, vintages));
      if (kind === undefined) continue;
      const list = kind === 'new' ? fresh : revised;
      const { indicator: code, row, column } = reading;
      const name = indicators.get(code)?.name ?? { zh: code, en: code };
      if (list.length >= listedOfAKind) more++;
      else
        list.push({ kind, reading, name, cell: reading.place ?? cellName(row, column), ...oldOf(vintages, knownFrom) });
    }
  }
  return { listed: [...revised, ...fresh], more };
}

function* readingsOf(
  upload: Upload,
  { indicatorIds, slots }: UploadPart,
): Iterable<Reading & { readonly value: number }> {
  for (const id of indicatorIds)
    for (const { slot, positions } of upload.blocks(id)) {
      if (slot < slots.from || slot >= slots.to) continue;
      for (const position of positions) {
        const { value, ...reading } = upload.readings.at(position);
        if (value !== null) yield { ...reading, value };
      }
    }
}

function kindOf(weighing: ReturnType<typeof weigh>): Difference['kind'] | undefined {
  if (weighing === 'same') return undefined;
  return weighing === 'revision' ? 'revised' : weighing;
}

function oldOf(vintages: readonly HeldFigure[], knownFrom: Instant): Pick<Difference, 'old'> {
  const old = vintages.findLast((vintage) => vintage.knownFrom <= knownFrom);
  if (old === undefined) return {};
  return { old: { value: old.value, decimals: old.decimals, unit: old.unit, knownFrom: old.knownFrom } };
}
