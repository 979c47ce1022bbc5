import {
  type Actor,
  createFaultList,
  differenceOf,
  type Fault,
  type Instant,
  type MeasureChange,
  readRuleSet,
  type RegionCode,
  type RuleSet,
  ruleSetKey,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import type { IncomingFile } from '../../ports.ts';
import { resolveMoment } from '../../queries/moment.ts';
import { readGrids } from '../../workbook/read-grids.ts';
import { amendRegisters } from '../amend-register.ts';

/** What became of the workbook of a catalogue. */
export interface ImportedCatalogue {
  readonly file: string;
  readonly faults: readonly Fault[];
  /** What it holds; null where it has a fault. */
  readonly ruleSet: RuleSet | null;
  /** What is new, gone or changed against what was in force (对比). */
  readonly changes: readonly MeasureChange[];
  /** Since when it is in force; null where it was only looked at, or has a fault. */
  readonly knownFrom: Instant | null;
}

/** Puts the catalogue of a workbook in force (导入措施目录), as a further vintage of its rule set: whole, or not at all. With a fault
 *  nothing is changed and all faults are answered. */
export async function importCatalogue(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  file: IncomingFile,
  options: { readonly dryRun?: boolean; readonly knownFrom?: string } = {},
): Promise<ImportedCatalogue> {
  authorise(actor, 'incentive.amend', cityCode);
  const moment = await resolveMoment(app, cityCode);
  const faults = createFaultList();
  const ruleSet = readRuleSet(await readGrids(app, file), faults) ?? null;
  if (ruleSet === null) return { file: file.name, faults: faults.list(), ruleSet, changes: [], knownFrom: null };
  const held = await app.store.registers.asOf(cityCode, 'ruleSet', moment.asOf);
  const before = held.find(({ key }) => key === ruleSetKey(ruleSet))?.body ?? { ...ruleSet, measures: [] };
  const changes = differenceOf(before, ruleSet).filter(({ kind }) => kind !== 'kept');
  const body = { register: 'ruleSet' as const, key: ruleSetKey(ruleSet), body: ruleSet };
  const knownFrom =
    options.dryRun === true
      ? null
      : (
          await amendRegisters(
            app,
            actor,
            cityCode,
            [body],
            options.knownFrom === undefined ? {} : { knownFrom: options.knownFrom },
          )
        ).knownFrom;
  return { file: file.name, faults: faults.list(), ruleSet, changes, knownFrom };
}
