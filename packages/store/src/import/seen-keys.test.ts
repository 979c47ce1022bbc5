import { type ObservationKey, span } from '@shigan/core';
import { describe, expect, it } from 'vitest';

import { SeenKeys } from './seen-keys.ts';

const key = (i: number): ObservationKey => ({
  indicator: `indicator-${i % 60}`,
  region: String(431_200 + (Math.floor(i / 60) % 31)),
  span: span(1950 + (Math.floor(i / 22_320) % 100), 1, (Math.floor(i / 1860) % 12) + 1),
  measure: i % 2 === 0 ? 'level' : 'yoy',
});

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
