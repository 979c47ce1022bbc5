import {
  DomainError,
  type Instant,
  type Observation,
  type OutlookVintage,
  type RegionCode,
  type RegisterEntry,
  type RegisterName,
  endMonth,
  observationBook,
  sameSpan,
  spanIso,
  weigh,
} from '@shigan/core';

import type {
  City,
  ImportOutcome,
  ImportRecord,
  ImportStore,
  IncomingFile,
  NewObservation,
  ObservationQuery,
  ObservationStore,
  RegisterStore,
  Store,
  StoredFile,
} from '../ports.ts';
import { memoryAccounts, memorySessions } from './memory-accounts.ts';
import { memoryNotificationReadings, memorySavedViews } from './memory-own.ts';
import { memoryAudit } from './memory-audit.ts';
import { memoryAwards } from './memory-awards.ts';
import { memoryBulletins } from './memory-bulletins.ts';
import { memoryEnterpriseCases } from './memory-enterprise-cases.ts';
import { type AcceptFile, memoryEnterprises } from './memory-enterprises.ts';
import { memoryChannels } from './memory-channels.ts';
import { memoryJobs } from './memory-jobs.ts';
import { memoryEvidence } from './memory-evidence.ts';
import { memoryDrafts } from './memory-drafts.ts';
import { memoryRosters } from './memory-rosters.ts';
import { memoryMatters } from './memory-matters.ts';
import { memoryProceedings } from './memory-proceedings.ts';
import { memoryOutlooks } from './memory-outlooks.ts';

interface Shelf {
  /** Of every acceptance how far back its values reach. */
  readonly reach: { readonly number: number; readonly knownFrom: Instant; readonly earliest: number }[];
  readonly observations: Observation[];
  /** Of every observation the import. */
  readonly broughtBy: Map<Observation, string>;
  readonly entries: RegisterEntry[];
  readonly imports: ImportRecord[];
  readonly bytes: Map<string, Uint8Array>;
  readonly outlooks: OutlookVintage[];
  /** Moments from which enterprises and their returns are known. */
  readonly moments: Instant[];
  changes: number;
}

/** A store that keeps everything in arrays: for tests of use cases, simple enough to be right by reading. It passes the
 *  same contract suite as the backends. */
export function memoryStore(): Store {
  const cities = new Map<RegionCode, City>();
  const shelves = new Map<RegionCode, Shelf>();
  const shelf = (city: RegionCode): Shelf => {
    let found = shelves.get(city);
    if (!found) {
      found = {
        reach: [],
        observations: [],
        broughtBy: new Map(),
        entries: [],
        imports: [],
        bytes: new Map(),
        outlooks: [],
        moments: [],
        changes: 0,
      };
      shelves.set(city, found);
    }
    return found;
  };
  return {
    cities: {
      get: async (code) => cities.get(code),
      standing: async (code, now, asOf = now) => {
        const city = cities.get(code);
        const latest = city?.businessDate ?? now;
        const { observations: held, entries, moments, changes } = shelf(code);
        const edition = [...[...held, ...entries].map((kept) => kept.knownFrom), ...moments]
          .filter((knownFrom) => knownFrom <= asOf && knownFrom <= latest)
          .toSorted(order)
          .at(-1);
        return { city, edition, changes };
      },
      list: async () => [...cities.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1)),
      create: async (city) => {
        const held = cities.get(city.code);
        if (held && (held.name !== city.name || held.demo !== city.demo))
          throw new DomainError('city-mismatch', { city: city.code, name: held.name });
        if (!held) cities.set(city.code, city);
      },
      setBusinessDate: async (code, to) => {
        const held = cities.get(code);
        if (!held) throw new DomainError('unknown-region', { region: code });
        if (held.businessDate !== null && to < held.businessDate)
          throw new DomainError('business-date-backwards', { from: held.businessDate, to });
        cities.set(code, { ...held, businessDate: to });
      },
    },
    registers: registers(shelf),
    observations: observations(shelf),
    imports: imports(shelf),
    audit: memoryAudit(),
    bulletins: memoryBulletins(shelf),
    matters: memoryMatters(),
    proceedings: memoryProceedings(),
    outlooks: memoryOutlooks(shelf),
    awards: memoryAwards(),
    enterprises: memoryEnterprises(acceptInto(shelf)),
    enterpriseCases: memoryEnterpriseCases(),
    rosters: memoryRosters(acceptInto(shelf)),
    drafts: memoryDrafts(),
    evidence: memoryEvidence(),
    accounts: memoryAccounts(),
    sessions: memorySessions(),
    notificationReadings: memoryNotificationReadings(),
    savedViews: memorySavedViews(),
    jobs: memoryJobs(),
    channels: memoryChannels(),
    // Nothing fails half way here.
    together: async (work) => work(),
    status: async () => ({ backend: 'embedded', schemaVersion: 0 }),
    close: async () => {},
  };
}

