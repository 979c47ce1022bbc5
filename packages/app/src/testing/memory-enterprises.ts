import {
  type Enterprise,
  type EnterpriseField,
  type Instant,
  inForceAfter,
  type KeptItem,
  type RegionCode,
  returnItems,
  type ReturnItem,
  type ReturnVintage,
  settle,
  type Settled,
  type Statement,
} from '@shigan/core';
import type {
  EnterpriseStore,
  EnterpriseSums,
  HeldQuarter,
  HeldReturn,
  ImportOutcome,
  IncomingFile,
  MonthRange,
  NewEnterprise,
  NewReturn,
  StoredFile,
} from '../ports.ts';

interface HeldRow<R, F extends string, V> extends Statement<F, V> {
  readonly of: R;
  readonly file: StoredFile;
}

type ReturnRow = HeldRow<NewReturn, KeptItem, number>;
type RegisterRow = HeldRow<NewEnterprise, EnterpriseField, string | number>;

interface Kept {
  readonly returns: ReturnRow[];
  readonly register: RegisterRow[];
}

/** Keeps what was accepted with the files of the store; null where the file brought nothing new. */
export type AcceptFile = (
  city: RegionCode,
  file: IncomingFile,
  bytes: Uint8Array,
  of: {
    readonly layout: string;
    readonly storedAt: Instant;
    readonly by: string;
    readonly isNew: boolean;
    readonly outcome: ImportOutcome;
  },
  moments: readonly Instant[],
) => StoredFile | null;

/** Enterprises in arrays: whatever is in force is worked out anew from all statements. */
export function memoryEnterprises(acceptFile: AcceptFile): EnterpriseStore {
  const shelves = new Map<RegionCode, Kept>();
  const shelf = (city: RegionCode): Kept => {
    const held = shelves.get(city) ?? { returns: [], register: [] };
    shelves.set(city, held);
    return held;
  };
  const stated = (city: RegionCode, { from, to }: MonthRange, asOf: Instant, codes?: readonly string[]): ReturnRow[] =>
    shelf(city)
      .returns.filter(
        ({ of, knownFrom }) =>
          knownFrom <= asOf && of.month >= from && of.month <= to && (codes?.includes(of.enterprise) ?? true),
      )
      .toSorted(
        (a, b) =>
          a.of.month - b.of.month ||
          order(a.of.enterprise, b.of.enterprise) ||
          a.of.length - b.of.length ||
          byMoment(a, b),
      );
  const known = (...asked: Parameters<typeof stated>): ReturnRow[] =>
    stated(...asked).filter(({ of }) => of.length === 1);
  const inForce = (
    city: RegionCode,
    range: MonthRange,
    asOf: Instant,
    codes?: readonly string[],
  ): readonly HeldReturn[] => {
    const rows = grouped(known(city, range, asOf, codes), ({ of }) => `${of.month} ${of.enterprise}`);
    return [...rows.values()].flatMap((statements) => {
      const last = statements.at(-1);
      if (last === undefined) return [];
      const { enterprise, month, sheet, row } = last.of;
      return [{ enterprise, month, values: inForceAfter(statements) ?? {}, sheet, row }];
    });
  };
  return {
    accept: async (city, file, layout, batches, { actor, storedAt, dryRun, onProgress }) => {
      const returns: NewReturn[] = [];
      const register: NewEnterprise[] = [];
      for await (const batch of batches()) {
        returns.push(...batch.returns);
        register.push(...batch.enterprises);
        onProgress?.(returns.length);
      }
      const bytes = await collect(file);
      // No waiting from here on: files that come in at the same time are settled one after the other.
      const kept = shelf(city);
      const months = returns.map((of) => ({
        of,
        incoming: { knownFrom: of.knownFrom, stated: of.values },
        held: kept.returns.filter(
          (one) => one.of.month === of.month && one.of.length === of.length && one.of.enterprise === of.enterprise,
        ),
      }));
      const settledMonths = months.map((one) => weighingOf<KeptItem, number>(one.incoming, one.held));
      const entries: { readonly of: NewEnterprise; readonly incoming: Statement<EnterpriseField, string | number> }[] =
        [];
      const settledEntries = register.map((of) => {
        const incoming = { knownFrom: of.knownFrom, stated: of.fields };
        const held = [
          ...kept.register.filter((one) => one.of.code === of.code),
          ...entries.filter((one) => one.of.code === of.code).map((one) => one.incoming),
        ];
        entries.push({ of, incoming });
        return weighingOf<EnterpriseField, string | number>(incoming, held);
      });
      const outcome = outcomeOf(returns.length > 0 ? settledMonths : settledEntries);
      if (dryRun) return outcome;
      const isNew = [...settledMonths, ...settledEntries].some((weighing) => weighing !== 'same');
      const moments = [...returns, ...register].map(({ knownFrom }) => knownFrom);
      const stored = acceptFile(city, file, bytes, { layout, storedAt, by: actor.id, isNew, outcome }, moments);
      if (stored === null) return outcome;
      for (const [i, { of, incoming }] of months.entries())
        if (settledMonths[i] !== 'same') kept.returns.push({ ...incoming, of, file: stored });
      for (const [i, { of, incoming }] of entries.entries())
        if (settledEntries[i] !== 'same') kept.register.push({ ...incoming, of, file: stored });
      return outcome;
    },
    list: async (city, asOf, codes) => {
      const rows = shelf(city).register.filter(
        ({ of, knownFrom }) => knownFrom <= asOf && (codes?.includes(of.code) ?? true),
      );
      return [...grouped(rows, ({ of }) => of.code)]
        .map(([code, statements]) => enterpriseOf(code, statements.toSorted(byMoment)))
        .toSorted((a, b) => order(a.code, b.code));
    },
    months: async (city, asOf) => {
      const ever = { from: -Infinity, to: Infinity };
      const monthly = known(city, ever, asOf);
      const months = (monthly.length > 0 ? monthly : stated(city, ever, asOf)).map(({ of }) => of.month);
      return months.length === 0 ? undefined : { from: Math.min(...months), to: Math.max(...months) };
    },
    sums: async (city, range, asOf, codes) =>
      [...grouped(inForce(city, range, asOf, codes), ({ enterprise }) => enterprise)]
        .map(([enterprise, months]): EnterpriseSums => ({ enterprise, values: sumsOf(months) }))
        .toSorted((a, b) => order(a.enterprise, b.enterprise)),
    returns: async function* (city, range, asOf, codes) {
      const rows = inForce(city, range, asOf, codes);
      if (rows.length > 0) yield rows;
    },
    quarters: async (city, range, asOf, codes) =>
      [
        ...grouped(
          stated(city, range, asOf, codes),
          ({ of }) => `${of.enterprise} ${String(of.month).padStart(6, '0')} ${String(of.length).padStart(2, '0')}`,
        ),
      ]
        .toSorted(([a], [b]) => order(a, b))
        .flatMap(([, statements]): readonly HeldQuarter[] => {
          const { enterprise = '', month = 0, length = 1 } = statements[0]?.of ?? {};
          return length === 1 ? [] : [{ enterprise, month, length, values: inForceAfter(statements) ?? {} }];
        }),
    vintages: async (city, enterprise, range, asOf) =>
      stated(city, range, asOf, [enterprise]).map(({ of, knownFrom, stated: values, file }): ReturnVintage => ({
        enterprise,
        month: of.month,
        length: of.length,
        knownFrom,
        values,
        source: { file: file.sha256, fileName: file.name, sheet: of.sheet, row: of.row, columns: of.columns },
      })),
  };
}

