import type { ChainLinkBody } from '@shigan/contract';
import { expect, it } from 'vitest';
import { layOut } from './chain-layout.ts';

const figure = { id: '', rule: 'projects', value: 0, shown: '0', unit: '' };

function link(
  name: string,
  position: number,
  strength: 'strong' | 'missing',
  ...upstream: readonly string[]
): ChainLinkBody {
  return {
    code: name,
    name,
    position,
    upstream,
    industry: null,
    leadUnit: null,
    leader: null,
    strength: { code: strength, name: strength },
    enterprises: null,
    revenue: null,
    revenueGrowth: null,
    projects: figure,
    plan: figure,
  };
}

it('stands in columns by position, lines run from left to right, and one with a missing end is broken', () => {
  const drawn = layOut([
    link('a', 1, 'strong'),
    link('b', 2, 'strong', 'a', 'nowhere'),
    link('c', 2, 'missing', 'a', 'c'),
    link('d', 5, 'strong', 'b', 'c'),
  ]);
  expect(drawn.lines.map(({ from, to, isBroken }) => [from, to, isBroken])).toEqual([
    ['a', 'b', false],
    ['a', 'c', true],
    ['b', 'd', false],
    ['c', 'd', true],
  ]);
  const at = new Map(drawn.links.map((one) => [one.link.name, one]));
  expect([at.get('b')?.x, at.get('a')?.y]).toEqual([at.get('c')?.x, at.get('d')?.y]);
  for (const { x, y, width, height } of drawn.links) {
    expect(x + width).toBeLessThanOrEqual(drawn.width);
    expect(y + height).toBeLessThanOrEqual(drawn.height);
  }
});
