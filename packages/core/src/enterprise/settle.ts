import type { Instant } from '../instant.ts';

/** What one table stated of one key, field by field. */
export interface Statement<F extends string, V> {
  readonly knownFrom: Instant;
  readonly stated: Readonly<Partial<Record<F, V>>>;
}

/** A vintage to keep: what it states itself, null where it is carried on, and everything in force from its moment on. */
export interface KeptVintage<F extends string, V> {
  readonly knownFrom: Instant;
  readonly stated: Readonly<Partial<Record<F, V>>> | null;
  readonly inForce: Readonly<Partial<Record<F, V>>>;
}

/** What a statement is beside those held of its key, and what has to be kept: see {@link settle}. */
export interface Settled<F extends string, V> {
  readonly weighing: 'same' | 'new' | 'revision' | 'setBack';
  readonly kept: readonly KeptVintage<F, V>[];
}

/** Everything in force after statements in the order in which they came into force: of each field the last that stated it. Undefined
 *  where there are none. */
export function inForceAfter<F extends string, V>(
  statements: readonly Statement<F, V>[],
): Readonly<Partial<Record<F, V>>> | undefined {
  let all: Readonly<Partial<Record<F, V>>> | undefined;
  for (const { stated } of statements) all = all === undefined ? stated : { ...all, ...stated };
  return all;
}

/** Weighs what a table states of a key against the statements held, in the order in which they came into force (并入已有记录). Departments
 *  send different columns of one enterprise and month, electricity one, taxes another: a field that is left out is not withdrawn.
 *
 *  - `same`: what was known at its moment says all of it already;
 *  - `new`: it says something of which nothing was known, and contradicts nothing;
 *  - `revision`: a field says otherwise than what was known;
 *  - `setBack`: a revision by which the latest gives way, in every field stated, to what had been replaced before.
 *
 *  Every vintage carries all that is in force from its moment on, so that a reading as of a moment takes one row. Therefore a statement of
 *  the past is carried on into the later moments: those vintages state nothing themselves. */
export function settle<F extends string, V>(
  incoming: Statement<F, V>,
  held: readonly Statement<F, V>[],
): Settled<F, V> {
  const before = held.filter(({ knownFrom }) => knownFrom <= incoming.knownFrom);
  const later = held.filter(({ knownFrom }) => knownFrom > incoming.knownFrom);
  const known = inForceAfter(before);
  const fields = fieldsOf(incoming.stated);
  const isSaid = (field: F): boolean => known?.[field] === incoming.stated[field];
  if (fields.every((field) => isSaid(field))) return { weighing: 'same', kept: [] };
  const kept: KeptVintage<F, V>[] = [
    { ...incoming, inForce: known === undefined ? incoming.stated : { ...known, ...incoming.stated } },
  ];
  for (const [place, { knownFrom }] of later.entries()) {
    if (later[place + 1]?.knownFrom === knownFrom) continue;
    const following = later.slice(0, place + 1);
    const stood = inForceAfter([...before, ...following]);
    const inForce = inForceAfter([...before, incoming, ...following]) ?? incoming.stated;
    if (fields.some((field) => stood?.[field] !== inForce[field])) kept.push({ knownFrom, stated: null, inForce });
  }
  if (fields.every((field) => known?.[field] === undefined || isSaid(field))) return { weighing: 'new', kept };
  const wasSaid = held.some(({ stated }) => fields.every((field) => stated[field] === incoming.stated[field]));
  return { weighing: later.length === 0 && wasSaid ? 'setBack' : 'revision', kept };
}

/** The fields of a record; a record says of itself which they are. */
export function fieldsOf<F extends string, V>(record: Readonly<Partial<Record<F, V>>>): readonly F[] {
  const fields: F[] = [];
  for (const field in record) fields.push(field);
  return fields;
}
