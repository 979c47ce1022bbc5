import {
  type Actor,
  cumulative,
  type Instant,
  type MatterState,
  type MatterTerms,
  type Measure,
  type RegionCode,
  type Role,
} from '@shigan/core';
import type { Application } from '../application.ts';
import { initialiseCity } from '../commands/initialise-city.ts';
import type { FiledMatter, NewObservation } from '../ports.ts';
import { type MatterActAsked, actOnMatter, openMatter } from '../commands/act-on-matter.ts';
import { commaReader } from './comma-reader.ts';
import { plainWriter } from './plain-writer.ts';
import { incomingFile } from './incoming-file.ts';
import { memoryStore } from './memory-store.ts';

export const matterCity: RegionCode = '431200';
const operator: Actor = { id: 'cli', name: '本机操作员', roles: ['operator'], via: 'test' };

export const industry = '市工业和信息化局';

const person = (id: string, role: Role, unit?: string): Actor => ({
  id,
  name: `${id}（虚构）`,
  roles: [role],
  via: 'test',
  city: matterCity,
  ...(unit === undefined ? {} : { unit }),
});

/** One person of every part in a matter, all invented. */
export const matterCast: Readonly<
  Record<'officer' | 'verifier' | 'striker' | 'caseOfficer' | 'head' | 'outsider' | 'leader' | 'viewer', Actor>
> = {
  officer: person('zhou', 'supervisionOfficer'),
  verifier: person('wu', 'supervisionOfficer'),
  striker: person('zheng', 'supervisionOfficer'),
  caseOfficer: person('li', 'caseOfficer', industry),
  head: person('liu', 'unitHead', industry),
  outsider: person('he', 'unitHead', '市商务局'),
  leader: person('zhang', 'leader'),
  viewer: person('qian', 'viewer'),
};

/** A clock that a test sets. */
export interface SetClock {
  now: Instant;
}

/** A city with the reference registers and an indicator that fell: industrial upgrading −44.5 % to March, −50.8 % to April. */
export async function openMatterCity(
  clock: SetClock,
  sha256: (content: string | Uint8Array) => string,
): Promise<Application> {
  const app: Application = {
    store: memoryStore(),
    workbooks: commaReader,
    documents: plainWriter,
    clock: { now: () => clock.now },
    digest: { sha256 },
  };
  await initialiseCity(app, operator, { code: matterCity, name: '怀化市', demo: true, businessDate: null });
  await observe(app, 'yoy', 3, -44.5, '2021-04-19T02:00:00.000Z');
  await observe(app, 'yoy', 4, -50.8, '2021-05-18T02:00:00.000Z');
  return app;
}

/** Brings one value of the fallen indicator in. */
export async function observe(
  app: Application,
  measure: Measure,
  month: number,
  value: number,
  knownFrom: Instant,
): Promise<void> {
  const row: NewObservation = {
    indicator: 'industrial-upgrading-investment',
    region: matterCity,
    span: cumulative(2021, month),
    measure,
    value,
    decimals: 1,
    unit: '%',
    status: null,
    knownFrom,
    sheet: '投资',
    cell: `C${month}`,
  };
  const file = incomingFile(`${month}.csv`, `${measure} ${month} ${value}`);
  await app.store.imports.accept(matterCity, file, 'long', [[row]], {
    actor: operator,
    storedAt: knownFrom,
    dryRun: false,
  });
}

export const matterTerms: MatterTerms = {
  title: '工业技改投资连续下降',
  problem: '工业技改投资累计下降50.8%',
  source: { kind: 'finding', reference: 'behind-schedule 2021-01-01/P4M', on: '2021-05-18' },
  region: matterCity,
  indicator: 'industrial-upgrading-investment',
  leader: { id: 'zhang', name: '张某（虚构）' },
  leadUnit: { code: industry, name: industry },
  supportingUnits: [{ code: '市财政局', name: '市财政局' }],
  taskForce: { name: '技改攻坚专班', head: { id: 'liu', name: '刘某（虚构）' } },
  deadline: '2021-06-30',
  milestones: [],
  rhythm: { kind: 'monthly', day: 18 },
  done: {
    text: '上半年降幅收窄到10%以内',
    condition: {
      indicator: 'industrial-upgrading-investment',
      region: matterCity,
      measure: 'yoy',
      bound: 'atLeast',
      goal: -10,
      decimals: 1,
      unit: '%',
      by: '2021-01-01/P6M',
    },
  },
  measures: [],
  controllability: 4,
};

/** What each act needs, filled in. */
export const matterActs: Readonly<Record<string, Omit<MatterActAsked, 'act'>>> = {
  assign: { details: { basisDocument: '怀政督〔2021〕37号' } },
  report: { details: { report: { text: '已开工12个', progress: 0.4, light: 'green', promises: [] } } },
  reportDone: {
    details: { report: { text: '全部完成', progress: 1, light: 'green', promises: [] } },
    evidence: [{ name: '施工许可.pdf' }],
  },
  return: { reason: '佐证不足' },
  suspend: { reason: '政策调整', details: { basisDocument: '市政府专题会议纪要' } },
  askExtension: { reason: '汛期停工', details: { newDeadline: '2021-07-31' } },
  askReview: { reason: '情况有出入' },
  conclude: {
    details: { verification: { facts: true, solved: true, form: true } },
    evidence: [{ name: '现场核查.pdf' }],
  },
};

/** A matter to which some acts happened, by the people whose part it is. */
export async function openedMatter(
  app: Application,
  acts: readonly (readonly [MatterActAsked['act'], keyof typeof matterCast])[],
  terms: MatterTerms = matterTerms,
): Promise<FiledMatter> {
  let filed = await openMatter(app, matterCast.officer, matterCity, { terms });
  for (const [act, who] of acts)
    filed = await actOnMatter(app, matterCast[who], matterCity, filed.matter.id, { act, ...matterActs[act] });
  return filed;
}

type Acts = readonly (readonly [MatterActAsked['act'], keyof typeof matterCast])[];

export const upToInProgress = [
  ['approve', 'officer'],
  ['assign', 'officer'],
  ['acknowledge', 'caseOfficer'],
  ['start', 'caseOfficer'],
] as const;

const upToConcluded: Acts = [
  ...upToInProgress,
  ['reportDone', 'head'],
  ['beginVerification', 'verifier'],
  ['conclude', 'verifier'],
];

/** A way to every state but merged, which needs another matter. */
export const waysTo: Readonly<Record<Exclude<MatterState, 'merged'>, Acts>> = {
  drafted: [],
  approved: upToInProgress.slice(0, 1),
  assigned: upToInProgress.slice(0, 2),
  acknowledged: upToInProgress.slice(0, 3),
  inProgress: upToInProgress,
  reportedDone: upToConcluded.slice(0, 5),
  underVerification: upToConcluded.slice(0, 6),
  returned: [...upToConcluded.slice(0, 6), ['return', 'verifier']],
  concluded: upToConcluded,
  struckOff: [...upToConcluded, ['strikeOff', 'striker']],
  archived: [...upToConcluded, ['strikeOff', 'striker'], ['archive', 'officer']],
  extension: [...upToInProgress, ['askExtension', 'head']],
  suspended: [...upToInProgress, ['suspend', 'officer']],
  review: [...upToConcluded, ['askReview', 'head']],
};
