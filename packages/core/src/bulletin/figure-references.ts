import { withoutNoise } from '../decimal.ts';
import type { Figure } from '../figure/figure.ts';
import { figureId, type Hash, parseFigureId } from '../figure/figure-id.ts';
import type { Block, EconomicBulletin, Run } from './block.ts';

/** A figure that a bulletin holds: its id, and what it said. */
export interface BulletinFigure {
  readonly id: string;
  readonly value: number;
  readonly decimals: number;
  readonly unit: string;
}

/** A bulletin that names its figures by id, and these figures in their order, each once. */
export interface ReferencedBulletin {
  readonly bulletin: EconomicBulletin<string>;
  readonly figures: readonly BulletinFigure[];
}

/** Puts ids in place of figures: what is left can be kept, sent and edited, and every figure can still be worked out again. */
export function referenceFigures(bulletin: EconomicBulletin, hash: Hash): ReferencedBulletin {
  const held = new Map<string, BulletinFigure>();
  const ids = new Map<Figure, string>();
  const idOf = (figure: Figure): string => {
    const known = ids.get(figure);
    if (known !== undefined) return known;
    const id = figureId(figure, hash);
    ids.set(figure, id);
    const { value, decimals, unit } = figure;
    if (typeof value === 'number' && !held.has(id)) held.set(id, { id, value: withoutNoise(value), decimals, unit });
    return id;
  };
  const body = bulletin.body.map((block) => referencedBlock(block, idOf));
  const annex = bulletin.annex.map((block) => referencedBlock(block, idOf));
  return { bulletin: { ...bulletin, body, annex }, figures: [...held.values()] };
}

function referencedBlock(block: Block, idOf: (figure: Figure) => string): Block<string> {
  const referenced = <T extends { readonly figure?: Figure }>(part: T): Omit<T, 'figure'> & { figure?: string } => {
    const { figure, ...rest } = part;
    return figure === undefined ? rest : { ...rest, figure: idOf(figure) };
  };
  switch (block.kind) {
    case 'heading':
    case 'chart':
      return block;
    case 'paragraph':
      return { ...block, runs: block.runs.map(referenced) };
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map(referenced)) };
  }
}

/** Ids of the figures that stand in a bulletin as they were computed, each once, in their order. A figure that a person has
 *  changed is not the record's any more. */
export function figuresStanding(bulletin: Pick<EconomicBulletin<string>, 'body' | 'annex'>): readonly string[] {
  const ids = new Set<string>();
  const add = (part: Run<string>): void => {
    if (part.figure !== undefined && part.hand === undefined) ids.add(part.figure);
  };
  for (const block of [...bulletin.body, ...bulletin.annex]) {
    if (block.kind === 'paragraph') for (const run of block.runs) add(run);
    if (block.kind === 'table') for (const row of block.rows) for (const cell of row) add(cell);
  }
  return [...ids];
}

/** Ids of all figures that a bulletin speaks of, changed ones too. */
export function figuresWithinBulletin(bulletin: Pick<EconomicBulletin<string>, 'body' | 'annex'>): readonly string[] {
  return [...bulletin.body, ...bulletin.annex].flatMap((block) => {
    const parts = block.kind === 'paragraph' ? block.runs : block.kind === 'table' ? block.rows.flat() : [];
    return parts.flatMap(({ figure }) => figure ?? []);
  });
}

/** What a figure is about, whenever it was asked: equal for the same figure as of two moments. */
export function figureSubject(id: string): string | undefined {
  const locator = parseFigureId(id);
  return locator && [locator.rule, locator.indicator, locator.region, locator.span, locator.measure].join(' ');
}
