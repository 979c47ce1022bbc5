import {
  calcCodes,
  type Frequency,
  type Instant,
  type Observation,
  obsStatusOf,
  type SdmxComponent,
  sdmxId,
  spanIso,
} from '@shigan/core';

/** One vintage on its way out: what it is, how often its indicator is published, since when another is in force. */
export interface SdmxRow {
  readonly observation: Observation;
  readonly indicator: { readonly frequency: Frequency };
  readonly knownTo?: Instant;
}

/** What a component of a row holds, as text; the value itself is written by each format. Empty where there is nothing. */
export function componentText(component: Exclude<SdmxComponent, 'OBS_VALUE'>, row: SdmxRow): string {
  const { observation: o } = row;
  switch (component) {
    case 'FREQ':
      return row.indicator.frequency;
    case 'REF_AREA':
      return sdmxId(o.region);
    case 'INDICATOR':
      return sdmxId(o.indicator);
    case 'CALC':
      return calcCodes[o.measure];
    case 'TIME_PERIOD':
      return spanIso(o.span);
    case 'UNIT_MEASURE':
      return o.unit;
    case 'DECIMALS':
      return String(o.decimals);
    case 'OBS_STATUS':
      return obsStatusOf(o.status);
    case 'DATA_STATUS':
      return o.status ?? '';
    case 'KNOWN_FROM':
      return o.knownFrom;
    case 'STORED_AT':
      return o.storedAt;
    case 'SOURCE':
      return [o.source.fileName, o.source.sheet, o.source.cell].filter((part) => part !== '').join(' ');
    default:
      return component satisfies never;
  }
}
