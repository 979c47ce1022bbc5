import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gunzipSync } from 'node:zlib';
import { splicedBytes } from './spliced-bytes.ts';

test('plain and compressed bytes are those of the whole text, whatever is inserted where', async () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 2000 });
  await fc.assert(
    fc.asyncProperty(text, text, fc.array(text, { minLength: 1, maxLength: 3 }), async (before, after, inserted) => {
      const bytes = await splicedBytes(before, after);
      for (const one of inserted) {
        const whole = Buffer.from(before + one + after);
        expect(bytes.plain(one).equals(whole)).toBe(true);
        expect(gunzipSync(bytes.gzip(one)).equals(whole)).toBe(true);
      }
    }),
  );
});
