import type { Surroundings } from '../invocation.ts';
import { InvalidArgumentError } from 'commander';

export interface BackupSchedule {
  readonly directory: string;
  /** Minutes after midnight, Beijing time. */
  readonly minute: number;
  readonly keep: BackupKeeping | undefined;
}

/** How many days, weeks and months have their newest backup kept. */
export interface BackupKeeping {
  readonly days: number;
  readonly weeks: number;
  readonly months: number;
}

/** `7,5,12`: days, weeks, months. */
export function keepingOf(text: string): BackupKeeping {
  const [, days, weeks, months] = /^(\d{1,3}),(\d{1,3}),(\d{1,3})$/.exec(text) ?? [];
  if (months === undefined) throw new InvalidArgumentError(`7,5,12: ${text}`);
  return { days: Number(days), weeks: Number(weeks), months: Number(months) };
}

/** The daily backup that an environment asks for: `SHIGAN_BACKUP_DIR`, at `SHIGAN_BACKUP_AT` (02:30), keeping `SHIGAN_BACKUP_KEEP`. */
export function backupSchedule(environment: Surroundings['environment']): BackupSchedule | undefined {
  const directory = environment['SHIGAN_BACKUP_DIR'];
  if (!directory) return undefined;
  const at = environment['SHIGAN_BACKUP_AT'] || '02:30';
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(at) ?? [];
  if (minute === undefined) throw new InvalidArgumentError(`SHIGAN_BACKUP_AT: 02:30: ${at}`);
  const keep = environment['SHIGAN_BACKUP_KEEP'];
  return { directory, minute: Number(hour) * 60 + Number(minute), keep: keep ? keepingOf(keep) : undefined };
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const beijingMs = 8 * 60 * minuteMs;

/** The last moment at which a backup was due. */
export function lastDue(now: number, minute: number): number {
  const midnight = Math.floor((now + beijingMs) / dayMs) * dayMs - beijingMs;
  const today = midnight + minute * minuteMs;
  return today <= now ? today : today - dayMs;
}

/** Makes the daily backup while a server runs; what fails is told and tried again a quarter of an hour later. Gives how to end it, which
 *  waits for the one under way. `madeSince` says whether there is one from a moment on: whichever process was first has made it. */
export function keepBackups(
  { minute }: BackupSchedule,
  {
    madeSince,
    make,
    failed,
  }: {
    readonly madeSince: (moment: number) => Promise<boolean>;
    readonly make: () => Promise<void>;
    readonly failed: (error: unknown) => void;
  },
  now: () => number = () => Date.now(),
): () => Promise<void> {
  let notBefore = 0;
  let underWay = Promise.resolve();
  const look = async (): Promise<void> => {
    if (now() < notBefore) return;
    try {
      if (!(await madeSince(lastDue(now(), minute)))) await make();
    } catch (error) {
      notBefore = now() + 15 * minuteMs;
      failed(error);
    }
  };
  underWay = look();
  const timer = setInterval(() => {
    underWay = underWay.then(look);
  }, minuteMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await underWay;
  };
}
