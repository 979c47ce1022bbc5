import type { Language } from '@shigan/core';
import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';

/** What the command line says, in one language. */
export interface Words {
  readonly program: string;
  readonly usageHint: string;
  readonly needsOne: (name: string) => string;
  readonly options: {
    readonly data: string;
    readonly city: string;
    readonly lang: string;
    readonly help: string;
    readonly version: string;
    readonly json: string;
    readonly jsonSchema: string;
    readonly asOf: string;
    readonly region: string;
    readonly period: string;
    readonly indicator: string;
    readonly csv: string;
    readonly layout: string;
    readonly map: string;
    readonly knownFrom: string;
    readonly dryRun: string;
    readonly allowSetBack: string;
    readonly port: string;
    readonly withDemo: string;
    readonly to: string;
    readonly file: string;
    readonly withdraw: string;
    readonly horizon: string;
    readonly frequency: string;
    readonly tier: string;
    readonly levels: string;
    readonly forecastOut: string;
    readonly out: string;
    readonly outDirectory: string;
    readonly issue: string;
    readonly format: string;
  };
  readonly commands: {
    readonly serve: string;
    readonly demo: string;
    readonly demoLoad: string;
    readonly demoAdvance: string;
    readonly import: string;
    readonly board: string;
    readonly matrix: string;
    readonly series: string;
    readonly explain: string;
    readonly bulletin: string;
    readonly charts: string;
    readonly forecast: string;
    readonly migrate: string;
    readonly export: string;
    readonly exportObservations: string;
    readonly register: string;
    readonly registerList: string;
    readonly registerHistory: string;
    readonly registerPut: string;
    readonly help: string;
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
  };
  readonly forecast: {
    readonly done: (series: number) => string;
    readonly left: (reason: string, count: number, ids: readonly string[]) => string;
  };
  readonly migrate: { readonly done: (backend: string, version: number) => string };
  readonly serve: { readonly stopping: string };
}

export function wordsOf(language: Language): Words {
  return language === 'zh' ? zhCN : en;
}
