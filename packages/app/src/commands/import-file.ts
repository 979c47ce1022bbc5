import {
  type AcceptedWarning,
  type Actor,
  buildIndicatorIndex,
  buildRegionIndex,
  createUploadChecks,
  dayOf,
  DomainError,
  type Fault,
  type FaultList,
  hasWarningsLeft,
  type Indicator,
  type Instant,
  isOfEnterprises,
  type LayoutFound,
  type LayoutMemory,
  type RosterForm,
  makeFault,
  openUpload,
  parseInstant,
  peerMembers,
  type RegionCode,
  regionsBeside,
  type Registry,
  settleRepeats,
  type ShownSheet,
  type Upload,
  uploadParts,
} from '@shigan/core';
import { type Application, authorise, nowOf } from '../application.ts';
import { enterpriseLayout, importEnterprises } from './import-enterprises.ts';
import { importRoster, rosterFormOf } from './import-roster.ts';
import { type LayoutAsked, layoutAsked, layoutName, rememberLayouts, requireLayout } from '../import/layouts.ts';
import { type Differences, differencesOf } from '../import/differences.ts';
import { loadHeldFigures } from '../import/held-figures.ts';
import { newObservations } from '../import/new-observations.ts';
import { type ReadWorkbook, readWorkbook } from '../import/read-workbook.ts';
import type { ImportOutcome, IncomingFile } from '../ports.ts';
import { resolveMoment } from '../queries/moment.ts';
import { readRegistry } from '../queries/read-registry.ts';
import { openTables, requireKeepable } from '../workbook/open-tables.ts';

export interface ImportOptions {
  /** Look only: everything is checked and counted, nothing stored. */
  readonly dryRun: boolean;
  /** The layout to read the file by: a name (`long-table`), or the head of a remembered one, whose labels then hold for it. */
  readonly layout?: string;
  /** How single labels of the file are to be read; kept with its layout for the next month's file. */
  readonly mapping?: LayoutMemory['mapping'];
  /** When the city came to know the file, an ISO moment or a day (its beginning in China). */
  readonly knownFrom?: string;
  /** Whether warnings are accepted: by default they are shown and accepted; who asks first says false. */
  readonly acceptWarnings?: boolean;
  /** The warnings that were accepted one by one or together, each with its reason; then any other refuses the file. */
  readonly acceptedWarnings?: readonly AcceptedWarning[];
  /** Whether the sheets as they look, and what differs from the record, come back with the result. */
  readonly look?: boolean;
  /** Whether a file may go back behind what is in force. */
  readonly allowSetBack?: boolean;
  /** Whether the latest figures are held against their past, for notes on those far from it: so they are, unless nobody will read
   *  what is said of the file (the load of a demonstration). */
  readonly heldAgainstPast?: boolean;
  readonly onProgress?: (rows: number) => void;
}

/** What became of a file. */
export interface ImportedFile extends ImportOutcome {
  readonly file: string;
  readonly sha256: string;
  readonly layout: string;
  /** Stored, or equal to what was stored already. False where faults refused it, and on a dry run. */
  readonly accepted: boolean;
  readonly faults: readonly Fault[];
  /** How each sheet was read: its tables, what each column was taken for. */
  readonly mapping: readonly LayoutFound[];
  /** The sheets as they look, where `look` was asked. */
  readonly sheets?: readonly ShownSheet[];
  /** What differs from the record, where `look` was asked. */
  readonly differences?: Differences;
}

/** Rows of a sheet that are looked at before its layout is settled. */
const headRows = 2000;