function registers(shelf: (city: RegionCode) => Shelf): RegisterStore {
  const of = <N extends RegisterName>(city: RegionCode, register: N): readonly RegisterEntry<N>[] =>
    shelf(city)
      .entries.filter((entry): entry is RegisterEntry<N> => entry.register === register)
      .toSorted((a, b) => order(a.knownFrom, b.knownFrom));
  return {
    asOf: async (city, register, asOf) => {
      const latest = new Map(
        of(city, register)
          .filter((entry) => entry.knownFrom <= asOf)
          .map((entry) => [entry.key, entry]),
      );
      return [...latest.values()].filter((entry) => entry.body !== null).toSorted((a, b) => order(a.key, b.key));
    },
    version: async (city, names, asOf) => {
      const held = shelf(city).entries.filter((entry) => names.includes(entry.register));
      return `${held.length} ${held.filter((entry) => entry.knownFrom <= asOf).length}`;
    },
    history: async (city, register, key) => of(city, register).filter((entry) => entry.key === key),
    append: async (city, entries, storedAt) => {
      if (entries.length === 0) return;
      shelf(city).entries.push(...entries.map((entry) => ({ ...entry, storedAt })));
      shelf(city).changes += 1;
    },
  };
}

function observations(shelf: (city: RegionCode) => Shelf): ObservationStore {
  const known = (city: RegionCode, query: ObservationQuery, asOf: Instant): readonly Observation[] =>
    shelf(city)
      .observations.filter((o) => o.knownFrom <= asOf && matches(o, query))
      .toSorted((a, b) => compareKeys(a, b) || order(a.knownFrom, b.knownFrom));
  const latest = (city: RegionCode, query: ObservationQuery, asOf: Instant): readonly Observation[] => [
    ...new Map(known(city, query, asOf).map((o) => [keyOf(o), o])).values(),
  ];
  return {
    asOf: async (city, query, asOf) => latest(city, query, asOf),
    vintages: async (city, query, asOf) => known(city, query, asOf),
    book: async (city, { years, ...query }, asOf) =>
      observationBook(known(city, { ...query, endsFrom: years.from * 12, endsTo: years.to * 12 + 11 }, asOf)),
    export: async function* (city, asOf, file) {
      const rows = latest(city, {}, asOf).filter((o) => file === undefined || o.source.file === file);
      if (rows.length > 0) yield rows;
    },
    count: async (city) => shelf(city).observations.length,
  };
}

function imports(shelf: (city: RegionCode) => Shelf): ImportStore {
  return {
    accept: async (city, file, layout, batches, options) => {
      const bytes = await collect(file);
      const rows: NewObservation[] = [];
      for await (const batch of batches) {
        for (const row of batch) rows.push(row);
        options.onProgress?.(rows.length);
      }
      // No waiting from here on: imports that come in at the same time are weighed one after the other.
      const held = shelf(city);
      const { outcome, additions } = sortOut(held, rows);
      if (options.dryRun) return outcome;
      const isNew = additions.length > 0;
      const { storedAt, actor } = options;
      const stored = keep(held, file, bytes, { layout, storedAt, by: actor.id, isNew, outcome });
      if (stored === null) return outcome;
      const id = held.imports.at(-1)?.id ?? '';
      for (const addition of additions) {
        const kept = observation(addition, stored, storedAt, actor.id);
        held.observations.push(kept);
        held.broughtBy.set(kept, id);
      }
      const reach = additions.map(({ knownFrom, span }) => ({ knownFrom, ends: span.year * 12 + endMonth(span) - 1 }));
      held.reach.push(...reach.map(({ knownFrom, ends }) => ({ number: held.changes, knownFrom, earliest: ends })));
      return outcome;
    },
    file: async (city, sha256) => shelf(city).imports.find((record) => record.file.sha256 === sha256)?.file,
    bytes: async function* (city, sha256) {
      const held = shelf(city).bytes.get(sha256);
      if (!held) throw new DomainError('unknown-file', { file: sha256 });
      yield held;
    },
    history: async (city) => shelf(city).imports.toReversed(),
    importChanges: async (city, id, most) => {
      const { broughtBy } = shelf(city);
      const numberOf = (o: Observation): number => shelf(city).imports.findIndex((one) => one.id === broughtBy.get(o));
      const changes = shelf(city)
        .observations.filter((o) => broughtBy.get(o) === id)
        .toSorted((a, b) => compareKeys(a, b) || order(a.knownFrom, b.knownFrom))
        .map((after) => {
          const before = shelf(city)
            .observations.filter((o) => keyOf(o) === keyOf(after) && o.knownFrom <= after.knownFrom)
            .filter((o) => numberOf(o) < numberOf(after) || (broughtBy.get(o) === id && o.knownFrom < after.knownFrom))
            .toSorted((a, b) => order(a.knownFrom, b.knownFrom) || numberOf(a) - numberOf(b))
            .at(-1);
          return before === undefined ? { after } : { after, before };
        });
      const replaced = changes.filter(({ before }) => before !== undefined);
      return [...replaced, ...changes.filter(({ before }) => before === undefined)].slice(0, most);
    },
  };
}

