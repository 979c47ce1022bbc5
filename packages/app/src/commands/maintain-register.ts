import {
  type Actor,
  createFaultList,
  type Fault,
  indicatorSheet,
  type Instant,
  readIndicatorSheet,
  readTargetSheet,
  type RegionCode,
  type RegisterChange,
  registerSheetNames,
  type SheetRegister,
  targetSheet,
} from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import type { IncomingFile } from '../ports.ts';
import { type Moment, resolveMoment } from '../queries/moment.ts';
import { readRegistry } from '../queries/read-registry.ts';
import { plainSheet } from '../workbook/plain-sheet.ts';
import { readGrids } from '../workbook/read-grids.ts';
import { amendRegisters } from './amend-register.ts';

/** A register in force as a workbook (导出目标、指标目录): what an import reads back as it is. */
export async function registerWorkbook(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  register: SheetRegister,
  asOf?: string,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  authorise(actor, 'register.read', cityCode);
  const moment = await resolveMoment(app, cityCode, asOf);
  const registry = await readRegistry(app, moment);
  const sheet =
    register === 'target'
      ? targetSheet(await held(app, moment, 'target'), registry)
      : indicatorSheet(await held(app, moment, 'indicator'));
  const name = `${moment.city.name}${registerSheetNames[register]}${moment.city.demo ? '（演示数据）' : ''}`;
  return { name, bytes: await app.documents.workbook([plainSheet(sheet)]) };
}

/** What became of the spreadsheet of a register. */
export interface ImportedRegister {
  readonly file: string;
  readonly register: SheetRegister;
  readonly rows: number;
  readonly faults: readonly Fault[];
  /** What it changes against what is in force; entries that it does not name stay. */
  readonly changes: readonly RegisterChange[];
  /** Since when it is in force; null where it was only looked at, has a fault, or changes nothing. */
  readonly knownFrom: Instant | null;
}

/** Puts what a spreadsheet changes of a register in force (导入目标、指标目录), as further vintages: all of it, or with a fault nothing, and
 *  all faults are answered. `dryRun` only looks. Refuses what `amendRegisters` refuses. */
export async function importRegister(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  register: SheetRegister,
  file: IncomingFile,
  options: { readonly dryRun?: boolean; readonly knownFrom?: string } = {},
): Promise<ImportedRegister> {
  authorise(actor, 'register.amend', cityCode);
  const moment = await resolveMoment(app, cityCode);
  const registry = await readRegistry(app, moment);
  const faults = createFaultList();
  const grids = await readGrids(app, file);
  const { rows, changes } =
    register === 'target'
      ? readTargetSheet(grids, await held(app, moment, 'target'), registry, faults)
      : readIndicatorSheet(grids, await held(app, moment, 'indicator'), registry, faults);
  const body = { file: file.name, register, rows, faults: faults.list(), changes };
  if (faults.errors > 0 || options.dryRun === true || changes.length === 0) return { ...body, knownFrom: null };
  const amendments = changes.map(({ key, after }) => ({ register, key, body: after }));
  const known = options.knownFrom === undefined ? {} : { knownFrom: options.knownFrom };
  const { knownFrom } = await amendRegisters(app, actor, cityCode, amendments, known);
  return { ...body, knownFrom };
}

async function held<N extends SheetRegister>(app: Application, moment: Moment, register: N) {
  const entries = await app.store.registers.asOf(moment.city.code, register, moment.asOf);
  return entries
    .toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .flatMap(({ body }) => (body === null ? [] : [body]));
}
