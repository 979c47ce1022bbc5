import { describe, expect, it } from 'vitest';

import { SeenKeys } from './seen-keys.ts';

const key = (i: number): string =>
  `indicator-${i % 60}\n${431_200 + (i % 31)}\n${1950 + (i % 70)}-1-${i % 12}\nlevel ${i}`;

describe('SeenKeys', () => {
  it('never forgets a key', () => {
    const seen = new SeenKeys();
    for (let i = 0; i < 50_000; i++) seen.add(key(i));
    let forgotten = 0;
    for (let i = 0; i < 50_000; i++) if (!seen.add(key(i))) forgotten += 1;
    expect(forgotten).toBe(0);
  });

  it('seldom takes a new key for an old one, at a million keys too', () => {
    const seen = new SeenKeys();
    let mistaken = 0;
    for (let i = 0; i < 1_000_000; i++) if (seen.add(key(i))) mistaken += 1;
    expect(mistaken).toBeLessThan(1000);
  });
});
