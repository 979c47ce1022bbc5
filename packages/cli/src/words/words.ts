import type { MarkState } from '@shigan/app';
import type { Language, ReleaseState } from '@shigan/core';
import { en } from './en.ts';
import type { OptionWords } from './option-words.ts';
import { zhCN } from './zh-CN.ts';

/** What the command line says, in one language. */
export interface Words {
  readonly program: string;
  readonly usageHint: string;
  /** Author of the tracked changes of a corrected draft. */
  readonly correctionsBy: string;
  readonly needsOne: (name: string) => string;
  readonly options: OptionWords;
  readonly commands: {
    readonly serve: string;
    readonly demo: string;
    readonly demoLoad: string;
    readonly demoAdvance: string;
    readonly import: string;
    readonly imports: string;
    readonly board: string;
    readonly matrix: string;
    readonly completeness: string;
    readonly series: string;
    readonly checkDraft: string;
    readonly explain: string;
    readonly bulletin: string;
    readonly bulletinDraft: string;
    readonly bulletinPublish: string;
    readonly bulletinList: string;
    readonly bulletinShow: string;
    readonly bulletinOutdated: string;
    readonly charts: string;
    readonly forecast: string;
    readonly outlook: string;
    readonly backtest: string;
    readonly migrate: string;
    readonly export: string;
    readonly exportObservations: string;
    readonly register: string;
    readonly registerList: string;
    readonly registerHistory: string;
    readonly registerPut: string;
    readonly registerExport: string;
    readonly registerImport: string;
    readonly matters: string;
    readonly mattersList: string;
    readonly mattersAgenda: string;
    readonly mattersLists: string;
    readonly mattersShow: string;
    readonly mattersOpen: string;
    readonly mattersAct: string;
    readonly help: string;
    readonly accounts: string;
    readonly accountsAdd: string;
    readonly accountsList: string;
    readonly accountsDisable: string;
    readonly accountsEnable: string;
    readonly accountsPassword: string;
    readonly audit: string;
    readonly auditList: string;
    readonly auditExport: string;
    readonly auditVerify: string;
    readonly auditHash: string;
  };
  readonly board: {
    readonly title: (name: string, period: string, asOf: string) => string;
    readonly indicator: string;
    readonly cutoff: string;
    readonly value: string;
    readonly growth: string;
    readonly share: string;
    readonly change: string;
    readonly rank: string;
    readonly distance: string;
    readonly target: string;
    readonly completion: string;
    readonly schedule: string;
    readonly light: string;
    readonly growthNeeded: string;
    readonly findings: string;
    readonly rankText: (place: number, of: number) => string;
    readonly bounds: { readonly atLeast: string; readonly atMost: string; readonly about: string };
    readonly unverified: string;
    readonly demo: string;
  };
  readonly bulletin: {
    readonly draft: string;
    readonly issue: string;
    readonly period: string;
    readonly issuedAt: string;
    readonly signer: string;
    readonly state: string;
    readonly title: string;
    readonly id: string;
    readonly upToDate: string;
    readonly withdrawn: string;
    readonly outdated: (count: number) => string;
    readonly figure: string;
    readonly published: string;
    readonly now: string;
    readonly since: string;
    readonly cause: string;
  };
  readonly marks: {
    readonly none: string;
    readonly state: string;
    readonly printed: string;
    readonly was: string;
    readonly now: string;
    readonly figure: string;
    readonly states: Readonly<Record<MarkState, string>>;
  };
  readonly completeness: {
    readonly indicator: string;
    readonly span: string;
    readonly due: string;
    readonly held: string;
    readonly daysLate: string;
    readonly wanting: string;
    readonly department: string;
    readonly late: (releases: number, graceDays: number) => string;
    readonly noneLate: string;
    readonly calendar: string;
    readonly state: string;
    readonly states: Readonly<Record<ReleaseState, string>>;
    readonly nobody: string;
  };
  readonly series: {
    readonly span: string;
    readonly measure: string;
    readonly value: string;
    readonly status: string;
    readonly knownFrom: string;
    readonly source: string;
  };
  readonly explain: {
    readonly value: string;
    readonly formula: string;
    readonly inputs: string;
    readonly source: string;
    readonly by: string;
    readonly vintages: string;
  };
  readonly imports: {
    readonly id: string;
    readonly at: string;
    readonly by: string;
    readonly indicator: string;
    readonly region: string;
    readonly before: string;
    readonly after: string;
    readonly more: (count: number) => string;
  };
  readonly import: {
    readonly file: string;
    readonly layout: string;
    readonly stored: string;
    readonly revised: string;
    readonly unchanged: string;
    readonly place: string;
    readonly severity: string;
    readonly code: string;
    readonly message: string;
    readonly found: string;
    readonly column: string;
    readonly head: string;
    readonly readAs: string;
    readonly severities: { readonly error: string; readonly warning: string; readonly note: string };
    readonly dryRun: string;
    readonly reading: (file: string) => string;
    readonly rows: (file: string, rows: number) => string;
    readonly initialised: (city: string) => string;
  };
  readonly demo: {
    readonly loading: (done: number, of: number, file: string) => string;
    readonly loaded: (files: number, stored: number) => string;
    readonly advanced: (to: string) => string;
  };
  readonly register: {
    readonly key: string;
    readonly name: string;
    readonly knownFrom: string;
    readonly by: string;
    readonly withdrawn: string;
    readonly amended: (count: number, knownFrom: string) => string;
    readonly changes: Readonly<Record<'new' | 'changed' | 'withdrawn', string>>;
    readonly sheetRead: (rows: number, changes: number, isInForce: boolean) => string;
  };
  readonly forecast: {
    readonly done: (series: number) => string;
    readonly left: (reason: string, count: number, ids: readonly string[]) => string;
  };
  readonly matters: {
    readonly title: (count: number, asOf: string) => string;
    readonly number: string;
    readonly matter: string;
    readonly state: string;
    readonly leadUnit: string;
    readonly leader: string;
    readonly deadline: string;
    readonly left: string;
    readonly lights: readonly [schedule: string, reported: string, verified: string, data: string];
    readonly noLight: string;
    readonly shapes: { readonly done: string; readonly suspended: string };
    readonly score: string;
    readonly problem: string;
    readonly done: string;
    readonly history: string;
    readonly acts: string;
    readonly can: string;
    readonly overdue: string;
    readonly met: string;
  };
  readonly reviews: {
    readonly reviews: string;
    readonly list: string;
    readonly show: string;
    readonly open: string;
    readonly close: string;
    readonly month: string;
    readonly due: string;
    readonly opened: string;
    readonly closed: string;
    readonly unit: string;
    readonly matter: string;
    readonly outcome: string;
    readonly pointedOut: string;
    readonly title: (
      month: string,
      due: string,
      counts: {
        readonly asked: number;
        readonly onTime: number;
        readonly late: number;
        readonly missing: number;
        readonly awaited: number;
        readonly exempt: number;
      },
    ) => string;
  };
  readonly circulars: {
    readonly circulars: string;
    readonly list: string;
    readonly show: string;
    readonly draft: string;
    readonly send: string;
    readonly publish: string;
    readonly out: string;
    readonly signer: string;
    readonly withdraw: string;
    readonly reason: string;
    readonly id: string;
    readonly title: string;
    readonly state: string;
    readonly number: string;
    readonly states: {
      readonly drafted: string;
      readonly inCheck: string;
      readonly published: string;
      readonly withdrawn: string;
    };
    readonly outcomes: {
      readonly agreed: string;
      readonly objected: string;
      readonly awaited: string;
      readonly lapsed: string;
    };
  };
  readonly outlook: {
    readonly title: (name: string, period: string, asOf: string) => string;
    readonly making: (done: number, of: number) => string;
    readonly made: (made: number, unchanged: number) => string;
    readonly halfYear: string;
    readonly fullYear: string;
    readonly interval: string;
    readonly probability: string;
    readonly light: string;
    readonly needed: string;
    readonly rest: string;
    readonly pastMiss: string;
    readonly covered: string;
    readonly without: (reason: string, count: number, names: readonly string[]) => string;
  };
  readonly backtest: {
    readonly title: (name: string, asOf: string) => string;
    readonly how: { readonly made: string; readonly replay: string };
    readonly all: string;
    readonly count: string;
    readonly miss: string;
    readonly persistence: string;
    readonly covered: string;
    readonly brier: string;
    readonly cutoff: string;
    readonly stated: string;
    readonly actual: string;
    readonly probability: string;
    readonly came: string;
    readonly events: { readonly target: string; readonly lastYear: string };
    readonly reliability: string;
  };
  readonly migrate: { readonly done: (backend: string, version: number) => string };
  readonly accounts: {
    readonly name: string;
    readonly person: string;
    readonly unit: string;
    readonly roles: string;
    readonly stateHead: string;
    readonly disabled: string;
    readonly secondFactor: string;
    readonly added: (name: string) => string;
    readonly reset: (name: string) => string;
    readonly state: (name: string, disabled: boolean) => string;
    readonly first: (city: string, name: string, password: string) => string;
  };
  readonly audit: {
    readonly at: string;
    readonly who: string;
    readonly via: string;
    readonly action: string;
    readonly subject: string;
    readonly faults: Readonly<Record<'altered' | 'missing' | 'wrong-end', string>>;
    readonly verified: (lines: number, end: string) => string;
    readonly chained: (algorithm: string) => string;
  };
  readonly serve: { readonly stopping: string };
}

export function wordsOf(language: Language): Words {
  return language === 'zh' ? zhCN : en;
}
