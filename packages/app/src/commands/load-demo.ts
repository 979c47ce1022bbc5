import { type Actor, decisionKey, DomainError, parseInstant, type RegionCode, ruleSetKey, workKey } from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import { demoRules } from '../demo/awards/criteria.ts';
import { demoDecisions, demoWork } from '../demo/awards/decisions.ts';
import { demoPractices } from '../demo/awards/practices.ts';
import { demoAwards } from '../demo/awards/ledger.ts';
import { demoSeed } from '../demo/workbooks.ts';
import type { IncomingFile, MadeFile, MadeFiles } from '../ports.ts';
import { reference, type Reference } from '../reference/index.ts';
import { beginImport, type ImportedFile } from './import-file.ts';
import { addDemoPeople } from './account/begin-accounts.ts';
import { loadDemoEnterpriseCases } from './load-demo-enterprise-cases.ts';
import { loadDemoMatters } from './load-demo-matters.ts';
import { loadDemoCampaigns } from './proceeding/load-demo-campaigns.ts';
import { loadDemoInspections } from './proceeding/load-demo-inspections.ts';
import { loadDemoProceedings } from './proceeding/load-demo-proceedings.ts';
import { initialiseCity } from './initialise-city.ts';

/** When the demonstration begins: 20 May 2021, nine in the morning in China (业务日期). */
export const demoBusinessDate = '2021-05-20T09:00:00+08:00';

/** The reference registers, and how the demonstration's office signs its bulletin. */
const demoRegisters: Reference = {
  ...reference,
  settings: {
    ...reference.settings,
    bulletin: {
      masthead: '怀化经济运行',
      unit: '怀化市人民政府督查室',
      addressees: '各县市区人民政府，市直各有关单位',
      copiesTo: '市委办公室，市人大常委会办公室，市政协办公室',
    },
  },
};

export interface DemoProgress {
  readonly file: string;
  readonly done: number;
  readonly of: number;
}

export interface DemoLoaded {
  readonly files: number;
  readonly stored: number;
  readonly revised: number;
  readonly unchanged: number;
}

/** Loads the demonstration city (演示城市): imports each of its workbooks as a user would, in order of release. A load that broke off is
 *  taken up again: what is held already changes nothing. Refuses `city-holds-data` where the city holds other data, and
 *  `file-has-faults` should a workbook not pass, which is a fault of the program. */
export async function loadDemo(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  workbooks: MadeFiles,
  onProgress: (progress: DemoProgress) => void = () => undefined,
): Promise<DemoLoaded> {
  authorise(actor, 'demo.load', cityCode);
  const held = await app.store.cities.get(cityCode);
  if (held !== undefined && !held.demo) throw new DomainError('city-holds-data', { city: cityCode });
  const businessDate = parseInstant(demoBusinessDate);
  if (businessDate === undefined) throw new Error(`invalid instant: ${demoBusinessDate}`);
  await initialiseCity(app, actor, { code: cityCode, name: '怀化市', demo: true, businessDate }, demoRegisters);
  await loadAwards(app, actor, cityCode);
  await addDemoPeople(app, actor, cityCode);
  const loaded = await importAll(app, actor, cityCode, workbooks, onProgress);
  await loadDemoMatters(app, actor, cityCode);
  await loadDemoProceedings(app, actor, cityCode);
  await loadDemoInspections(app, actor, cityCode);
  await loadDemoEnterpriseCases(app, actor, cityCode);
  await loadDemoCampaigns(app, actor, cityCode);
  onProgress({ file: '', done: loaded.files, of: workbooks.count });
  await app.store.audit.append(cityCode, {
    at: app.clock.now(),
    actor,
    action: demoLoadAction,
    subject: cityCode,
    detail: { ...loaded },
  });
  return loaded;
}

/** Files that are read while one is taken in: those of one kind stand further apart, each year's and each month's. */
const readAhead = 2;

