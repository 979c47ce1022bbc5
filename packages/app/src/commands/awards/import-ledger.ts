import {
  type Actor,
  buildRegionIndex,
  createFaultList,
  type Fault,
  type Instant,
  readLedger,
  type RegionCode,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import type { IncomingFile } from '../../ports.ts';
import { openAwards } from '../../queries/awards/open-awards.ts';
import { readGrids } from '../../workbook/read-grids.ts';
import { enterAwards, type NewAward } from './enter-awards.ts';

export interface LedgerImportOptions {
  /** Look only: everything is checked and counted, nothing entered. */
  readonly dryRun?: boolean;
  /** Warnings were seen and are accepted. */
  readonly acceptWarnings?: boolean;
  /** What a person says of names that matched nothing: the region that is meant, or null to leave the row out. */
  readonly settled?: Readonly<Record<string, RegionCode | null>>;
  readonly knownFrom?: string;
}

/** What became of the spreadsheet of a ledger. */
export interface ImportedLedger {
  readonly file: string;
  readonly faults: readonly Fault[];
  /** Awards that it holds. */
  readonly read: number;
  /** Entered; nothing is where there are faults, or warnings that nobody accepted. */
  readonly entered: number;
  readonly alreadyHeld: number;
  readonly accepted: boolean;
  readonly knownFrom: Instant | null;
}

/** Enters the awards of a spreadsheet in the ledger (导入激励台账), all or none. What is in force already is counted and not entered
 *  again, so that the same file may come twice. With faults nothing is entered and all of them are answered. */
export async function importLedger(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  file: IncomingFile,
  options: LedgerImportOptions = {},
): Promise<ImportedLedger> {
  authorise(actor, 'award.enter', cityCode);
  const { registry, ruleSets } = await openAwards(app, actor, cityCode);
  const faults = createFaultList();
  const province = registry.regions.get(cityCode)?.parent;
  const reading = {
    index: buildRegionIndex([...registry.regions.values()]),
    context: province === undefined || province === null ? {} : { province },
    ruleSetOf: (authority: string, year: number) =>
      ruleSets.find((set) => set.authority === authority && set.year === year),
    settled: new Map(Object.entries(options.settled ?? {})),
  };
  const [first] = await readGrids(app, file);
  const awards: readonly NewAward[] = first === undefined ? [] : readLedger(first, reading, faults);
  const isRefused = faults.errors > 0 || (faults.warnings > 0 && options.acceptWarnings !== true);
  const none = {
    file: file.name,
    faults: faults.list(),
    read: awards.length,
    entered: 0,
    alreadyHeld: 0,
    knownFrom: null,
  };
  if (isRefused || options.dryRun === true) return { ...none, accepted: !isRefused };
  const { entered, alreadyHeld, knownFrom } = await enterAwards(
    app,
    actor,
    cityCode,
    awards,
    options.knownFrom === undefined ? {} : { knownFrom: options.knownFrom },
  );
  return { ...none, entered: entered.length, alreadyHeld, accepted: true, knownFrom };
}
