import { existsSync, readFileSync } from 'node:fs';
import { reference } from '@shigan/app';
import { buildRegionIndex, type Notice, parseNotice } from '@shigan/core';
import { describe, expect, it } from 'vitest';
import { at } from '../../packages/core/src/testing/at.ts';
import { foldPunctuation, readVectors } from '../../packages/core/src/testing/vectors.ts';

const hunan = buildRegionIndex(reference.regions);

interface Expected {
  readonly title?: string;
  readonly elements: readonly Record<string, unknown>[];
}

const vectors = readVectors<{
  notice: { input: { file: string }; expected: Expected };
  noticeText: { input: { text: string }; expected: Expected };
}>('notice.json');

/** As vectors state it: names that match nothing without their candidates, and only what a case speaks of. */
function asVector(notice: Notice, expected: Expected): unknown {
  return notice.elements.map((element, place) => {
    const stated: Record<string, unknown> = { ...element, unmatched: element.unmatched.map((one) => one.name) };
    const wanted = expected.elements[place] ?? {};
    return Object.fromEntries(Object.keys(wanted).map((key) => [key, stated[key]]));
  });
}

const folded = (value: unknown): unknown => JSON.parse(foldPunctuation(JSON.stringify(value)));

describe('the vectors of notices', () => {
  it.each(vectors.of('noticeText'))('$id', ({ input, expected }) => {
    const notice = parseNotice(input.text, hunan, { province: '430000' });
    expect(folded(asVector(notice, expected))).toEqual(folded(expected.elements));
  });

  const excerpt = at(vectors.of('notice'), 0);
  const official = new URL(`../../../shared/${excerpt.input.file}`, import.meta.url);
  it.skipIf(!existsSync(official))('the excerpt of an official notice, where it lies beside the project', () => {
    const notice = parseNotice(readFileSync(official, 'utf8'), hunan, { province: '430000' });
    expect(notice.title).toBe(excerpt.expected.title);
    expect(folded(asVector(notice, excerpt.expected))).toEqual(folded(excerpt.expected.elements));
    expect(notice.year).toBe(2021);
  });
});
