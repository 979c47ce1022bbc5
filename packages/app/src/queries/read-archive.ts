import { type Actor, type Day, dayOf, DomainError, type Instant, type MatterId, type RegionCode } from '@shigan/core';
import type { Application } from '../application.ts';
import type { FiledMatter, StoredMatterEvent } from '../ports/matter-store.ts';
import { readMatters } from './list-matters.ts';
import type { Moment } from './moment.ts';
import { readMatter } from './read-matter.ts';

/** A matter in the archive: struck off, with everything that it keeps. */
export interface ArchivedMatter {
  readonly filed: FiledMatter;
  readonly struckOffOn: Day;
  readonly archivedOn: Day | null;
  readonly entries: number;
}

/** A dossier (案卷): a struck-off matter with its whole history. Nothing in it can be changed; its fingerprint is that of the history, so
 *  that whoever holds the file can tell that nothing was. */
export interface Dossier {
  readonly moment: Moment;
  readonly filed: FiledMatter;
  readonly history: readonly StoredMatterEvent[];
  readonly struckOffOn: Day;
  readonly archivedOn: Day | null;
  /** SHA-256 of the history as JSON. */
  readonly fingerprint: string;
}

/** What is in the archive as of a moment (档案目录), the last struck off first. */
export async function listArchive(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: { readonly asOf?: string; readonly text?: string; readonly leadUnit?: string } = {},
): Promise<{ readonly moment: Moment; readonly matters: readonly ArchivedMatter[] }> {
  const { context, matters } = await readMatters(app, actor, city, { ...asked, states: ['struckOff', 'archived'] });
  const { moment } = context;
  const archived = await Promise.all(
    matters.map(async (filed): Promise<ArchivedMatter> => {
      const history = await app.store.matters.history(city, filed.matter.id, moment.asOf);
      return { filed, ...daysOf(history), entries: history.length };
    }),
  );
  return {
    moment,
    matters: archived.toSorted((a, b) =>
      a.struckOffOn === b.struckOffOn ? compareNumbers(a.filed, b.filed) : a.struckOffOn < b.struckOffOn ? 1 : -1,
    ),
  };
}

/** One dossier. Refuses `unknown-matter` for a matter that is not struck off. */
export async function readDossier(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: MatterId,
  asOf?: string,
): Promise<Dossier> {
  const { moment, standing, history } = await readMatter(app, actor, city, id, asOf);
  const { filed } = standing;
  if (filed.matter.state !== 'struckOff' && filed.matter.state !== 'archived')
    throw new DomainError('unknown-matter', { matter: id, state: filed.matter.state });
  return {
    moment,
    filed,
    history,
    ...daysOf(history),
    fingerprint: app.digest.sha256(JSON.stringify(history.map(plain))),
  };
}

/** An event without when this database wrote it: the same history has one fingerprint wherever it is kept. */
function plain({ storedAt: _storedAt, ...event }: StoredMatterEvent): Omit<StoredMatterEvent, 'storedAt'> {
  const { matter, version, act, by, at, reason, evidence, details } = event;
  return { matter, version, act, by: sorted(by), at, reason, evidence: evidence.map(sorted), details: sorted(details) };
}

/** With its keys in order: a database may keep them in another. */
function sorted<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value, (_key, one: unknown) =>
      typeof one === 'object' && one !== null && !Array.isArray(one)
        ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : one,
    ),
  );
}

function daysOf(
  history: readonly { readonly act: string; readonly at: Instant }[],
): Pick<Dossier, 'struckOffOn' | 'archivedOn'> {
  const dayOfLast = (act: string): Day | null => {
    const event = history.findLast((one) => one.act === act);
    return event === undefined ? null : dayOf(event.at);
  };
  return { struckOffOn: dayOfLast('strikeOff') ?? '', archivedOn: dayOfLast('archive') };
}

function compareNumbers({ number: a }: FiledMatter, { number: b }: FiledMatter): number {
  return b.year - a.year || b.sequence - a.sequence;
}
