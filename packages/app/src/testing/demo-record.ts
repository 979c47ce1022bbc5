import {
  buildRegistry,
  cumulative,
  type DraftRecord,
  type Instant,
  type Measure,
  measures,
  type Observation,
  observationBook,
  type RegisterEntry,
  type RegisterName,
  type Registers,
  type Registry,
} from '@shigan/core';
import { demoAwards } from '../demo/awards/ledger.ts';
import { demoEconomy } from '../demo/economy.ts';
import { at } from '../demo/growth-paths.ts';
import { firstVersions } from '../demo/revisions.ts';
import { lastDay, releasedOn } from '../demo/tables/published.ts';
import { publishedUnit } from '../demo/tables/cells.ts';
import { demoSeed } from '../demo/workbooks.ts';
import { recordFor } from '../queries/awards/award-record.ts';
import { reference } from '../reference/index.ts';

const city = '431200';
const dawn: Instant = '2010-01-01T00:00:00.000Z';

/** The demonstration's record as its offices published it, laid open without a store: what drafts are checked against in tests. */
export function demoRecord(): DraftRecord {
  const registry = demoRegistry();
  const asOf: Instant = '2021-05-20T01:00:00.000Z';
  const awards = demoAwards(demoSeed).map(({ award }) => award);
  return {
    registry,
    book: observationBook(demoObservations()),
    awards: recordFor(registry, city, reference.ruleSets, awards, asOf),
    ruleSets: reference.ruleSets,
    asOf,
    today: '2021-05-20',
  };
}

function demoRegistry(): Registry {
  const entries: RegisterEntry[] = [];
  const add = <N extends RegisterName>(register: N, key: string, body: Registers[N]): void => {
    entries.push({ register, key, body, knownFrom: dawn, storedAt: dawn, by: 'demo' });
  };
  for (const one of reference.indicators) add('indicator', one.code, one);
  for (const one of reference.regions) add('region', one.code, one);
  for (const one of reference.peerSets) add('peerSet', one.code, one);
  for (const one of reference.targets) add('target', `${one.region}/${one.indicator}/${one.year}/${one.kind}`, one);
  add('settings', 'settings', reference.settings);
  return buildRegistry(entries);
}

function* demoObservations(): Generator<Observation> {
  const panel = demoEconomy(demoSeed);
  const first = firstVersions(panel, demoSeed);
  const source = { file: '0'.repeat(64), fileName: 'demo.xlsx', sheet: '', cell: 'A1' };
  for (const { code, decimals } of reference.indicators)
    for (const region of panel.regionsOf(code))
      for (let year = 2008; year <= 2021; year++)
        for (let month = 1; month <= 12; month++) {
          const held = panel.get(code, region, at(year, month));
          if (held === undefined || releasedOn(code, year, month) > lastDay) continue;
          const old = first.find(
            (one) => one.indicator === code && one.region === region && one.year === year && one.month === month,
          );
          const one = (measure: Measure, value: number, knownFrom: Instant): Observation => ({
            indicator: code,
            region,
            span: cumulative(year, month),
            measure,
            value,
            decimals: Math.max(decimals[measure] ?? 1, String(value).split('.')[1]?.length ?? 0),
            unit:
              measure === 'level' || measure === 'count' || measure === 'index'
                ? publishedUnit(code)
                : measure === 'rank'
                  ? '位'
                  : measure === 'contribution'
                    ? '百分点'
                    : '%',
            status: null,
            knownFrom,
            storedAt: knownFrom,
            by: 'demo',
            source,
          });
          for (const measure of measures) {
            const value = held[measure];
            const before = old?.values[measure];
            if (before !== undefined) yield one(measure, before, `${releasedOn(code, year, month)}T01:00:00.000Z`);
            if (value !== undefined)
              yield one(measure, value, `${old?.replacedOn ?? releasedOn(code, year, month)}T02:00:00.000Z`);
          }
        }
}
