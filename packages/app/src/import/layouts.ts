import {
  type Actor,
  DomainError,
  type Instant,
  type LayoutFound,
  type LayoutMemory,
  type LayoutName,
  layoutNames,
  rememberLayout,
  type RegionCode,
} from '@shigan/core';
import type { Application } from '../application.ts';

function isTable(found: LayoutFound): boolean {
  return found.name !== 'none';
}

/** The layout of a file in a word: that of its sheets, each once. */
export function layoutName(found: readonly LayoutFound[]): string {
  return [...new Set(found.filter(isTable).map((sheet) => sheet.name))].join(', ') || 'none';
}

/** What is asked of a file by a layout: how it is to be read, and the labels' meanings where a remembered one is named. */
export interface LayoutAsked {
  readonly layout?: LayoutName;
  readonly mapping: LayoutMemory['mapping'];
}

/** A layout by its name (`long-table`), or by the head of a remembered one: that one's labels hold for this file too, though
 *  its own head reads otherwise. */
export function layoutAsked(asked: string | undefined, remembered: readonly LayoutMemory[]): LayoutAsked {
  const memory = remembered.find((one) => one.head === asked);
  const layout = layoutNames.find((name) => name === (memory?.layout ?? asked));
  return { mapping: memory?.mapping ?? {}, ...(layout === undefined ? {} : { layout }) };
}

/** Refuses `unknown-layout` where a file cannot be read as what it was said to be. */
export function requireLayout(
  read: { readonly layouts: readonly LayoutFound[] },
  asked: string | undefined,
  { layout }: LayoutAsked,
): void {
  if (asked === undefined) return;
  if (read.layouts.some((sheet) => isTable(sheet) && (sheet.name === layout || sheet.head === asked))) return;
  throw new DomainError('unknown-layout', { layout: asked, recognised: layoutName(read.layouts) });
}

/** What an accepted file taught. */
interface Learnt {
  readonly found: readonly LayoutFound[];
  readonly mapping: LayoutMemory['mapping'];
  /** Name of the file. */
  readonly file: string;
}

/** Remembers how the sheets of an accepted file were read (记住版式), for the next month's file of the same form. What was said of
 *  single labels before is kept, and what was said with this file is added. */
export async function rememberLayouts(
  app: Application,
  actor: Actor,
  city: RegionCode,
  { found, mapping, file }: Learnt,
  knownFrom: Instant,
): Promise<void> {
  const held = await app.store.registers.asOf(city, 'layout', knownFrom);
  const entries = new Map<string, LayoutMemory>();
  for (const sheet of found) {
    // A vendor's export names its series itself, a message its components.
    if (!isTable(sheet) || sheet.name === 'vendor-export' || sheet.name === 'sdmx') continue;
    const before = held.find((entry) => entry.key === sheet.head)?.body;
    const memory = rememberLayout(sheet, { ...before?.mapping, ...mapping });
    if (before === undefined || before === null || !sameMemory(before, memory))
      entries.set(sheet.head, { ...memory, seenIn: { file, sheet: sheet.sheet } });
  }
  if (entries.size === 0) return;
  await app.store.registers.append(
    city,
    [...entries].map(([key, body]) => ({ register: 'layout' as const, key, body, knownFrom, by: actor.id })),
    app.clock.now(),
  );
}

function sameMemory(a: LayoutMemory, b: LayoutMemory): boolean {
  const text = ({ layout, mapping }: LayoutMemory): string =>
    JSON.stringify([layout, Object.entries(mapping).toSorted(([x], [y]) => (x < y ? -1 : 1))]);
  return text(a) === text(b);
}
