import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeGb18030 } from './gb18030.ts';

const decoder = new TextDecoder('gb18030', { fatal: true });

test.each([
  ['怀化市', [0xbb, 0xb3, 0xbb, 0xaf, 0xca, 0xd0]],
  ['A,1\r\n', [0x41, 0x2c, 0x31, 0x0d, 0x0a]],
  ['—…①', [0xa1, 0xaa, 0xa1, 0xad, 0xa2, 0xd9]],
  ['€', [0xa2, 0xe3]],
  ['镕', [0xe9, 0x46]],
  ['é', [0xa8, 0xa6]],
  ['ß', [0x81, 0x30, 0x89, 0x38]],
  ['𠀀', [0x95, 0x32, 0x82, 0x36]],
])('%s has its standard bytes', (text, bytes) => {
  expect([...encodeGb18030(text)]).toEqual(bytes);
});

test('half a character becomes the replacement character', () => {
  expect(decoder.decode(encodeGb18030('a\uD800b'))).toBe('a\uFFFDb');
});

test('what is written is read back, for every character but those for private use', () => {
  const ordinary = fc
    .integer({ min: 0x20, max: 0x10ffff })
    .filter((p) => !(p >= 0xd800 && p <= 0xf8ff))
    .map((p) => String.fromCodePoint(p));
  fc.assert(
    fc.property(fc.array(ordinary), (characters) => {
      const text = characters.join('');
      expect(new TextDecoder('gb18030', { fatal: true, ignoreBOM: true }).decode(encodeGb18030(text))).toBe(text);
    }),
  );
});
