import type { Measure } from '../indicator/indicator.ts';
import type { ObservationStatus } from '../observation/observation.ts';
import type { RegionCode } from '../region/region.ts';

/** The structure in which observations leave and come in as SDMX (数据结构): what identifies one, its value, what is said of it. */
export const sdmxDimensions = ['FREQ', 'REF_AREA', 'INDICATOR', 'CALC', 'TIME_PERIOD'] as const;
export const sdmxMeasure = 'OBS_VALUE';
export const sdmxAttributes = [
  'UNIT_MEASURE',
  'DECIMALS',
  'OBS_STATUS',
  'DATA_STATUS',
  'KNOWN_FROM',
  'STORED_AT',
  'SOURCE',
] as const;

export type SdmxDimension = (typeof sdmxDimensions)[number];
export type SdmxAttribute = (typeof sdmxAttributes)[number];
export type SdmxComponent = SdmxDimension | typeof sdmxMeasure | SdmxAttribute;

export const sdmxComponents: readonly SdmxComponent[] = [...sdmxDimensions, sdmxMeasure, ...sdmxAttributes];

/** Those whose values are codes of a list. */
export const sdmxCoded: ReadonlySet<string> = new Set<SdmxComponent>([
  'FREQ',
  'REF_AREA',
  'INDICATOR',
  'CALC',
  'OBS_STATUS',
  'DATA_STATUS',
]);

/** The one data structure and dataflow, and its version: a component more is 1.1.0, one fewer or one that changes its meaning 2.0.0. */
export const sdmxStructure = { id: 'ECON', version: '1.0.0' } as const;

/** Who maintains the lists (维护机构): the city, whose regions and catalogue they are. */
export function sdmxAgency(city: RegionCode): string {
  return `CN${city}`;
}

/** Codes of CALC: what of an indicator a value states. */
export const calcCodes: Readonly<Record<Measure, string>> = {
  level: 'L',
  count: 'N',
  yoy: 'YOY',
  twoYearAverage: 'YOY2',
  sequential: 'SAQ',
  share: 'SHR',
  index: 'IDX',
  rank: 'RNK',
  contribution: 'CTP',
  contributionShare: 'CTS',
};

/** Codes of OBS_STATUS that are used, out of the list of that name that SDMX keeps for all: normal, provisional, estimated. */
export type ObsStatus = 'A' | 'P' | 'E';

/** The status in the words of that list. It knows neither 最终核实 nor 修订 nor 快报: DATA_STATUS keeps our own. */
export function obsStatusOf(status: ObservationStatus | null): ObsStatus {
  switch (status) {
    case 'flash':
    case 'preliminary':
      return 'P';
    case 'expected':
      return 'E';
    case 'final':
    case 'revised':
    case null:
      return 'A';
    default:
      return status satisfies never;
  }
}

/** What a code of OBS_STATUS says where DATA_STATUS is not given. Codes for "there is no value" are `missing`; those that speak of
 *  something else than how final a value is (a break, low reliability) are `other`. */
export function statusOfObsStatus(code: string): ObservationStatus | null | 'missing' | 'other' {
  switch (code) {
    case '':
    case 'A':
      return null;
    case 'P':
      return 'preliminary';
    case 'E':
    case 'F':
      return 'expected';
    case 'H':
    case 'L':
    case 'M':
    case 'O':
    case 'Q':
      return 'missing';
    default:
      return 'other';
  }
}

export const observationStatuses: readonly ObservationStatus[] = [
  'flash',
  'preliminary',
  'expected',
  'final',
  'revised',
];

/** Codes of FREQ that are understood; the catalogue says how often an indicator is published, not the message. */
export const frequencyCodes = ['A', 'S', 'Q', 'M'] as const;
