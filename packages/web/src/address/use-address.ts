import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import { type Address, addressHref, parseAddress } from './address.ts';

const changed = 'shigan:address';

function subscribe(listen: () => void): () => void {
  addEventListener('popstate', listen);
  addEventListener(changed, listen);
  return () => {
    removeEventListener('popstate', listen);
    removeEventListener(changed, listen);
  };
}

/** The browser's address as it changes; undefined where there is no such page. */
export function useBrowserAddress(): Address | undefined {
  const href = useSyncExternalStore(subscribe, () => location.pathname + location.search);
  const url = new URL(href, location.origin);
  return parseAddress(url.pathname, url.search);
}

/** Goes to an address without loading the page anew; `replace` leaves no step to go back to. */
export function goTo(address: Address, how: 'push' | 'replace' = 'push'): void {
  const href = addressHref(address);
  if (how === 'push') history.pushState(null, '', href);
  else history.replaceState(null, '', href);
  dispatchEvent(new Event(changed));
}

export const AddressContext: React.Context<Address | undefined> = createContext<Address | undefined>(undefined);

/** The address of the page that one is on. */
export function useAddress(): Address {
  const address = useContext(AddressContext);
  if (address === undefined) throw new Error('no address: outside of a page');
  return address;
}

/** Changes part of the address. */
export function useGo(): (change: Partial<Address>, how?: 'push' | 'replace') => void {
  const address = useAddress();
  return useCallback((change, how) => goTo({ ...address, ...change }, how), [address]);
}
