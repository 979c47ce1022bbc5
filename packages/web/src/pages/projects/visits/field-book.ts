import { within } from './device-storage.ts';

/** A project as the form names it: no figure of it is kept. */
export interface FieldProject {
  readonly code: string;
  readonly name: string;
}

/** What the form needs without a network (走访底册): whose it is, what day it is in the city, and the projects that were looked at. */
export interface FieldBook {
  readonly key: 'book';
  /** The account that it was kept for. */
  readonly account: string;
  readonly city: string | undefined;
  readonly businessDate: string | null;
  /** Those looked at last stand first. */
  readonly projects: readonly FieldProject[];
}

/** Projects that a book holds at most. */
const mostProjects = 1000;

/** A book with projects that were looked at now; one of another account or city is begun anew. */
export function bookWith(
  held: FieldBook | undefined,
  about: Omit<FieldBook, 'key' | 'projects'>,
  seen: readonly FieldProject[],
): FieldBook {
  const before = held?.account === about.account && held.city === about.city ? held.projects : [];
  const codes = new Set(seen.map(({ code }) => code));
  const projects = [...seen, ...before.filter(({ code }) => !codes.has(code))].slice(0, mostProjects);
  return { key: 'book', ...about, projects };
}

/** The book that this browser holds. */
export function readFieldBook(): Promise<FieldBook | undefined> {
  return within<FieldBook | undefined>('field', 'readonly', (store) => store.get('book'));
}

/** Keeps projects that somebody who may report visits looks at. */
export async function keepProjects(
  about: Omit<FieldBook, 'key' | 'projects'>,
  seen: readonly FieldProject[],
): Promise<void> {
  const book = bookWith(await readFieldBook(), about, seen);
  await within('field', 'readwrite', (store) => store.put(book));
}

export async function forgetFieldBook(): Promise<void> {
  await within('field', 'readwrite', (store) => store.clear());
}
