import { parsePublished } from '../../decimal.ts';
import { type Indicator, type Measure, measures } from '../../indicator/indicator.ts';
import { parseInstant } from '../../instant.ts';
import type { Published, ObservationStatus } from '../../observation/observation.ts';
import {
  calcCodes,
  frequencyCodes,
  observationStatuses,
  type SdmxComponent,
  sdmxStructure,
  statusOfObsStatus,
} from '../../sdmx/components.ts';
import type { FaultCode, FaultParams } from '../fault-words.ts';
import { unitOf } from '../table/measure.ts';

/** What is wrong with a component of a row. */
export interface RowFault {
  readonly component: SdmxComponent | 'STRUCTURE_ID' | 'ACTION';
  readonly code: FaultCode;
  readonly params?: FaultParams;
}

export type Complain = (fault: RowFault) => void;

const byCalc = new Map(measures.map((measure) => [calcCodes[measure], measure]));

/** The measure that CALC names. */
export function measureOfCalc(text: string, complain: Complain): Measure | undefined {
  const measure = byCalc.get(text);
  if (measure === undefined) complain(choice('CALC', [...byCalc.keys()]));
  return measure;
}

function choice(component: RowFault['component'], options: readonly string[]): RowFault {
  return { component, code: 'no-such-choice', params: { options: options.join('、') } };
}

export function checkFrequency(text: string, complain: Complain): void {
  if (text !== '' && !frequencyCodes.some((code) => code === text)) complain(choice('FREQ', frequencyCodes));
}

/** Only the structure that leaves here is understood, of whatever city, in any version that only adds to it. */
export function checkStructure(text: string, complain: Complain): void {
  const m = /^[A-Za-z][\w.-]*:([A-Za-z][\w-]*)\((\d{1,9})\.\d{1,9}(?:\.\d{1,9})?[^)]{0,100}\)$/.exec(text);
  const major = sdmxStructure.version.split('.')[0];
  if (m?.[1] !== sdmxStructure.id || m[2] !== major)
    complain({
      component: 'STRUCTURE_ID',
      code: 'message-structure',
      params: { expected: `${sdmxStructure.id}(${sdmxStructure.version})` },
    });
}

const actions: ReadonlySet<string> = new Set(['', 'I', 'A', 'R', 'M', 'Information', 'Append', 'Replace', 'Merge']);

/** Information and append bring what is new or changed, and so does replace: an entry is always taken as a whole, and what it replaces
 *  stays in the record as an earlier vintage. Delete is refused. */
export function checkAction(text: string, complain: Complain): void {
  if (text === 'D' || text === 'Delete') complain({ component: 'ACTION', code: 'message-delete' });
  else if (!actions.has(text)) complain(choice('ACTION', ['I', 'A', 'R', 'M']));
}

/** The value with its decimals; null for one that a message marks as missing. Undefined where there is a fault. */
export function valueOf(
  text: string,
  decimalsText: string,
  isMissing: boolean,
  complain: Complain,
): Published | null | undefined {
  const stated = decimalsText === '' ? undefined : Number(decimalsText);
  if (stated !== undefined && !(Number.isInteger(stated) && stated >= 0 && stated <= 15)) {
    complain({ component: 'DECIMALS', code: 'not-a-number' });
    return undefined;
  }
  if (isMissing || text === 'NaN' || text === '#N/A') return null;
  if (text === '') {
    complain({ component: 'OBS_VALUE', code: 'message-no-value' });
    return undefined;
  }
  const published = parsePublished(text);
  if (published === undefined) {
    complain({ component: 'OBS_VALUE', code: 'not-a-number' });
    return undefined;
  }
  if (stated !== undefined && published.decimals > stated) {
    complain({ component: 'OBS_VALUE', code: 'message-decimals', params: { decimals: stated } });
    return undefined;
  }
  return { value: published.value, decimals: stated ?? published.decimals };
}

/** The status: our own where it is given, else what OBS_STATUS says of it. */
export function statusOf(
  own: string,
  obsStatus: string,
  complain: Complain,
): { readonly status: ObservationStatus | null; readonly isMissing: boolean } {
  const said = statusOfObsStatus(obsStatus);
  const isMissing = said === 'missing';
  const found = observationStatuses.find((status) => status === own);
  if (found !== undefined) return { status: found, isMissing };
  if (own !== '') complain({ component: 'DATA_STATUS', code: 'unknown-status' });
  else if (said === 'other') complain({ component: 'OBS_STATUS', code: 'unknown-status' });
  return { status: said === 'missing' || said === 'other' ? null : said, isMissing };
}

/** The unit as stated, where it fits the indicator; the catalogue's where none is stated. */
export function unitOfRow(text: string, indicator: Indicator, measure: Measure, complain: Complain): string {
  const { unit, wrong } = unitOf(indicator, measure, text === '' ? undefined : text, []);
  if (wrong !== undefined)
    complain({
      component: 'UNIT_MEASURE',
      code: 'unit-mismatch',
      params: { indicator: indicator.name, expected: indicator.unit },
    });
  return unit;
}

export function momentOf(text: string, complain: Complain): string | undefined {
  if (text === '') return undefined;
  const moment = parseInstant(text);
  if (moment === undefined) complain({ component: 'KNOWN_FROM', code: 'message-moment' });
  return moment;
}
