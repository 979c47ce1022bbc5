import { reference } from '@shigan/app';
import { buildRegionIndex, parseNotice } from '@shigan/core';
import { describe, expect, test } from 'vitest';
import { layoutNames, makeNotice, type MadeNotice } from './notice-layouts.ts';

const hunan = buildRegionIndex(reference.regions);

/** Every recipient and every unmatched name with the place of its list: what is compared. */
function pairsOf(lists: MadeNotice['lists']): string[] {
  return lists.flatMap(({ recipients, unmatched }, place) => [
    ...recipients.map((code) => `${place} ${code}`),
    ...unmatched.map((name) => `${place} ? ${name}`),
  ]);
}

function read(text: string): MadeNotice['lists'] {
  return parseNotice(text, hunan, { province: '430000' }).elements.map((element) => ({
    number: element.measure.number,
    recipients: element.recipients.map((one) => one.code),
    unmatched: element.unmatched.map((one) => one.name),
  }));
}

/** How many of `wanted` are in `found`, each counted once. */
function common(wanted: readonly string[], found: readonly string[]): number {
  const left = [...found];
  return wanted.filter((pair) => {
    const at = left.indexOf(pair);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
}

const seeds = Array.from({ length: 5 }, (_, place) => place + 1);
const all = layoutNames.flatMap((layout) => seeds.map((seed) => makeNotice(layout, seed)));

describe(`${all.length} notices in ${layoutNames.length} layouts`, () => {
  test.each(layoutNames)('%s: every list with its number', (layout) => {
    for (const notice of all.filter((one) => one.layout === layout)) {
      const found = read(notice.text);
      expect(found.map((list) => list.number)).toEqual(notice.lists.map((list) => list.number));
    }
  });

  test('recipients are found with at least 99 % precision and recall, of each layout and of all', () => {
    const score = (notices: readonly MadeNotice[]): readonly [precision: number, recall: number] => {
      let [hits, wanted, found] = [0, 0, 0];
      for (const notice of notices) {
        const [expected, got] = [pairsOf(notice.lists), pairsOf(read(notice.text))];
        hits += common(expected, got);
        wanted += expected.length;
        found += got.length;
      }
      return [hits / found, hits / wanted];
    };
    const scores = Object.fromEntries([
      ...layoutNames.map((layout) => [layout, score(all.filter((one) => one.layout === layout))] as const),
      ['all', score(all)] as const,
    ]);
    const poor = Object.entries(scores).filter(([, [precision, recall]]) => precision < 0.99 || recall < 0.99);
    expect(poor).toEqual([]);
  });
});
