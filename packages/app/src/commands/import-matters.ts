import {
  type ActingPerson,
  type Actor,
  createFaultList,
  createMatterTableReader,
  DomainError,
  dayOf,
  type Fault,
  isOpen,
  makeFault,
  type MatterColumn,
  type MatterDirectory,
  type RegionCode,
  type TableMatter,
} from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import type { FiledMatter } from '../ports/matter-store.ts';
import type { IncomingFile } from '../ports.ts';
import { resolveMoment } from '../queries/moment.ts';
import { readRegistry } from '../queries/read-registry.ts';
import { wholeOf } from '../workbook/whole-file.ts';
import { actOnMatter, openMatter } from './act-on-matter.ts';

export interface MattersImport {
  /** Everything is read and checked, nothing opened. */
  readonly dryRun: boolean;
  /** What lacks nothing is approved at once (立项); without it everything is a draft (拟立项). */
  readonly approve?: boolean;
}

export interface ImportedMatter {
  readonly title: string;
  readonly sheet: string;
  readonly row: number;
  /** `held`: there is a matter of this title and lead unit already. `ready`: nothing was done, for it was only looked at. */
  readonly outcome: 'opened' | 'approved' | 'held' | 'ready';
  readonly filed: FiledMatter | null;
  /** What is missing for its approval. */
  readonly lacks: readonly MatterColumn[];
}

export interface MattersImported {
  readonly file: string;
  readonly dryRun: boolean;
  readonly matters: readonly ImportedMatter[];
  readonly faults: readonly Fault[];
}

/** Most matters of one file: a list that a person has gone through. */
const mostMatters = 2000;

/** Opens the matters of a table that circulates (导入督办事项表): all of them, or, where one cell has a fault, none. Sent twice, it opens
 *  nothing twice. Faults are an answer, not a refusal; refuses `over-capacity` beyond {@link mostMatters}, and what reading a
 *  workbook refuses. */
export async function importMatters(
  app: Application,
  actor: Actor,
  city: RegionCode,
  file: IncomingFile,
  asked: MattersImport,
): Promise<MattersImported> {
  authorise(actor, 'matters.open', city);
  const directory = await directoryOf(app, city);
  const faults = createFaultList();
  const stated = await statedIn(app, file, directory, faults);
  if (stated.length > mostMatters)
    throw new DomainError('over-capacity', { matters: stated.length, most: mostMatters });
  const held = await app.store.matters.list(city, {});
  const plan = stated.map((one) => ({ one, filed: heldAlready(one, held) }));
  for (const { one, filed } of plan)
    if (filed !== undefined)
      faults.add(makeFault('matter-held', { sheet: one.sheet, row: one.row, column: null }, one.terms.title));
  const answer = (matters: readonly ImportedMatter[]): MattersImported => ({
    file: file.name,
    dryRun: asked.dryRun,
    matters,
    faults: faults.list(),
  });
  const lines = (outcome: 'ready' | 'opened') => plan.map(({ one, filed }) => lineOf(one, filed, outcome));
  if (asked.dryRun || faults.errors > 0) return answer(lines('ready'));
  const opened = await app.store.together(async () => {
    const done: ImportedMatter[] = [];
    for (const { one, filed } of plan)
      done.push(filed === undefined ? await openOne(app, actor, city, one, asked) : lineOf(one, filed, 'opened'));
    return done;
  });
  return answer(opened);
}

async function directoryOf(app: Application, city: RegionCode): Promise<MatterDirectory> {
  const moment = await resolveMoment(app, city);
  const [registry, units, leaders] = await Promise.all([
    readRegistry(app, moment),
    app.store.registers.asOf(city, 'unit', moment.asOf),
    app.store.registers.asOf(city, 'leader', moment.asOf),
  ]);
  return {
    registry,
    units: units.flatMap(({ body }) => body ?? []),
    leaders: leaders.flatMap(({ body }) => body ?? []),
    city,
    today: dayOf(moment.asOf),
  };
}

async function statedIn(
  app: Application,
  file: IncomingFile,
  directory: MatterDirectory,
  faults: ReturnType<typeof createFaultList>,
): Promise<readonly TableMatter[]> {
  const reader = createMatterTableReader(faults, directory);
  if (isWord(file) && app.documents.wordTables !== undefined) {
    for (const grid of await app.documents.wordTables(await wholeFile(file))) {
      const sheet = reader.begin(grid);
      for (const row of grid.rows) sheet.readRow(row);
      sheet.finish();
    }
    return reader.matters();
  }
  const workbook = await app.workbooks.open(file, { headRows: 200 });
  try {
    for (const { head, complete, rest } of workbook.sheets) {
      if (head.hidden || head.rows.length === 0) continue;
      const sheet = reader.begin(head);
      for (const row of head.rows) sheet.readRow(row);
      if (!complete) for await (const batch of rest) for (const row of batch) sheet.readRow(row);
      sheet.finish();
    }
  } finally {
    await workbook.close();
  }
  return reader.matters();
}

function isWord({ name }: IncomingFile): boolean {
  return name.toLowerCase().endsWith('.docx');
}

/** The largest document of lists; it is held whole. */
const mostWordBytes = 20 * 1024 * 1024;

async function wholeFile(file: IncomingFile): Promise<Uint8Array> {
  if (file.size > mostWordBytes) throw new DomainError('file-too-large', { bytes: file.size, most: mostWordBytes });
  return wholeOf(file.open());
}

/** A matter of the same title and lead unit: an open one; or one that has come to its end and was opened for the same problem from the same
 *  source, so that a list that went out with what is concluded (已销号、归档) opens nothing again. */
function heldAlready({ terms }: TableMatter, held: readonly FiledMatter[]): FiledMatter | undefined {
  const alike = held.filter(
    ({ matter }) => matter.title === terms.title && matter.leadUnit?.code === terms.leadUnit?.code,
  );
  return (
    alike.find(({ matter }) => isOpen(matter.state)) ??
    alike.find(
      ({ matter: { problem, source } }) =>
        problem === terms.problem && source.kind === terms.source.kind && source.reference === terms.source.reference,
    )
  );
}

function lineOf(one: TableMatter, filed: FiledMatter | undefined, outcome: 'ready' | 'opened'): ImportedMatter {
  const { terms, sheet, row, lacks } = one;
  return {
    title: terms.title,
    sheet,
    row,
    lacks,
    filed: filed ?? null,
    outcome: filed === undefined ? outcome : 'held',
  };
}

/** The Supervision Office acts where the operator of the machine brings a table in. */
const office: ActingPerson = { id: 'supervision', name: '督查室', roles: ['supervisionOfficer'] };

async function openOne(
  app: Application,
  actor: Actor,
  city: RegionCode,
  one: TableMatter,
  { approve }: MattersImport,
): Promise<ImportedMatter> {
  const who = actor.roles.includes('operator') ? { by: office } : {};
  const opened = await openMatter(app, actor, city, { ...who, terms: one.terms });
  if (approve !== true || one.lacks.length > 0) return lineOfDone(one, opened, 'opened');
  const approved = await actOnMatter(app, actor, city, opened.matter.id, { ...who, act: 'approve' });
  return lineOfDone(one, approved, 'approved');
}

function lineOfDone(one: TableMatter, filed: FiledMatter, outcome: 'opened' | 'approved'): ImportedMatter {
  return { ...lineOf(one, undefined, 'opened'), filed, outcome };
}
