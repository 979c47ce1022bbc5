import type { HitBody, SavedViewBody } from '@shigan/contract';
import type { Address } from '../../address/address.ts';
import { elsewhere } from '../../address/elsewhere.ts';
import type { Place } from '../place-nav.tsx';

/** Something that the search offers. */
export interface Offer {
  readonly key: string;
  readonly kind: HitBody['kind'] | 'page' | 'view';
  readonly name: string;
  readonly note: string;
  /** Where it leads: a page, or what is fetched. */
  readonly to: Address | { readonly href: string };
}

/** Where something that was found leads. Leaders and units have no page of their own: their matters are shown. */
export function placeOf(hit: HitBody, from: Address, isPart: (region: string) => boolean): Offer['to'] {
  switch (hit.kind) {
    case 'indicator':
      return elsewhere(from, 'indicators', { indicator: hit.id });
    case 'region':
      return isPart(hit.id)
        ? elsewhere(from, 'counties', { county: hit.id })
        : elsewhere(from, 'board', { region: hit.id });
    case 'leader':
    case 'unit':
      return elsewhere(from, 'matters', { search: hit.name });
    case 'matter':
      return elsewhere(from, 'matters', { matter: hit.id });
    case 'circular':
      return elsewhere(from, 'matters', { view: 'circulars', proceeding: hit.id });
    case 'bulletin':
      return elsewhere(from, 'bulletins', { bulletin: hit.id });
    case 'file':
      return { href: `/api/v1/files/${hit.id}` };
  }
}

/** What is offered: pages and saved views whose names hold what is typed (all, where nothing is), then what was found. */
export function offersOf(given: {
  readonly words: string;
  readonly places: readonly Place[];
  readonly views: readonly SavedViewBody[];
  readonly hits: readonly HitBody[];
  readonly from: Address;
  readonly isPart: (region: string) => boolean;
}): readonly Offer[] {
  const { words, places, views, hits, from, isPart } = given;
  const asked = words.trim().toLowerCase();
  const isCalledSo = ({ name }: { readonly name: string }): boolean => name.toLowerCase().includes(asked);
  return [
    ...places.filter(isCalledSo).map(({ page, name }): Offer => ({
      key: `page ${page}`,
      kind: 'page',
      name,
      note: '',
      to: elsewhere(from, page),
    })),
    ...views.filter(isCalledSo).map(({ id, name, address }): Offer => ({
      key: `view ${id}`,
      kind: 'view',
      name,
      note: '',
      to: { href: address },
    })),
    ...hits.map((hit): Offer => ({
      key: `${hit.kind} ${hit.id}`,
      kind: hit.kind,
      name: hit.name,
      note: hit.note,
      to: placeOf(hit, from, isPart),
    })),
  ];
}

/** The offer that is next to one, round the ends. */
export function nextOffer(count: number, from: number, step: 1 | -1): number {
  return count === 0 ? 0 : (from + step + count) % count;
}