/** Imports one file (导入文件): read, checked whole against itself and against the record, and then stored whole or not at all.
 *
 *  An error refuses it and changes nothing; every fault found is returned. The same file again changes nothing; a changed value
 *  becomes a further vintage.
 *
 *  `knownFrom` of an observation is the moment stated with the import, else the release date that the file states (beside the row or
 *  above the head), else the city's now. Stated with the import it takes a right of its own (`observations.backdate`) and may not be
 *  after `storedAt`; a release date still to come is a fault.
 *
 *  A file of an earlier release than what is in force never changes what is in force: what it says first becomes a vintage of the past.
 *  Where it says otherwise than the vintage in force, or where a later file states a value that had been replaced, the file
 *  is refused with `revises-back` until `allowSetBack` confirms it; then the fault is a warning, and an earlier release is kept as
 *  what was known at its time, a later one is in force again.
 *
 *  A table of a roster (projects and the like) is told by its head as well: `importRoster`.
 *
 *  A table of enterprises (their register, or their monthly returns) is told by its head and taken in row by row: `importEnterprises`.
 *
 *  Refuses `not-allowed` where a figure is of a region beyond the actor's reach, `unknown-region`, `invalid-instant`, `known-from-in-future`, `unknown-layout`, and what the reader of workbooks refuses. */
export async function importFile(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  file: IncomingFile,
  options: ImportOptions,
): Promise<ImportedFile> {
  const takeIn = await beginImport(app, actor, cityCode, file, options);
  return takeIn();
}

/** Reads a file and gives what is left to do: to hold it against the record and to store it. Of several files the next may be read
 *  while one is taken in, if no two of them bring one layout for the first time. */
export async function beginImport(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  file: IncomingFile,
  options: ImportOptions,
): Promise<() => Promise<ImportedFile>> {
  authorise(actor, 'observations.import', cityCode);
  const { city, ...moment } = await resolveMoment(app, cityCode);
  const storedAt = app.clock.now();
  const stated = statedMoment(options.knownFrom, storedAt);
  if (stated !== undefined) authorise(actor, 'observations.backdate', cityCode);
  const times: FileTimes = { stated, usual: stated ?? earlier(nowOf(city, app.clock), storedAt), storedAt };
  const registry = await readRegistry(app, { city, ...moment });

  const layouts = await app.store.registers.asOf(cityCode, 'layout', moment.asOf);
  const remembered = layouts.flatMap((l) => l.body ?? []);
  const asked = layoutAsked(options.layout, remembered);
  const read = await readFrom(app, cityCode, file, options, registry, times, remembered, asked);
  if (read === 'enterprises') return async () => enterprisesOf(app, actor, cityCode, file, options, registry, times);
  if ('columns' in read)
    return async () => ({
      file: file.name,
      sha256: file.sha256,
      layout: read.layout,
      ...(await importRoster(app, actor, cityCode, file, read, { ...options, registry, times })),
    });
  requireLayout(read, options.layout, asked);
  return async () => observationsOf(app, actor, cityCode, file, options, { read, registry, times, asOf: moment.asOf });
}

/** Takes in a table of figures that has been read. */
async function observationsOf(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  file: IncomingFile,
  options: ImportOptions,
  of: {
    readonly read: ReadWorkbook;
    readonly registry: Registry;
    readonly times: FileTimes;
    readonly asOf: Instant;
  },
): Promise<ImportedFile> {
  const { read, registry, times, asOf } = of;
  for (let id = 0; id < read.readings.regions.size; id++)
    authorise(actor, 'observations.import', cityCode, read.readings.regions.value(id));
  const indicators = new Map([...registry.indicators, ...read.proposals.map((i) => [i.code, i] as const)]);
  const upload = openUpload(read.readings, times.usual, settleRepeats(read.readings, indicators));
  await check(app, cityCode, upload, read, registry, indicators, times, options);
  if (upload.vintages.length === 0 && read.faults.errors === 0)
    read.faults.add(makeFault('nothing-read', { sheet: '', row: null, column: null }, null));

  const result = {
    file: file.name,
    sha256: file.sha256,
    layout: layoutName(read.layouts),
    mapping: read.layouts,
    faults: read.faults.list(),
    ...(options.look === true
      ? { sheets: read.shown(), differences: await differencesOf(app.store, cityCode, upload, times.usual, indicators) }
      : {}),
  };
  const refused = read.faults.errors > 0 || warningsRefuse(result.faults, read.faults, options);
  if (refused) return { ...result, accepted: false, stored: 0, revised: 0, unchanged: 0, setBack: 0 };
  const outcome = await accept(app, actor, cityCode, file, upload, read, times, options);
  if (!options.dryRun) {
    const learnt = { found: read.layouts, mapping: options.mapping ?? {}, file: file.name };
    await rememberLayouts(app, actor, cityCode, learnt, asOf);
  }
  return { ...result, ...outcome, accepted: !options.dryRun };
}