/** Keeps a file that was accepted; null where it is held already and brought nothing new. */
function keep(
  held: Shelf,
  file: IncomingFile,
  bytes: Uint8Array,
  of: {
    readonly layout: string;
    readonly storedAt: Instant;
    readonly by: string;
    readonly isNew: boolean;
    readonly outcome: ImportOutcome;
  },
): StoredFile | null {
  const { layout, storedAt, by, isNew, outcome } = of;
  const known = held.imports.find((record) => record.file.sha256 === file.sha256);
  if (known && !isNew) return null;
  const { sha256, name, size } = file;
  const stored: StoredFile = known?.file ?? { sha256, name, size, storedAt, by };
  held.bytes.set(sha256, bytes);
  const id = `import-${held.imports.length + 1}`;
  held.imports.push({ id, file: stored, layout, acceptedAt: storedAt, by, ...outcome });
  held.changes += 1;
  return stored;
}

function acceptInto(shelf: (city: RegionCode) => Shelf): AcceptFile {
  return (city, file, bytes, of, moments) => {
    const stored = keep(shelf(city), file, bytes, of);
    if (stored !== null) shelf(city).moments.push(...moments);
    return stored;
  };
}

/** Sorts the rows of a file into new, revised and unchanged against what is held and against the file's own earlier rows. */
function sortOut(
  held: Shelf,
  rows: readonly NewObservation[],
): { readonly outcome: ImportOutcome; readonly additions: readonly NewObservation[] } {
  const vintages = new Map<string, readonly NewObservation[]>();
  for (const o of held.observations.toSorted((a, b) => order(a.knownFrom, b.knownFrom)))
    vintages.set(keyOf(o), [...(vintages.get(keyOf(o)) ?? []), { ...o, ...o.source }]);
  const additions: NewObservation[] = [];
  const stated = new Set<string>();
  const count = { stored: 0, revised: 0, unchanged: 0, setBack: 0 };
  for (const row of rows) {
    const earlier = vintages.get(keyOf(row)) ?? [];
    const weight = weigh(row, earlier);
    if (weight === 'same') {
      count.unchanged += 1;
      continue;
    }
    const statement = `${keyOf(row)} ${row.knownFrom}`;
    if (stated.has(statement))
      throw new DomainError('invalid-entry', { sheet: row.sheet, cell: row.cell, reason: 'stated twice in one file' });
    stated.add(statement);
    if (weight === 'new') count.stored += 1;
    else count.revised += 1;
    if (weight === 'setBack') count.setBack += 1;
    additions.push(row);
    const later = earlier.filter((vintage) => vintage.knownFrom > row.knownFrom);
    vintages.set(keyOf(row), [...earlier.slice(0, earlier.length - later.length), row, ...later]);
  }
  return { outcome: count, additions };
}

function observation(row: NewObservation, file: StoredFile, storedAt: Instant, by: string): Observation {
  const { sheet, cell, ...rest } = row;
  return { ...rest, storedAt, by, source: { file: file.sha256, fileName: file.name, sheet, cell } };
}

function matches(o: Observation, query: ObservationQuery): boolean {
  const ends = o.span.year * 12 + endMonth(o.span) - 1;
  return (
    (query.indicators?.includes(o.indicator) ?? true) &&
    (query.regions?.includes(o.region) ?? true) &&
    (query.measures?.includes(o.measure) ?? true) &&
    (query.spans?.some((s) => sameSpan(s, o.span)) ?? true) &&
    ends >= (query.endsFrom ?? -Infinity) &&
    ends <= (query.endsTo ?? Infinity)
  );
}

type Keyed = Pick<Observation, 'indicator' | 'region' | 'span' | 'measure'>;

function keyOf(o: Keyed): string {
  return JSON.stringify([o.indicator, o.region, spanIso(o.span), o.measure]);
}

function compareKeys(a: Keyed, b: Keyed): number {
  return (
    order(a.indicator, b.indicator) ||
    order(a.region, b.region) ||
    a.span.year - b.span.year ||
    a.span.startMonth - b.span.startMonth ||
    a.span.length - b.span.length ||
    order(a.measure, b.measure)
  );
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

async function collect(file: IncomingFile): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of file.open()) parts.push(part);
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