/** Imports the workbooks one after the other; the next ones are read while one is taken in. */
async function importAll(
  app: Application,
  actor: Actor,
  city: RegionCode,
  workbooks: MadeFiles,
  onProgress: (progress: DemoProgress) => void,
): Promise<DemoLoaded> {
  const loaded = { files: 0, stored: 0, revised: 0, unchanged: 0 };
  const takeIn = async ({ name }: IncomingFile, finish: () => Promise<Brought>): Promise<void> => {
    onProgress({ file: name, done: loaded.files, of: workbooks.count });
    const outcome = await finish();
    const error = outcome.faults.find((f) => f.severity === 'error');
    if (error !== undefined)
      throw new DomainError('file-has-faults', {
        file: name,
        fault: `${error.code} ${error.sheet}!${error.column ?? ''}${error.row ?? ''} ${error.message}`,
      });
    loaded.files++;
    loaded.stored += outcome.stored;
    loaded.revised += outcome.revised;
    loaded.unchanged += outcome.unchanged;
  };
  const importAfter = async (before: Promise<void>, { file, remove }: MadeFile): Promise<void> => {
    try {
      const finish = await beginOnce(app, actor, city, file);
      await before;
      await takeIn(file, finish);
    } finally {
      await remove();
    }
  };
  let last = Promise.resolve();
  const underWay: Promise<void>[] = [];
  try {
    for await (const workbook of workbooks.files) {
      last = importAfter(last, workbook);
      // Whatever goes wrong is told to whoever waits for it next.
      last.catch(() => {});
      underWay.push(last);
      if (underWay.length > readAhead) await underWay.shift();
    }
    await last;
  } finally {
    await Promise.allSettled(underWay);
  }
  return loaded;
}

/** Fills the ledger, the decisions and the work of the demonstration, unless a load that broke off had. */
async function loadAwards(app: Application, actor: Actor, city: RegionCode): Promise<void> {
  const storedAt = app.clock.now();
  const held = await app.store.awards.length(city);
  const awards = demoAwards(demoSeed);
  if (held === 0) {
    const entries = awards.map((one) => ({ kind: 'award' as const, ...one }));
    await app.store.awards.append(city, entries, { storedAt, by: actor.id, after: 0 });
  }
  if ((await app.store.registers.asOf(city, 'measureDecision', storedAt)).length > 0) return;
  const won = new Set(awards.filter(({ award }) => award.city === city).map(({ award }) => award.measure));
  const knownFrom = '2021-04-15T01:00:00.000Z';
  const kept = { knownFrom, by: actor.id };
  await app.store.registers.append(
    city,
    [
      { register: 'ruleSet' as const, key: ruleSetKey(demoRules), body: demoRules, ...kept },
      ...demoDecisions.map((body) => ({ register: 'measureDecision' as const, key: decisionKey(body), body, ...kept })),
      ...demoPractices.map((body) => ({ register: 'practiceNote' as const, key: body.id, body, ...kept })),
      ...demoWork(demoSeed, won).map((body) => ({
        register: 'subItemWork' as const,
        key: workKey(body),
        body,
        ...kept,
      })),
    ],
    storedAt,
  );
}

const demoLoadAction = 'demo.load';

/** Whether the demonstration was loaded to its end: a load that broke off has left a city with only a part of it. */
export async function isDemoLoaded(app: Application, actor: Actor, cityCode: RegionCode): Promise<boolean> {
  authorise(actor, 'demo.load', cityCode);
  return (await app.store.audit.find(cityCode, { action: demoLoadAction }, 1)).length > 0;
}

type Brought = Pick<ImportedFile, 'stored' | 'revised' | 'unchanged' | 'faults'>;

/** Begins to import a workbook, unless a load that broke off had brought it already. */
async function beginOnce(
  app: Application,
  actor: Actor,
  city: RegionCode,
  file: IncomingFile,
): Promise<() => Promise<Brought>> {
  const held = await app.store.imports.file(city, file.sha256);
  if (held !== undefined) return async () => Promise.resolve({ stored: 0, revised: 0, unchanged: 0, faults: [] });
  return beginImport(app, actor, city, file, { dryRun: false, heldAgainstPast: false });
}
