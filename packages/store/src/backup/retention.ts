/** How many backups are kept (保留): the newest of each of the last days, weeks and months that have one. */
export interface Retention {
  readonly days: number;
  readonly weeks: number;
  readonly months: number;
}

export const usualRetention: Retention = { days: 7, weeks: 5, months: 12 };

/** The moment that a backup's name says, `shigan-20261129T023000Z.backup`; undefined for any other file. */
export function momentInName(name: string): string | undefined {
  const [, year, month, day, hour, minute, second] =
    /^shigan-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z\.backup$/.exec(name) ?? [];
  if (second === undefined) return undefined;
  const at = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  return Number.isNaN(Date.parse(at)) ? undefined : at;
}

export function backupName(at: string): string {
  return `shigan-${at.slice(0, 19).replaceAll(/[-:]/g, '')}Z.backup`;
}

/** Of the names of backups those that need not be kept any longer. The newest always is; files of other names are nobody's business. */
export function backupsToDrop(names: readonly string[], keep: Retention): readonly string[] {
  const dated = names
    .flatMap((name) => {
      const at = momentInName(name);
      return at === undefined ? [] : [{ name, at }];
    })
    .toSorted((a, b) => (a.at < b.at ? 1 : -1));
  const kept = new Set(dated.slice(0, 1).map(({ name }) => name));
  const periods: readonly (readonly [number, (at: string) => string])[] = [
    [keep.days, (at) => at.slice(0, 10)],
    [keep.weeks, weekOf],
    [keep.months, (at) => at.slice(0, 7)],
  ];
  for (const [most, periodOf] of periods) {
    const seen = new Set<string>();
    for (const { name, at } of dated) {
      const period = periodOf(at);
      if (seen.has(period)) continue;
      if (seen.size >= most) break;
      seen.add(period);
      kept.add(name);
    }
  }
  return dated.map(({ name }) => name).filter((name) => !kept.has(name));
}

const day = 86_400_000;
/** The Monday before the epoch's first day, a Thursday. */
const firstMonday = -3 * day;

/** Weeks begin on Monday. */
function weekOf(at: string): string {
  return String(Math.floor((Date.parse(at) - firstMonday) / (7 * day)));
}
