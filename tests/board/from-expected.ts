import { readFileSync } from 'node:fs';
import { reference } from '@shigan/app';
import {
  buildRegistry,
  measures,
  type Observation,
  parseSpanIso,
  type RegisterEntry,
  registerKey,
  type RegisterName,
  type Registers,
  type Registry,
} from '@shigan/core';

const known = '2010-01-01T00:00:00.000Z';

function entry<N extends RegisterName>(register: N, body: Registers[N]): RegisterEntry {
  return { register, key: registerKey(register, body), body, knownFrom: known, storedAt: known, by: 'test' };
}

/** The reference registers as a city begins with them. */
export function referenceRegistry(extra: readonly RegisterEntry[] = []): Registry {
  return buildRegistry([
    ...reference.indicators.map((b) => entry('indicator', b)),
    ...reference.regions.map((b) => entry('region', b)),
    ...reference.peerSets.map((b) => entry('peerSet', b)),
    ...reference.targets.map((b) => entry('target', b)),
    ...reference.rules.map((b) => entry('rule', b)),
    ...reference.calendars.map((b) => entry('calendar', b)),
    entry('settings', reference.settings),
    ...extra,
  ]);
}

/** Observations of a fixture's expected.csv, as known on a day. */
export function expectedObservations(name: string, knownFrom = '2021-05-18T01:00:00.000Z'): readonly Observation[] {
  const byName = new Map(
    reference.indicators.flatMap((i) => [i.name.zh, ...i.aliases].map((n) => [n, i.code] as const)),
  );
  const text = readFileSync(new URL(`../../spec/workbooks/${name}.expected.csv`, import.meta.url), 'utf8');
  return text
    .split(/\r?\n/)
    .slice(1)
    .flatMap((line): Observation[] => {
      const [indicatorName, region, iso, measure, value, decimals, unit, , sheet, cell] = line.split(',');
      const indicator = byName.get(indicatorName ?? '');
      const span = parseSpanIso(iso ?? '');
      const held = measures.find((m) => m === measure);
      if (!indicator || !span || !held || !value || !region) return [];
      return [
        {
          indicator,
          region,
          span,
          measure: held,
          value: Number(value),
          decimals: Number(decimals),
          unit: unit ?? '',
          status: null,
          knownFrom,
          storedAt: knownFrom,
          by: 'test',
          source: { file: 'f'.repeat(64), fileName: `${name}.xlsx`, sheet: sheet ?? '', cell: cell ?? '' },
        },
      ];
    });
}
