import type { Leader, Unit } from '../../access/unit.ts';
import type { FaultCode, FaultParams } from '../../import/fault-words.ts';
import type { Day } from '../../instant.ts';
import type { RegionCode } from '../../region/region.ts';
import type { Registry } from '../../register/registry.ts';
import type { MatterTerms } from '../matter.ts';
import type { MatterColumn } from './matter-columns.ts';

/** What names in a table are looked up in. */
export interface MatterDirectory {
  readonly registry: Registry;
  readonly units: readonly Unit[];
  readonly leaders: readonly Leader[];
  readonly city: RegionCode;
  /** The day of reading: of sources that state none, and of the year of deadlines that state none. */
  readonly today: Day;
}

/** What a cell states, and where. */
export interface Stated {
  readonly text: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** What a workbook states of one matter, gathered from all its sheets by the matter's title. */
export type StatedMatter = ReadonlyMap<MatterColumn, Stated>;

/** A matter that a table states. */
export interface TableMatter {
  readonly terms: MatterTerms;
  readonly sheet: string;
  readonly row: number;
  /** What is missing for its approval (立项前须补). */
  readonly lacks: readonly MatterColumn[];
}

/** Says a fault at what a cell states; gives nothing, in place of what the cell should have stated. */
export type Blame = (code: FaultCode, at: Stated, params?: FaultParams) => undefined;
