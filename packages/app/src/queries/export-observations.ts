import {
  type Actor,
  csvLine,
  display,
  DomainError,
  type IndicatorCode,
  type Observation,
  type RegionCode,
  spanIso,
} from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import { resolveMoment } from './moment.ts';
import { readRegistry } from './read-registry.ts';

/** The head of the export, a stable format. */
export const exportColumns = [
  'indicator_code',
  'indicator_name',
  'region_code',
  'span',
  'measure',
  'value',
  'decimals',
  'unit',
  'status',
  'file',
  'sheet',
  'cell',
  'known_from',
  'stored_at',
] as const;

/** The record as CSV (导出观测值), as known at a moment, in pieces of text: the head, then one record per observation, in order of
 *  indicator, region, span, measure. Values keep their published decimals; `file` is the fingerprint; 市本级 is the city's code with
 *  `.local`. With `file` only what stands in force from that file. Text that a spreadsheet would run is disarmed.
 *  Refuses `unknown-file`, `unknown-region`, `invalid-instant`. */
export async function* exportObservations(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  asked: { readonly file?: string; readonly asOf?: string } = {},
): AsyncIterable<string> {
  authorise(actor, 'observations.export', cityCode);
  const moment = await resolveMoment(app, cityCode, asked.asOf);
  const { indicators } = await readRegistry(app, moment);
  const file = asked.file?.toLowerCase();
  if (file !== undefined && (await app.store.imports.file(cityCode, file)) === undefined)
    throw new DomainError('unknown-file', { sha256: file });
  const nameOf = (code: IndicatorCode): string => indicators.get(code)?.name.zh ?? code;
  yield `${exportColumns.join(',')}\r\n`;
  for await (const batch of app.store.observations.export(cityCode, moment.asOf, file)) {
    let text = '';
    for (const o of batch) text += recordOf(o, nameOf(o.indicator));
    yield text;
  }
}

function recordOf(o: Observation, name: string): string {
  const texts = [o.indicator, name, o.region, spanIso(o.span), o.measure];
  const value = [display(o.value, o.decimals), String(o.decimals)];
  const rest = [o.unit, o.status ?? '', o.source.file, o.source.sheet, o.source.cell, o.knownFrom, o.storedAt];
  return csvLine([...texts, ...value, ...rest]);
}
