import type { FiledMatter } from '@shigan/app';

/** Matters that kept lists name between them; a matter in several is held once. */
const most = 10_000;

/** Lists of fewer are read as they are: their rows cost no more than their mark. */
const least = 100;

/** Lists as they were read, each by the mark of the rows that it was read from. */
export class KeptLists {
  /** Questions that were answered with a short list. */
  readonly #short = new Set<string>();
  readonly #held = new Map<string, { readonly mark: string; readonly matters: readonly FiledMatter[] }>();
  #named = 0;

  of(asked: string, mark: string): readonly FiledMatter[] | undefined {
    const held = this.#held.get(asked);
    return held?.mark === mark ? held.matters : undefined;
  }

  /** Whether the list is worth asking for its mark first. */
  isLong(asked: string): boolean {
    return !this.#short.has(asked);
  }

  keep(asked: string, mark: string, matters: readonly FiledMatter[]): void {
    this.#drop(asked);
    this.#short.delete(asked);
    if (matters.length < least) {
      if (this.#short.size > most) this.#short.clear();
      this.#short.add(asked);
      return;
    }
    this.#held.set(asked, { mark, matters });
    this.#named += matters.length;
    for (const oldest of this.#held.keys()) {
      if (this.#named <= most || oldest === asked) return;
      this.#drop(oldest);
    }
  }

  #drop(asked: string): void {
    this.#named -= this.#held.get(asked)?.matters.length ?? 0;
    this.#held.delete(asked);
  }
}
