import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const ours = fileURLToPath(new URL('../spec', import.meta.url));
const theirs = fileURLToPath(new URL('../../shared', import.meta.url));

// The project keeps unedited copies of its test vectors, so that it can be tested alone.
const copies = [
  { copy: `${ours}/vectors`, original: `${theirs}/spec/vectors` },
  { copy: `${ours}/workbooks`, original: `${theirs}/data/workbooks` },
];

// Where the originals must be, their absence is a failure and not a reason to look away.
const mayBeAbsent = process.env['CI'] !== 'true';

describe.each(copies)('$copy', ({ copy, original }) => {
  test('holds files', () => {
    expect(readdirSync(copy).length).toBeGreaterThan(3);
  });

  test('equals its original byte for byte', (context) => {
    if (!existsSync(original) && mayBeAbsent) context.skip(`the original is not here: ${original}`);
    const names = readdirSync(original).toSorted();
    expect(readdirSync(copy).toSorted()).toEqual(names);
    const different = names.filter(
      (name) => !readFileSync(`${copy}/${name}`).equals(readFileSync(`${original}/${name}`)),
    );
    expect(different).toEqual([]);
  });
});
