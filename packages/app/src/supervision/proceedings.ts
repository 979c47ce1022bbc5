import { actingPerson, type ActingPerson, type Actor, DomainError, type Instant, parseInstant } from '@shigan/core';
import type { ProceedingDetails, ProceedingEvent, ProceedingTopic, RegionCode } from '@shigan/core';
import type { Application } from '../application.ts';
import type { Moment } from '../queries/moment.ts';

/** After everything. */
export const always: Instant = '9999-01-01T00:00:00.000Z';

/** Who is said to act, and when: for whoever enters what others did (代录、补录). */
export interface Conducted {
  readonly by?: ActingPerson;
  readonly at?: string;
}

/** Who acts and when, as it goes on record. Refuses (`not-allowed`) to enter for others without the operator's right, and moments
 *  that have not come. */
export function conductedBy(
  actor: Actor,
  moment: Moment,
  asked: Conducted,
): { readonly by: ActingPerson; readonly at: Instant } {
  const elsewhere = asked.by !== undefined || asked.at !== undefined;
  if (elsewhere && !actor.roles.includes('operator'))
    throw new DomainError('not-allowed', {
      action: 'proceeding.conduct',
      actor: actor.id,
      reason: 'own',
      roles: 'operator',
    });
  const at = asked.at === undefined ? moment.asOf : parseInstant(asked.at);
  if (at === undefined) throw new DomainError('invalid-instant', { value: asked.at ?? '' });
  if (at > moment.asOf) throw new DomainError('known-from-in-future', { knownFrom: at, now: moment.asOf });
  return { by: asked.by === undefined ? actingPerson(actor) : { ...asked.by, enteredBy: actor.id }, at };
}

/** Puts one more event of a proceeding on record, and into the audit log. */
export async function putOnRecord<T extends ProceedingTopic>(
  app: Application,
  actor: Actor,
  city: RegionCode,
  entry: {
    readonly topic: T;
    readonly id: string;
    readonly version: number;
    readonly conducted: { readonly by: ActingPerson; readonly at: Instant };
    readonly details: ProceedingDetails[T] & { readonly kind: string };
    readonly claim?: string;
  },
): Promise<void> {
  const storedAt = app.clock.now();
  const { topic, id, version, conducted, details, claim } = entry;
  const event: ProceedingEvent<T> = { topic, id, version, ...conducted, details };
  await app.store.together(async () => {
    await app.store.proceedings.append(city, { event, storedAt, ...(claim === undefined ? {} : { claim }) });
    await app.store.audit.append(city, {
      at: storedAt,
      actor,
      action: 'proceeding.conduct',
      subject: `${topic} ${id}`,
      detail: { kind: details.kind, version, at: conducted.at },
    });
  });
}