function warningsRefuse(
  listed: readonly Fault[],
  { warnings, warningsCountedOnly: countedOnly }: FaultList,
  { acceptWarnings = true, acceptedWarnings }: ImportOptions,
): boolean {
  if (warnings === 0) return false;
  return acceptedWarnings === undefined ? !acceptWarnings : hasWarningsLeft({ listed, countedOnly }, acceptedWarnings);
}

interface FileTimes {
  readonly stated: Instant | undefined;
  /** For what has no release date of its own. */
  readonly usual: Instant;
  readonly storedAt: Instant;
}

function earlier(a: Instant, b: Instant): Instant {
  return a < b ? a : b;
}

function statedMoment(text: string | undefined, storedAt: Instant): Instant | undefined {
  if (text === undefined) return undefined;
  // Known on a day means from its beginning on; the end of today is still to come.
  const moment = parseInstant(/^\d{4}-\d{2}-\d{2}$/.test(text.trim()) ? `${text.trim()}T00:00` : text);
  if (moment === undefined) throw new DomainError('invalid-instant', { value: text });
  if (moment > storedAt) throw new DomainError('known-from-in-future', { knownFrom: moment, now: storedAt });
  return moment;
}

async function readFrom(
  app: Application,
  cityCode: RegionCode,
  file: IncomingFile,
  options: ImportOptions,
  registry: Registry,
  times: FileTimes,
  layouts: readonly LayoutMemory[],
  { mapping, ...asked }: LayoutAsked,
): Promise<ReadWorkbook | 'enterprises' | RosterForm> {
  const workbook = await openTables(app, file, { headRows, passing: true });
  try {
    if (workbook.sheets.some(({ head }) => !head.hidden && isOfEnterprises(head))) return 'enterprises';
    requireKeepable(file);
    const form = rosterFormOf(workbook.sheets.map(({ head }) => head));
    if (form !== undefined) return form;
    const context = {
      indicators: buildIndicatorIndex([...registry.indicators.values()]),
      regions: buildRegionIndex([...registry.regions.values()]),
      city: cityCode,
      today: dayOf(times.usual),
      fileName: file.name,
      layouts,
      mapping: { ...mapping, ...options.mapping },
      ...asked,
    };
    return await readWorkbook(workbook, context, times, options.onProgress);
  } finally {
    await workbook.close();
  }
}