function weighingOf<F extends string, V>(
  incoming: Statement<F, V>,
  held: readonly Statement<F, V>[],
): Settled<F, V>['weighing'] {
  return held.length === 0 ? 'new' : settle(incoming, held.toSorted(byMoment)).weighing;
}

function outcomeOf(weighings: readonly Settled<string, unknown>['weighing'][]): ImportOutcome {
  const count = (...of: readonly string[]): number => weighings.filter((one) => of.includes(one)).length;
  return {
    stored: count('new'),
    revised: count('revision', 'setBack'),
    unchanged: count('same'),
    setBack: count('setBack'),
  };
}

function sumsOf(months: readonly HeldReturn[]): EnterpriseSums['values'] {
  const sums: Partial<Record<ReturnItem, { readonly sum: number; readonly months: number }>> = {};
  for (const item of returnItems) {
    const values = months.flatMap(({ values: { [item]: value } }) => (value === undefined ? [] : [value]));
    if (values.length > 0) {
      const sum = values.reduce((total, value) => total + value, 0);
      sums[item] = { sum: Number(sum.toPrecision(12)), months: values.length };
    }
  }
  return sums;
}

function enterpriseOf(code: string, statements: readonly RegisterRow[]): Enterprise {
  const fields = Object.assign({}, ...statements.map(({ of }) => of.fields));
  const {
    name = code,
    region = '',
    industry = null,
    park = null,
    category = null,
    opened = null,
    closed = null,
  } = fields;
  return { code, name, region, industry, park, category, opened, closed };
}

/** Stable: of one moment the one accepted last comes last. */
function byMoment(a: { readonly knownFrom: Instant }, b: { readonly knownFrom: Instant }): number {
  return order(a.knownFrom, b.knownFrom);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}

async function collect(file: IncomingFile): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of file.open()) parts.push(part);
  return Buffer.concat(parts);
}
