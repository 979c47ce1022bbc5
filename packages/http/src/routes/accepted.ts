import { RequestRefused } from '@shigan/contract';

/** One way in which an answer can be given. */
export interface Offer<T> {
  /** `application/vnd.sdmx.data+csv`, without parameters. */
  readonly mediaType: string;
  readonly version?: string;
  readonly as: T;
}

/** What was chosen, with the parameters that it was asked with (`labels=both`). */
export interface Accepted<T> {
  readonly as: T;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Chooses among what is offered by an `Accept` header (内容协商): the one with the highest weight, of equals the one offered first;
 *  without a header the first. A version that is asked for must be the one offered. Refuses `not-acceptable`. */
export function accepted<T>(header: string | undefined, offers: readonly [Offer<T>, ...Offer<T>[]]): Accepted<T> {
  if (header === undefined || header.trim() === '') return { as: offers[0].as, parameters: {} };
  let best: (Accepted<T> & { readonly weight: number; readonly rank: number }) | undefined;
  for (const part of header.slice(0, 2000).split(',')) {
    const [range = '', ...rest] = part.trim().split(';');
    const parameters = Object.fromEntries(
      rest.map((one) => {
        const [name = '', value = ''] = one.split('=');
        return [name.trim().toLowerCase(), value.trim().replace(/^"|"$/g, '')];
      }),
    );
    const weight = parameters['q'] === undefined ? 1 : Number(parameters['q']);
    if (!(weight > 0)) continue;
    const rank = offers.findIndex((offer) => matches(range.trim().toLowerCase(), parameters['version'], offer));
    const offer = offers[rank];
    if (offer === undefined) continue;
    if (best === undefined || weight > best.weight || (weight === best.weight && rank < best.rank))
      best = { as: offer.as, parameters, weight, rank };
  }
  if (best !== undefined) return best;
  const offered = [...new Set(offers.map(({ mediaType }) => mediaType))].join(', ');
  throw new RequestRefused('not-acceptable', { asked: header.slice(0, 200), offered });
}

function matches(range: string, version: string | undefined, offer: Offer<unknown>): boolean {
  if (version !== undefined && offer.version !== undefined && version !== offer.version) return false;
  if (range === '*/*' || range === offer.mediaType) return true;
  return range.endsWith('/*') && offer.mediaType.startsWith(range.slice(0, -1));
}