/** Takes in a table of enterprises, which has rows of its own kind. */
async function enterprisesOf(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  file: IncomingFile,
  options: ImportOptions,
  registry: Registry,
  times: FileTimes,
): Promise<ImportedFile> {
  const { dryRun, acceptWarnings, onProgress } = options;
  const { outcome, faults, layouts } = await importEnterprises(app, actor, cityCode, file, {
    registry,
    times,
    dryRun,
    ...(acceptWarnings === undefined ? {} : { acceptWarnings }),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  const refused = faults.errors > 0 || (faults.warnings > 0 && acceptWarnings === false);
  if (!refused && !dryRun && outcome.stored + outcome.revised > 0)
    await app.store.audit.append(cityCode, {
      at: times.storedAt,
      actor,
      action: 'observations.import',
      subject: file.sha256,
      detail: { file: file.name, layout: enterpriseLayout, ...outcome, warnings: faults.warnings },
    });
  return {
    file: file.name,
    sha256: file.sha256,
    layout: enterpriseLayout,
    mapping: layouts,
    faults: faults.list(),
    ...outcome,
    accepted: !refused && !dryRun,
  };
}

/** Runs all checks, part by part, each with what the record holds beside it. */
async function check(
  app: Application,
  cityCode: RegionCode,
  upload: Upload,
  { faults, unread }: ReadWorkbook,
  registry: Registry,
  indicators: Registry['indicators'],
  { usual }: FileTimes,
  { allowSetBack = false, heldAgainstPast = true }: ImportOptions,
): Promise<void> {
  const peerSets = peerMembers(registry.peerSets.values());
  const checks = createUploadChecks({
    upload,
    indicators,
    regions: registry.regions,
    peerSets,
    knownFrom: usual,
    unread,
  });
  for (const found of checks.whole()) faults.offer(found);
  // Others are served while the store answers: parts are small, and asked for even where nothing is held yet.
  const regions = regionsBeside(upload, registry.regions, peerSets);
  for (const part of uploadParts(upload, indicators)) {
    const held = await loadHeldFigures(app.store, cityCode, part, regions);
    for (const found of checks.part(part, held)) {
      const confirmed = allowSetBack && found.code === 'revises-back';
      if (confirmed) faults.add({ ...found.fault(), severity: 'warning' });
      else faults.offer(found);
    }
  }
  const past = heldAgainstPast ? checks.past() : undefined;
  if (past === undefined) return;
  const record = await app.store.observations.book(cityCode, past, usual);
  for (const found of checks.unusual(record)) faults.offer(found);
}

async function accept(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  file: IncomingFile,
  upload: Upload,
  read: ReadWorkbook,
  { usual, storedAt }: FileTimes,
  { dryRun, onProgress, acceptedWarnings }: ImportOptions,
): Promise<ImportOutcome> {
  // Before the observations: a series without figures does no harm, figures without their series could not be shown.
  if (!dryRun) await addIndicators(app, actor, cityCode, read.proposals, read.earliest ?? usual, storedAt);
  const outcome = await app.store.imports.accept(
    cityCode,
    file,
    layoutName(read.layouts),
    newObservations(upload, usual),
    {
      actor,
      storedAt,
      dryRun,
      ...(onProgress === undefined ? {} : { onProgress }),
    },
  );
  if (dryRun || outcome.stored + outcome.revised === 0) return outcome;
  await app.store.audit.append(cityCode, {
    at: storedAt,
    actor,
    action: 'observations.import',
    subject: file.sha256,
    detail: {
      file: file.name,
      layout: layoutName(read.layouts),
      ...outcome,
      warnings: read.faults.warnings,
      ...reasonsOf(acceptedWarnings),
    },
  });
  return outcome;
}

/** Why warnings were accepted, each reason once: what the audit log says of them. */
function reasonsOf(accepted: readonly AcceptedWarning[] | undefined): { readonly reasons?: string } {
  if (accepted === undefined || accepted.length === 0) return {};
  const said = accepted.map(({ code, sheet, row, column, reason }) =>
    [[code, sheet, `${column ?? ''}${row ?? ''}`].filter((part) => part).join(' '), reason].filter(Boolean).join(': '),
  );
  return { reasons: [...new Set(said)].join('; ').slice(0, 4000) };
}

/** Puts series of a vendor into the catalogue (section `external`), known since the first figure of them is. */
async function addIndicators(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  indicators: readonly Indicator[],
  knownFrom: Instant,
  storedAt: Instant,
): Promise<void> {
  if (indicators.length === 0) return;
  // Several sheets may hold one series.
  const series = new Map(indicators.map((indicator) => [indicator.code, indicator]));
  const entries = [...series.values()].map((body) => ({
    register: 'indicator' as const,
    key: body.code,
    body,
    knownFrom,
    by: actor.id,
  }));
  await app.store.registers.append(cityCode, entries, storedAt);
}
