import { describe, expect, it } from 'vitest';

import { uuidv7 } from './uuid.ts';

describe('uuidv7', () => {
  it('has the form, version and variant of RFC 9562', () => {
    expect(uuidv7()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('begins with the time', () => {
    const future = Date.UTC(2100, 0, 1);
    expect(
      Number.parseInt(
        uuidv7(() => future)
          .replaceAll('-', '')
          .slice(0, 12),
        16,
      ),
    ).toBe(future);
  });

  it('sorts in the order of making, within a millisecond, over its end, and when the clock goes back', () => {
    const start = Date.UTC(2101, 0, 1);
    const ids = Array.from({ length: 10_000 }, (_, i) => uuidv7(() => start - (i % 3)));
    expect(ids).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(ids.length);
  });
});
