import type { Store } from '../ports.ts';

/** Keeps what was read lately, per store: whoever opens a figure of a page asks for what the page was made of. The key says of which city
 *  and moment it is; what failed is not kept. */
export function keptLately<T>(kept: number): (store: Store, key: string, read: () => Promise<T>) => Promise<T> {
  const lately = new WeakMap<Store, Map<string, Promise<T>>>();
  return async (store, key, read) => {
    const held = lately.get(store) ?? new Map<string, Promise<T>>();
    lately.set(store, held);
    const reading = held.get(key) ?? read();
    held.delete(key);
    held.set(key, reading);
    const [oldest] = held.keys();
    if (held.size > kept && oldest !== undefined) held.delete(oldest);
    try {
      return await reading;
    } catch (error) {
      held.delete(key);
      throw error;
    }
  };
}
