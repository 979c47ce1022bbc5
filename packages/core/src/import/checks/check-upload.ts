import { columnLetters } from '../grid.ts';
import { type FaultCode, faultSeverity, makeFault } from '../fault-words.ts';
import type { ObservationBook } from '../../observation/book.ts';
import type { Fault, FaultSeverity } from '../reading.ts';
import { type Accusation, type Check, type CheckScope, type HeldLookup, written } from './check-scope.ts';
import { checkCopiedFromPrevious } from './copied-from-previous.ts';
import { checkCopiedFromRegion } from './copied-from-region.ts';
import { checkCumulativeFalls } from './cumulative-falls.ts';
import { checkGrowthAgainstLevels } from './growth-levels.ts';
import { latestFigures, pastOf, type PastQuery } from './latest-series.ts';
import { checkMemberSum } from './member-sum.ts';
import { checkMissingRegion } from './missing-region.ts';
import { checkPartsAgainstTotal } from './parts-total.ts';
import { checkPercentScale } from './percent-scale.ts';
import { checkRankOrder } from './rank-order.ts';
import { checkRankRange } from './rank-range.ts';
import { checkRepeats } from './repeats.ts';
import { checkLargeRevision, checkRevisesBack } from './revisions.ts';
import { checkScale } from './scale.ts';
import { checkShareRange } from './share-range.ts';
import { checkUnusualValues } from './unusual-values.ts';
import type { UploadPart } from './upload-parts.ts';

/** The checks in order: first what is wrong by itself, then what is wrong against others. Nothing is concluded from a figure
 *  that an earlier check has found wrong, so that one mistake is one fault. */
const checks: readonly Check[] = [
  checkRankRange,
  checkShareRange,
  checkPercentScale,
  checkScale,
  checkCopiedFromPrevious,
  checkCumulativeFalls,
  checkGrowthAgainstLevels,
  checkRankOrder,
  checkPartsAgainstTotal,
  checkMemberSum,
  checkMissingRegion,
  checkRevisesBack,
  checkLargeRevision,
  checkCopiedFromRegion,
];

/** What all parts of an upload have in common. */
export type UploadContext = Omit<CheckScope, 'indicatorIds' | 'slots' | 'held' | 'accused'>;

/** A fault that was found; its words are made when they are asked for. */
export interface FoundFault {
  readonly code: FaultCode;
  readonly severity: FaultSeverity;
  fault(): Fault;
}

/** The checks over one upload (整份校验). First `whole` once, then `part` for every part, each with what the record holds for it;
 *  last `unusual`, with the past of the figures that the upload ends with. What comes out is to be walked to its end before the next. */
export interface UploadChecks {
  whole(): Iterable<FoundFault>;
  part(part: UploadPart, held: HeldLookup): Iterable<FoundFault>;
  /** What of the record to lay open for `unusual`; undefined where nothing of the upload has a past to be held against. */
  past(): PastQuery | undefined;
  unusual(record: ObservationBook | undefined): Iterable<FoundFault>;
}

const nothingHeld: HeldLookup = () => undefined;

export function createUploadChecks(context: UploadContext): UploadChecks {
  const accused = new Set<number>();
  const told = new Set<string>();
  const everything = { ...context, indicatorIds: [], slots: { from: 0, to: Infinity }, held: nothingHeld, accused };
  const run = function* (scope: CheckScope, list: readonly Check[]): Iterable<FoundFault> {
    for (const check of list) {
      for (const accusation of check(scope)) {
        if (!isNews(told, accusation)) continue;
        // Marked at once: of two figures that contradict each other one is wrong, not both.
        const { code, at, implicates = [] } = accusation;
        if (typeof at === 'number' && !asksOnly.has(code)) for (const p of [at, ...implicates]) accused.add(p);
        yield { code, severity: faultSeverity(code), fault: () => faultOf(context, accusation) };
      }
    }
  };
  const latest = latestFigures(context.upload, context.indicators);
  return {
    past: () => pastOf(latest),
    unusual: (record) => run(everything, [(scope) => checkUnusualValues(scope, record, latest)]),
    whole: () => run(everything, [checkRepeats]),
    part: (part, held) => run({ ...context, ...part, indicators: context.indicators, held, accused }, checks),
  };
}

/** Faults that do not say that the value of the cell is wrong. */
const asksOnly: ReadonlySet<FaultCode> = new Set([
  'revises-back',
  'duplicate-row',
  'duplicate-conflict',
  'copied-from-region',
  'copied-from-month',
  'unusual-value',
]);

function isNews(told: Set<string>, { code, at }: Accusation): boolean {
  if (typeof at !== 'number' && at.once === undefined) return true;
  const key = `${code} ${typeof at === 'number' ? at : at.once}`;
  if (told.has(key)) return false;
  told.add(key);
  return true;
}

function faultOf({ upload }: UploadContext, { code, at, params: paramsOf }: Accusation): Fault {
  const params = paramsOf();
  if (typeof at !== 'number') return makeFault(code, { sheet: at.sheet, row: null, column: null }, at.value, params);
  const { readings } = upload;
  const place = { sheet: readings.sheet(at), row: readings.row(at), column: columnLetters(readings.column(at)) };
  const stated = params['value'];
  const value =
    typeof stated === 'string' ? stated : written({ value: readings.value(at), decimals: readings.decimals(at) });
  return makeFault(code, place, value, params);
}
